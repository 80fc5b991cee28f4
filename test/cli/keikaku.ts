// Runs the real command line as a child process, from a folder of its own, and returns what came out of it.
import { type SpawnOptionsWithoutStdio, spawn } from "node:child_process"
import { onTestFinished } from "vitest"
import { compiledScript } from "../compiled.ts"

/** The arguments of Node that run `keikaku`. */
export const program = [compiledScript("keikaku")]

/** What a run left behind. */
export interface Run {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** The environment of a run: that of the tests, without a store of somebody's own. */
const environment = { ...process.env, KEIKAKU_STORE: undefined, NO_COLOR: "1" }

/** Starts `keikaku serve` on a free port; resolves with its address once it has printed it, and rejects if it ends before. */
export const serving = async (options: SpawnOptionsWithoutStdio) => {
  const child = spawn(process.execPath, [...program, "serve", "--port", "0"], options)
  // What a failed test did not end would serve for ever.
  onTestFinished(() => void child.kill("SIGKILL"))
  let err = ""
  const address = await new Promise<string>((resolve, reject) => {
    child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
      err += chunk
      const found = /http:\/\/\S+/.exec(err)
      if (found) resolve(found[0])
    })
    child.on("close", (code) => reject(new Error(`keikaku serve ended with ${code}: ${err}`)))
  })
  const ended = new Promise<number | null>((resolve) => child.on("close", resolve))
  return { address, ended, child }
}

/** Runs `keikaku` in a folder, with a text on its standard input. */
export const keikakuIn =
  (folder: string) =>
  (args: ReadonlyArray<string>, stdin = ""): Promise<Run> =>
    new Promise((resolve, reject) => {
      const child = spawn(process.execPath, [...program, ...args], { cwd: folder, env: environment })
      const text = { out: "", err: "" }
      child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
        text.out += chunk
      })
      child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
        text.err += chunk
      })
      child.on("error", reject)
      child.on("close", (code) => resolve({ code, ...text }))
      child.stdin.on("error", () => {})
      child.stdin.end(stdin)
    })
