// Every example in the documents and doc comments is type-checked and executed, each as a test named after its place.
// `ts no-run` is only type-checked; of `sh`, the lines that call this project are run, in one empty directory a document: those of
// the guides in `exhaustive`.
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { soak } from "../soak.ts"
import { collect } from "./extract.ts"
import { writeModules } from "./module.ts"
import { commands, run } from "./shell.ts"
import { typeErrors } from "./types.ts"

const root = join(import.meta.dirname, "../..")
const snippets = collect(root)
const inTypeScript = snippets.filter((snippet) => snippet.language === "ts")
const { modules, remove } = writeModules(root, inTypeScript)
const isRunNow = (file: string): boolean => soak(0, 1) === 1 || !file.startsWith("docs/guides/")
const shell = snippets.filter(
  ({ code, file, language }) => language === "sh" && isRunNow(file) && commands(code).length > 0
)

const inEmptyDirectory = () => {
  const start = process.cwd()
  const temporary = process.env.TMPDIR
  const directory = mkdtempSync(join(tmpdir(), "snippets-"))
  beforeAll(() => {
    process.chdir(directory)
    // What an example puts among temporary files goes with the rest.
    process.env.TMPDIR = directory
  })
  afterAll(() => {
    process.chdir(start)
    if (temporary === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = temporary
    rmSync(directory, { recursive: true, force: true })
  })
  return directory
}

describe("examples in TypeScript", () => {
  inEmptyDirectory()
  let errors: ReadonlyMap<string, ReadonlyArray<string>> = new Map()
  beforeAll(() => {
    errors = typeErrors(
      root,
      modules.map((module) => module.path)
    )
  }, 180_000)
  afterAll(remove)

  for (const { name, path, runs } of modules) {
    it(name, async () => {
      expect(errors.get(path) ?? []).toEqual([])
      if (runs) await import(/* @vite-ignore */ path)
    })
  }
})

for (const file of new Set(shell.map((snippet) => snippet.file))) {
  describe(`commands in ${file}`, () => {
    const directory = inEmptyDirectory()
    for (const { line, code } of shell.filter((snippet) => snippet.file === file)) {
      it(`${file}:${line}`, { timeout: 300_000 }, async () => {
        for (const command of commands(code)) {
          const outcome = await run(directory, command.line)
          expect(outcome.exit, `${command.line}\n${outcome.printed}`).toBe(command.exit)
        }
      })
    }
  })
}
