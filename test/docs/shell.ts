// Runs the command lines that documents show, word for word, from an empty directory. A stand-in takes the place of `corepack`
// and starts the program of package.json's script without a package manager, which would take most of the time.
import { execFile } from "node:child_process"
import { mkdirSync, writeFileSync } from "node:fs"
import { delimiter, join } from "node:path"
import { compiledScript } from "../compiled.ts"

/** A line to run as it stands, and the exit code that the document promises. */
export interface Command {
  readonly line: string
  readonly exit: number
}

/** How a line ended, and everything that it printed. */
export interface Outcome {
  readonly exit: number
  readonly printed: string
}

const ours = "corepack pnpm --silent keikaku"

/** The lines of a fence that call this project, each with the `# exit N` of the line below it; 0 without one. */
export const commands = (code: string): ReadonlyArray<Command> => {
  const lines = code.replaceAll(/\\\n\s*/g, "").split("\n")
  return lines.flatMap((line, at) =>
    line.startsWith(ours) ? [{ line, exit: Number(/^# exit (\d+)/.exec(lines[at + 1] ?? "")?.[1] ?? 0) }] : []
  )
}

const shell = (line: string, cwd: string, path = process.env.PATH): Promise<Outcome> => {
  const env = { ...process.env, PATH: path, KEIKAKU_STORE: undefined }
  return new Promise((resolve) =>
    execFile("sh", ["-c", line], { cwd, env, timeout: 50_000 }, (error, stdout, stderr) =>
      resolve({ exit: error === null ? 0 : typeof error.code === "number" ? error.code : 1, printed: stdout + stderr })
    )
  )
}

/** Runs one line in `directory`, without a package manager; of `corepack`, only our own command is known there. */
export const run = (directory: string, line: string): Promise<Outcome> => {
  const bin = join(directory, ".bin")
  mkdirSync(bin, { recursive: true })
  const standIn = [
    "#!/bin/sh",
    `[ "corepack $1 $2 $3" = "${ours}" ] || { echo "not a command of this project: corepack $*" >&2; exit 127; }`,
    "shift 3",
    `exec "${process.execPath}" "${compiledScript("keikaku")}" "$@"`
  ]
  writeFileSync(join(bin, "corepack"), `${standIn.join("\n")}\n`, { mode: 0o755 })
  return shell(line, directory, `${bin}${delimiter}${process.env.PATH}`)
}

/** Runs one line in the checkout as a reader would, through corepack and pnpm. */
export const runAsDocumented = (root: string, line: string): Promise<Outcome> => shell(line, root)
