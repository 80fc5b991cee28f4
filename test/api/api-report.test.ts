// The pages of the public API, made of small packages: what users can notice changes a page, and nothing else does.
import { mkdirSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { expect, test } from "vitest"
import { temporaryFolder } from "../temporary.ts"
import { apiPages } from "./api-report.ts"

const declarations = {
  "index.d.ts": `export * from "./seat.js"\nexport * as guests from "./guest.js"\nexport { seat as chair } from "./seat.js"\n`,
  "seat.d.ts": `import type { Row } from "./row.js"
/** Where a guest sits. */
export interface Seat {
    readonly row: Row
}
export declare const seat: Seat
`,
  "guest.d.ts": `export declare const guest: (name: string) => import("./row.js").Row\n`,
  "row.d.ts": `export interface Row {\n    readonly number: number\n}\nexport interface Unused {\n    readonly never: true\n}\n`
}

type File = keyof typeof declarations

const pageWith = (changed: Partial<Record<File, string>> = {}): string => {
  const folder = temporaryFolder()
  const files = Object.entries({ ...declarations, ...changed }).map(([name, text]) => [`dist/${name}`, text] as const)
  const exports = { ".": { import: { types: "./dist/index.d.ts" } } }
  for (const [name, text] of [...files, ["package.json", JSON.stringify({ name: "@hall/seats", exports })] as const]) {
    const path = join(folder, "seats", name)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
  }
  return apiPages(folder)[join(folder, "seats/api.md")]!
}

const changing = (file: File, from: string, to: string): string => {
  expect(declarations[file]).toContain(from)
  return pageWith({ [file]: declarations[file].replace(from, to) })
}

test("a page says what each entry exports, under which name and from which module", () => {
  expect(pageWith()).toContain(
    "## @hall/seats\n\n```ts\nSeat // seat\nchair // seat of seat\nguests.guest // guest\nseat // seat\n```\n"
  )
})

test("a page says how each name, and each type that it reaches, is declared, once and without comments", () => {
  expect(pageWith().split("## How it is declared\n\n")[1]).toBe(
    [
      "### guest\n\n```ts\nconst guest: (name: string) => Row\n```\n",
      "### row\n\n```ts\ninterface Row {\n    readonly number: number;\n}\n```\n",
      "### seat\n\n```ts\nconst seat: Seat\ninterface Seat {\n    readonly row: Row;\n}\n```\n"
    ].join("\n")
  )
})

test.each([
  ["a field of an exported type", () => changing("seat.d.ts", "row: Row", "row?: Row")],
  ["a field of a type that is only reached", () => changing("row.d.ts", "number: number", "number: string")],
  ["a name in a namespace", () => changing("guest.d.ts", "guest:", "visitor:")],
  ["a name that is exported no more", () => changing("index.d.ts", "seat as chair", "seat as stool")]
])("a change of %s changes the page", (_, page) => {
  expect(page()).not.toBe(pageWith())
})

test.each([
  ["a comment", () => changing("seat.d.ts", "Where a guest sits", "A place")],
  ["a type that nobody reaches", () => changing("row.d.ts", "never: true", "never: false")]
])("a change of %s leaves the page as it is", (_, page) => {
  expect(page()).toBe(pageWith())
})

test("a long type that a declaration repeats is written once", () => {
  const type = `{\n    readonly street: string\n    readonly number: number\n    readonly city: string\n    readonly country: string\n}`
  const page = changing("seat.d.ts", "declare const seat: Seat", `declare const seat: (from: ${type}) => ${type}`)
  expect(page).toContain("const seat: (from: Type1) => Type1\n  where Type1 = {\n    readonly street: string;\n")
  expect(page.match(/street/g)).toHaveLength(1)
})

test("a package that is not built is refused", () => {
  const folder = temporaryFolder()
  mkdirSync(join(folder, "seats"))
  const manifest = { name: "@hall/seats", exports: { ".": { import: { types: "./dist/index.d.ts" } } } }
  writeFileSync(join(folder, "seats/package.json"), JSON.stringify(manifest))
  expect(() => apiPages(folder)).toThrow("dist/index.d.ts is missing: build first")
})
