// Runs an example as its reader would: as a process of its own, from the sources.
import { execFile } from "node:child_process"
import { join } from "node:path"

const root = join(import.meta.dirname, "../..")

/** How a process ended, and what it printed. */
export interface Ran {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** Runs `examples/<name>/main.ts` with the arguments. */
export const runExample = (name: string, ...args: ReadonlyArray<string>): Promise<Ran> => {
  const main = join(root, "examples", name, "main.ts")
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ["--conditions=@keikaku/source", "--import", "tsx", main, ...args],
      { cwd: root },
      (failure, stdout, stderr) => resolve({ code: failure === null ? 0 : Number(failure.code), stdout, stderr })
    )
  })
}
