// The examples' own checks are checked: a planted wrong example must fail, or a green run of the others means nothing.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, describe, expect, it } from "vitest"
import { collect, inDocComments, inMarkdown } from "./extract.ts"
import { writeModules } from "./module.ts"
import { commands, run } from "./shell.ts"
import { typeErrors } from "./types.ts"

const root = join(import.meta.dirname, "../..")
const cleanups: Array<() => void> = []
afterAll(() => {
  for (const cleanup of cleanups) cleanup()
})

const temporary = () => {
  const directory = mkdtempSync(join(tmpdir(), "self-"))
  cleanups.push(() => rmSync(directory, { recursive: true, force: true }))
  return directory
}

const written = (code: string) => {
  const { modules, remove } = writeModules(root, inMarkdown("planted.md", `\`\`\`ts\n${code}\n\`\`\``))
  cleanups.push(remove)
  return modules[0]?.path ?? ""
}
const executed = (code: string) => import(/* @vite-ignore */ written(code))

describe("an example's promises are kept or it fails", () => {
  it.each([
    ["an expression", "1 + 1 // => 2", "1 + 1 // => 3"],
    ["a constant", "const x = { a: [1] } // => { a: [1] }", "const x = { a: [1] } // => { a: [2] }"],
    ["the comment on the next line", "[1,\n 2]\n// => [1, 2]", "[1,\n 2]\n// => [1, 3]"],
    ["a value over two lines", "[1, 2] // => [\n//    1, 2]", "[1, 2] // => [\n//    1, 3]"],
    ["a statement in a block", "{\n  1 + 1 // => 2\n}", "{\n  1 + 1 // => 3\n}"],
    ["an awaited value", "await Promise.resolve(1) // => 1", "await Promise.resolve(1) // => 2"],
    ["a refusal", `JSON.parse("{") // throws: JSON`, `JSON.parse("{") // throws: YAML`],
    [
      "a refusal that does not come",
      `JSON.parse("{") // throws: SyntaxError`,
      `JSON.parse("{}") // throws: SyntaxError`
    ],
    ["an import", `import { Option } from "effect"\nOption.some(1) // => Option.some(1)`, `import "no-such-package"`],
    ["a value and no other fields", "JSON.parse('{}') // => {}", "JSON.parse('{}') // => { a: undefined }"]
  ])("%s", async (_, right, wrong) => {
    await executed(right)
    await expect(executed(wrong)).rejects.toThrow()
  })

  it.each([
    "f(() => 1 // => 1\n)",
    "const { a } = { a: 1 } // => 1",
    "//=> 1",
    "{\n  f(() => {\n    1 // => 1\n  }) // => 2\n}"
  ])("%j promises what cannot be checked", (code) => {
    expect(() => written(code)).toThrow(/promise/)
  })

  it("an example with a type error fails, at its line", () => {
    const right = written("const n: number = 1")
    const wrong = written(`const unused = 1\nconst n: number = "1" // => "1"`)
    const errors = typeErrors(root, [right, wrong])
    expect([...errors.keys()]).toEqual([wrong])
    expect(errors.get(wrong)?.[0]).toContain("line 2 of the example")
  })
})

describe("examples are found", () => {
  it("in a doc comment, under @example, with the line in the file", () => {
    const source = "\n/**\n * Adds.\n * @example\n * ```ts\n * add(1, 2) // => 3\n * ```\n * @since 1\n */\n"
    expect(inDocComments("a.ts", source)).toEqual([
      { file: "a.ts", line: 5, language: "ts", words: "", code: "add(1, 2) // => 3" }
    ])
  })

  it("an @example without a fence is an error", () => {
    expect(() => inDocComments("a.ts", "/**\n * @example\n * add(1, 2) // => 3\n */\n")).toThrow("a.ts:2")
  })

  it("a tree without any example is an error", () => {
    const empty = temporary()
    mkdirSync(join(empty, "docs"))
    writeFileSync(join(empty, "docs/a.md"), "# No example\n")
    expect(() => collect(empty)).toThrow("no example found")
  })

  it("a word after `ts` that means nothing is an error", () => {
    expect(() => writeModules(root, inMarkdown("a.md", "```ts norun\n1\n```"))).toThrow("means nothing")
  })
})

describe("commands", () => {
  it("only this project's lines are run, each with its promised exit code", () => {
    const code = "npm i\ncorepack pnpm --silent keikaku a \\\n  b\n# exit 2\ncorepack pnpm --silent keikaku c > out"
    expect(commands(code)).toEqual([
      { line: "corepack pnpm --silent keikaku a b", exit: 2 },
      { line: "corepack pnpm --silent keikaku c > out", exit: 0 }
    ])
  })

  it("a command is run from the given directory and its exit code is reported", async () => {
    const directory = temporary()
    expect(await run(directory, "corepack pnpm --silent keikaku no-such-command")).toMatchObject({ exit: 64 })
    expect(await run(directory, "corepack pnpm --silent keikaku --version && exit 3")).toMatchObject({
      exit: 3,
      printed: expect.stringMatching(/^\d+\.\d+\.\d+\n$/)
    })
    expect(await run(directory, "corepack pnpm other")).toMatchObject({ exit: 127 })
    expect(await run(directory, "pwd")).toMatchObject({ exit: 0, printed: expect.stringContaining(directory) })
  })
})
