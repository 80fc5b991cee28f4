// The pages that make claims about the project, held against it: what is done, and what is promised.
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs"
import { join, resolve } from "node:path"
import { zenkokuPlan } from "@keikaku/core"
import { storeReasons } from "@keikaku/kernel"
import { describe, expect, test } from "vitest"
import { exitCodes } from "../../packages/cli/src/exit-code.ts"
import { planRows } from "./plan-rows.ts"
import { provenBy } from "./reference/coverage.ts"
import { exportedNames } from "./reference/exported-names.ts"
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
  test.each(Object.entries(pages()))("%s is what `corepack pnpm reference` writes", (path, page) => {
    // Compared without what the formatter adds: the width of columns.
    const bare = (text: string) => text.replaceAll(/ +/g, " ").replaceAll(/-{3,}/g, "---")
    expect(bare(readFileSync(join(docs, "..", path), "utf8"))).toBe(bare(page))
  })

  test.each(["audit", "core", "kernel", "store-sqlite"])(
    "the values that are named for %s are those it has",
    async (name) => {
      const { values } = exportedNames(join(docs, `../packages/${name}/src/index.ts`))
      expect(values).toEqual(Object.keys(await import(`@keikaku/${name}`)).sort())
    }
  )

  test("every row that a topic covers is a row of the plan, and has a test that is named after it", () => {
    const covered = zenkokuPlan.topics.flatMap((topic) => topic.rows)
    expect(covered.filter((id) => !planRows.some((row) => row.id === id))).toEqual([])
    expect(covered.filter((id) => provenBy(id).length === 0)).toEqual([])
    expect(planRows).toHaveLength(43)
  })
})

test("the names in code of docs/glossary-terms.md are in the sources", () => {
  const sources = textOf(join(docs, "../packages/core/src")) + textOf(join(docs, "../packages/kernel/src"))
  const names = rows(page("glossary-terms.md")).flatMap(([, , inCode]) =>
    [...inCode!.matchAll(/`([^`]+)`/g)].map((m) => m[1]!)
  )
  expect(names.length).toBeGreaterThan(20)
  expect(names.filter((name) => !new RegExp(`(?<![A-Za-z-])${name}(?![A-Za-z-])`).test(sources))).toEqual([])
})

test("docs/start-here.md names every chapter of the plan", () => {
  const [, named] = /for each chapter of the plan: `([^`]+)`/.exec(page("start-here.md")) ?? []
  const core = join(docs, "../packages/core/src")
  const isChapter = (name: string) => /^export \* as /m.test(textOf(join(core, name, "index.ts")))
  const folders = readdirSync(core).filter((name) => existsSync(join(core, name, "index.ts")))
  expect(named?.split(" ").sort()).toEqual(folders.filter(isChapter).map((name) => `${name}/`))
})

describe("docs/guides/operating.md", () => {
  const firstCells = rows(page("guides/operating.md")).map(([first]) => first!.replaceAll("`", ""))

  test("says what to do at every exit code", () => {
    expect(firstCells.filter((cell) => /^\d+$/.test(cell)).map(Number)).toEqual(Object.values(exitCodes))
  })

  test("says what to do for every reason of a store that fails", () => {
    expect(firstCells.filter((cell) => cell in storeReasons)).toEqual(Object.keys(storeReasons))
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
