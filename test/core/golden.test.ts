// Released events are frozen: what was stored can be read for ever, and a version's shape never changes.
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { zenkokuPlan } from "@keikaku/core"
import { type Golden, goldenFaults } from "@keikaku/testing"
import { describe, expect, test } from "vitest"
import { readGolden } from "./golden.ts"

const folder = join(import.meta.dirname, "golden")

describe("golden files", () => {
  for (const { formerly, type, version } of zenkokuPlan.catalogue.events.values()) {
    for (let each = 1; each <= version; each++)
      test(`${type} version ${each} has a golden file, of its present name or a former one`, () => {
        const names = each === version ? [type] : [type, ...formerly]
        const found = names.some((name) => readGolden(name, each) !== undefined)
        if (!found) throw new Error(`no golden file: run corepack pnpm golden and commit it`)
      })
  }

  test.each(readdirSync(folder))("%s is still read, and has the shape and the bytes that it froze", (file) => {
    const golden: Golden = JSON.parse(readFileSync(join(folder, file), "utf8"))
    expect(file).toBe(`${golden.type}.v${golden.version}.golden.json`)
    expect(goldenFaults(zenkokuPlan.catalogue, golden)).toEqual([])
  })
})
