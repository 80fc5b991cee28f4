// Starts the scripts of ./scripts as processes of their own, and reads what they print line by line.
import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { createInterface } from "node:readline"
import { compiled } from "../compiled.ts"

/** A running script. */
export interface Script {
  readonly child: ChildProcess
  /** The lines that it has printed, growing. */
  readonly lines: ReadonlyArray<string>
  /** Resolves once it has printed that number of lines; rejects when it ends before. */
  readonly printed: (lines: number) => Promise<void>
  /** Resolves when the process has ended and all it printed was read. */
  readonly ended: Promise<{ readonly code: number | null; readonly signal: string | null }>
}

/** Starts a script of this folder with its arguments. */
export const start = (name: string, ...parameters: ReadonlyArray<string>): Script =>
  startScript(`test/store-sqlite/scripts/${name}`, ...parameters)

/** Starts a script, given its path in the checkout. */
export const startScript = (path: string, ...parameters: ReadonlyArray<string>): Script => {
  const child = spawn(process.execPath, [compiled(path), ...parameters], {
    stdio: ["pipe", "pipe", "inherit"]
  })
  const lines: Array<string> = []
  const output = createInterface(child.stdout)
  output.on("line", (line) => lines.push(line))
  const ended = Promise.all([once(child, "close"), once(output, "close")]).then(([[code, signal]]) => ({
    code,
    signal
  }))
  const printed = (count: number) =>
    new Promise<void>((resolve, reject) => {
      const look = () => {
        if (lines.length < count) return
        output.off("line", look)
        resolve()
      }
      output.on("line", look)
      look()
      ended.then(() => reject(new Error(`${path} ended after ${lines.length} lines`)))
    })
  return { child, lines, printed, ended }
}
