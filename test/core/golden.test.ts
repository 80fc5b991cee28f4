// Released events are frozen: what was stored can be read for ever, and a version's shape never changes.
import { readdirSync } from "node:fs"
import { join } from "node:path"
import { zenkokuPlan } from "@keikaku/core"
import { goldenFaults } from "@keikaku/testing"
import { describe, expect, test } from "vitest"
import { readGolden } from "./golden.ts"

describe("golden files", () => {
  for (const definition of zenkokuPlan.catalogue.events.values()) {
    for (let version = 1; version <= definition.version; version++)
      test(`${definition.type} version ${version} is still read from its stored line, and has the shape and the bytes that its golden file froze`, () => {
        const golden = readGolden(definition.type, version)
        if (golden === undefined) throw new Error(`no golden file: run corepack pnpm golden and commit it`)
        expect(golden).toMatchObject({ type: definition.type, version })
        expect(goldenFaults(zenkokuPlan.catalogue, golden)).toEqual([])
      })
  }

  test("no golden file belongs to an event that is gone", () => {
    const types = readdirSync(join(import.meta.dirname, "golden")).map((file) => file.split(".")[0]!)
    expect(types.filter((type) => !zenkokuPlan.catalogue.events.has(type))).toEqual([])
  })
})
