// The pages that make claims about the project, held against it: what is done, and what is promised.
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs"
import { dirname, join, resolve } from "node:path"
import { zenkokuPlan } from "@keikaku/core"
import { describe, expect, test } from "vitest"

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
const quoted = (cell: string) => [...cell.matchAll(/`([^`]+)`/g)].map((m) => m[1]!)

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")

const textOf = (path: string): string =>
  statSync(path).isDirectory()
    ? readdirSync(path)
        .map((name) => textOf(join(path, name)))
        .join("\n")
    : readFileSync(path, "utf8")

describe("docs/coverage.md", () => {
  const [done = "", open = ""] = page("coverage.md").split("## Not yet")
  const doneRows = rows(done)

  test("names every row of the plan once, and what the law and auditors ask for besides", () => {
    const ids = [...doneRows, ...rows(open)].map(([id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids).toHaveLength(44)
  })

  for (const [id = "", , code = "", proof = "", decisions = "", reportNames = ""] of doneRows)
    test(`${id} is done: its code, test, decisions and reports exist`, () => {
      const files = [...links(code), ...links(proof)].map(({ path }) => resolve(docs, path))
      expect(files.filter((file) => !existsSync(file))).toEqual([])
      expect(links(proof).every(({ path }) => textOf(resolve(docs, path)).includes(`"${id} `))).toBe(true)
      expect(quoted(decisions).filter((name) => !zenkokuPlan.catalogue.decisions.has(name))).toEqual([])
      expect(quoted(reportNames).filter((name) => !zenkokuPlan.reports.has(name))).toEqual([])
    })

  test("every decision and report belongs to a row", () => {
    const named = new Set(
      doneRows.flatMap(([, , , , decisions = "", names = ""]) => [...quoted(decisions), ...quoted(names)])
    )
    expect(
      [...zenkokuPlan.catalogue.decisions.keys(), ...zenkokuPlan.reports.keys()].filter((name) => !named.has(name))
    ).toEqual([])
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
