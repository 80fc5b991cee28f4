// Runs the command lines that documents show. `corepack` is replaced by a two-line stand-in that calls the pnpm of this
// checkout on this checkout, so that a line can be run word for word from an empty directory.
import { execFile } from "node:child_process"
import { mkdirSync, writeFileSync } from "node:fs"
import { delimiter, join } from "node:path"

/** A line to run as it stands, and the exit code that the document promises. */
export interface Command {
  readonly line: string
  readonly exit: number
}

const ours = "corepack pnpm --silent keikaku"

/** The lines of a fence that call this project, each with the `# exit N` of the line below it; 0 without one. */
export const commands = (code: string): ReadonlyArray<Command> => {
  const lines = code.replaceAll(/\\\n\s*/g, "").split("\n")
  return lines.flatMap((line, at) =>
    line.startsWith(ours) ? [{ line, exit: Number(/^# exit (\d+)/.exec(lines[at + 1] ?? "")?.[1] ?? 0) }] : []
  )
}

/** Runs one line in `directory`; answers its exit code and everything it printed. */
export const run = (root: string, directory: string, line: string): Promise<{ exit: number; printed: string }> => {
  const bin = join(directory, ".bin")
  mkdirSync(bin, { recursive: true })
  const standIn = `#!/bin/sh\nshift\nexec "${join(root, "node_modules/.bin/pnpm")}" --dir "${root}" "$@"\n`
  writeFileSync(join(bin, "corepack"), standIn, { mode: 0o755 })
  const env = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}` }
  return new Promise((resolve) =>
    execFile("sh", ["-c", line], { cwd: directory, env, timeout: 50_000 }, (error, stdout, stderr) =>
      resolve({ exit: error === null ? 0 : typeof error.code === "number" ? error.code : 1, printed: stdout + stderr })
    )
  )
}
