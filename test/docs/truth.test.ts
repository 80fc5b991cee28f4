// The pages that make claims about the project, held against it: what is done, and what is promised.
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs"
import { dirname, join, resolve } from "node:path"
import { zenkokuPlan } from "@keikaku/core"
import { describe, expect, test } from "vitest"
import { planRows } from "./plan-rows.ts"
import { provenBy } from "./reference/coverage.ts"
import { pages } from "./reference.ts"

const docs = join(import.meta.dirname, "../../docs")
const page = (name: string) => readFileSync(join(docs, name), "utf8")
const cells = (line: string) =>
  line
    .split("|")
    .map((cell) => cell.trim())
    .slice(1, -1)
const rows = (text: string) =>
  text
    .split("\n")
    .filter((line) => /^\| (?!-|Row|Promise)/.test(line) && !line.startsWith("|-"))
    .map(cells)
const links = (cell: string) =>
  [...cell.matchAll(/\[([^\]]+)\]\(([^)#]+)[^)]*\)/g)].map((m) => ({ text: m[1]!, path: m[2]! }))

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")

const textOf = (path: string): string =>
  statSync(path).isDirectory()
    ? readdirSync(path)
        .map((name) => textOf(join(path, name)))
        .join("\n")
    : readFileSync(path, "utf8")

describe("what is derived from the plan", () => {
  test.each(Object.keys(pages()))("%s is what `corepack pnpm reference` writes", (path) => {
    // Compared without what the formatter adds: the width of columns.
    const bare = (text: string) => text.replaceAll(/ +/g, " ").replaceAll(/-{3,}/g, "---")
    expect(bare(readFileSync(join(docs, "..", path), "utf8"))).toBe(bare(pages()[path]!))
  })

  test("every row that a topic covers is a row of the plan, and has a test that is named after it", () => {
    const covered = zenkokuPlan.topics.flatMap((topic) => topic.rows)
    expect(covered.filter((id) => !planRows.some((row) => row.id === id))).toEqual([])
    expect(covered.filter((id) => provenBy(id).length === 0)).toEqual([])
    expect(planRows).toHaveLength(43)
  })
})

describe("docs/promises.md", () => {
  for (const [promise = "", source = "", proof = ""] of rows(page("promises.md")))
    test(`${promise}: the source and the test exist`, () => {
      for (const { path } of [...links(source), ...links(proof)])
        expect(existsSync(resolve(docs, path)), path).toBe(true)
      // The words must stand in a title, which a function follows, and not merely somewhere in the file.
      for (const { path, text } of links(proof))
        expect(textOf(resolve(docs, path))).toMatch(new RegExp(`["\`][^"\`\\n]*${escaped(text)}[^"\`\\n]*["\`],`))
    })
})

describe("links in the documents", () => {
  const pages = ["../README.md", "../CONTRIBUTING.md", "start-here.md", "coverage.md", "promises.md"]
  for (const name of pages)
    test(`${name} links only to what is there`, () => {
      const local = links(page(name)).filter(({ path }) => !path.startsWith("http"))
      const missing = local.filter(({ path }) => !existsSync(resolve(dirname(join(docs, name)), path)))
      expect(missing).toEqual([])
    })
})
