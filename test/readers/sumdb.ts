// Runs the reader in Go, test/readers/sumdb: it is compiled once, without network, and answers one request after another.
import { execFileSync, spawn } from "node:child_process"
import { accessSync } from "node:fs"
import { join } from "node:path"
import { createInterface } from "node:readline"
import { temporaryFolder } from "../temporary.ts"

/** Where Debian's golang-golang-x-mod-dev puts golang.org/x/mod. */
const goPath = "/usr/share/gocode"
const source = join(import.meta.dirname, "sumdb")

const assertInstalled = (): void => {
  try {
    execFileSync("go", ["version"])
    accessSync(join(goPath, "src/golang.org/x/mod/sumdb"))
  } catch (cause) {
    throw new Error(
      "Go and golang.org/x/mod are needed to read what we export with the code of others, and are not installed: apt-get install golang-go golang-golang-x-mod-dev",
      { cause }
    )
  }
}

const compile = (): string => {
  assertInstalled()
  const program = join(temporaryFolder(), "reader")
  const env = { ...process.env, GO111MODULE: "off", GOPATH: goPath, GOFLAGS: "", GOCACHE: temporaryFolder() }
  execFileSync("go", ["build", "-o", program, "."], { cwd: source, env })
  return program
}

/** The reader: `ask` resolves with "ok" or with what is wrong. */
export const startReader = () => {
  const child = spawn(compile(), { stdio: ["pipe", "pipe", "inherit"] })
  const waiting: Array<{ readonly resolve: (said: string) => void; readonly reject: (error: Error) => void }> = []
  createInterface({ input: child.stdout }).on("line", (line) => waiting.shift()?.resolve(line))
  child.on("close", (code) => {
    for (const { reject } of waiting) reject(new Error(`the reader ended with ${code}`))
  })
  return {
    ask: (request: object): Promise<string> =>
      new Promise((resolve, reject) => {
        waiting.push({ resolve, reject })
        child.stdin.write(`${JSON.stringify(request)}\n`)
      }),
    stop: () => void child.stdin.end()
  }
}
