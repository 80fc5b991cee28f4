// Runs an example as a process of its own.
import { execFile } from "node:child_process"
import { join } from "node:path"
import { compiled } from "../compiled.ts"

const root = join(import.meta.dirname, "../..")

/** How a process ended, and what it printed. */
export interface Ran {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** Runs `examples/<name>/main.ts` with the arguments, and with what is added to the environment. */
export const runExample = (
  example: string | { readonly name: string; readonly env: Readonly<Record<string, string>> },
  ...args: ReadonlyArray<string>
): Promise<Ran> => {
  const { env, name } = typeof example === "string" ? { name: example, env: {} } : example
  const main = compiled(`examples/${name}/main.ts`)
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [main, ...args],
      { cwd: root, env: { ...process.env, ...env } },
      (failure, stdout, stderr) => resolve({ code: failure === null ? 0 : Number(failure.code), stdout, stderr })
    )
  })
}
