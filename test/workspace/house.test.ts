// The rules of the house that no tool of its own enforces: what lies where, how large a file may be, how it opens.
import { readFileSync } from "node:fs"
import { basename, join } from "node:path"
import { describe, expect, it } from "vitest"
import { files, root, sources } from "./tree.ts"

const text = (file: string) => readFileSync(join(root, file), "utf8")
const lines = (file: string) => text(file).trimEnd().split("\n").length
const codeLines = (file: string) =>
  text(file)
    .split("\n")
    .filter((line) => !/^\s*($|\/\/|\/\*|\*)/.test(line)).length
const code = files.filter((file) => /\.(ts|mts|cts|js|mjs|cjs)$/.test(file))
const kernel = sources.filter((file) => file.startsWith("packages/kernel/"))

const topLevel = new Set([
  ...["packages", "examples", "docs", "test"],
  ...["package.json", "pnpm-workspace.yaml", "pnpm-lock.yaml", "tsconfig.base.json", "tsconfig.json"],
  ...["biome.json", "vitest.config.ts", "README.md", "CONTRIBUTING.md", "LICENSE"]
])

/** Tables that are longer than a program may be, each with its reason. */
const dataTables: Readonly<Record<string, string>> = {
  "packages/standalone/src/plan-types.ts": "generated from the plan"
}

const domainWords = new RegExp(
  [
    "federation|prefectur|branch|canvass|promoter|agenc(?:y|ies)|policyholder|premium|insur|establishment",
    "\\btargets?\\b|apportion|case.?file|welfare|outreach|fiscal|\\byen\\b|連合会|支部|推進員|代理店|保険|目標|計画"
  ].join("|"),
  "i"
)

/** The comment lines that a file opens with, a shebang and indented examples aside. */
const opening = (file: string): number => {
  const body = text(file).replace(/^#!.*\n/, "")
  if (body.startsWith("/*")) return body.slice(0, body.indexOf("*/")).split("\n").length
  const lines = body.split("\n")
  const comment = lines.slice(
    0,
    lines.findIndex((line) => !line.startsWith("//"))
  )
  return comment.filter((line) => !/^\/\/($| {3})/.test(line)).length
}

describe("the house", () => {
  it("nothing lies at the top level but what is listed", () => {
    const names = new Set(files.map((file) => file.split("/")[0] ?? ""))
    expect([...names].filter((name) => !name.startsWith(".") && !topLevel.has(name))).toEqual([])
  })

  it("no file of code is longer than 400 lines, named data tables aside", () => {
    expect(code.filter((file) => lines(file) > 400 && !(file in dataTables))).toEqual([])
    expect(Object.keys(dataTables).filter((file) => !files.includes(file))).toEqual([])
  })

  it("every source file opens with one to four lines that say what it is", () => {
    expect(sources.filter((file) => opening(file) < 1 || opening(file) > 4)).toEqual([])
  })

  it("no file or folder has a name that says nothing", () => {
    const empty = /^(utils?|helpers?|commons?|misc|managers?)$/i
    expect(code.filter((file) => file.split(/[/.-]/).some((word) => empty.test(word)))).toEqual([])
  })

  it("the linter forbids default exports, enums and namespaces", () => {
    expect(JSON.parse(text("biome.json")).linter.rules.style).toMatchObject({
      noDefaultExport: "error",
      noEnum: "error",
      noNamespace: "error"
    })
  })
})

describe("the kernel", () => {
  it("has at most 3,190 lines, comments and blank lines aside", () => {
    expect(kernel.map(codeLines).reduce((sum, n) => sum + n, 0)).toBeLessThanOrEqual(3_190)
  })

  it("knows no word of the business", () => {
    const found = kernel.flatMap((file) =>
      text(file)
        .split("\n")
        .flatMap((line, index) => (domainWords.test(line) ? [`${basename(file)}:${index + 1}: ${line.trim()}`] : []))
    )
    expect(found).toEqual([])
  })
})
