// Released events are frozen: what was stored can be read for ever, and a version's shape never changes.
import { readdirSync } from "node:fs"
import { join } from "node:path"
import { zenkokuPlan } from "@keikaku/core"
import { decodeEvents, encodeEvent, lineOf } from "@keikaku/kernel"
import { unannouncedTags } from "@keikaku/testing"
import { Result } from "effect"
import { describe, expect, test } from "vitest"
import { readGolden, schemaOf } from "./golden.ts"

describe("golden files", () => {
  for (const definition of zenkokuPlan.catalogue.events.values()) {
    for (let version = 1; version <= definition.version; version++)
      test(`${definition.type} version ${version} is still read from its stored line`, () => {
        const golden = readGolden(definition.type, version)
        if (golden === undefined) throw new Error(`no golden file: run corepack pnpm golden and commit it`)
        const recorded = Result.getOrThrow(decodeEvents(zenkokuPlan.catalogue, { position: 1, line: golden.line }))[0]!
        expect(recorded.event._tag).toBe(definition.type)
        expect(unannouncedTags(zenkokuPlan.catalogue, { position: 1, line: golden.line })).toEqual([])
      })

    test(`${definition.type} has the shape and the bytes that its golden file froze`, () => {
      const golden = readGolden(definition.type, definition.version)!
      expect(schemaOf(definition)).toEqual(golden.schema)
      const recorded = Result.getOrThrow(decodeEvents(zenkokuPlan.catalogue, { position: 1, line: golden.line }))[0]!
      const { event, recordedAt } = recorded
      expect(lineOf(encodeEvent(definition, event, recorded, recordedAt), recordedAt)).toBe(golden.line)
    })
  }

  test("no golden file belongs to an event that is gone", () => {
    const types = readdirSync(join(import.meta.dirname, "golden")).map((file) => file.split(".")[0]!)
    expect(types.filter((type) => !zenkokuPlan.catalogue.events.has(type))).toEqual([])
  })
})
