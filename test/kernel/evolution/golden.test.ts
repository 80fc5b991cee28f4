// Old lines, kept as files, and what they read as today: for each way in which an event can change. The files never change.
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { decodeEvents } from "@keikaku/kernel"
import { unannouncedTags } from "@keikaku/testing"
import { Result } from "effect"
import { describe, expect, it } from "vitest"
import { catalogue } from "./restaurant.ts"

interface Golden {
  readonly entries: ReadonlyArray<{ readonly line: string; readonly reads: object }>
}

const folder = join(import.meta.dirname, "../golden")
const files = readdirSync(folder)

describe("old lines", () => {
  it("there are some for each way to change", () => {
    expect(files.map((file) => file.split(".")[0])).toEqual([
      "added-field",
      "renamed-and-tagged",
      "retired",
      "split",
      "unreadable"
    ])
  })

  for (const file of files) {
    const { entries }: Golden = JSON.parse(readFileSync(join(folder, file), "utf8"))
    for (const [n, { line, reads }] of entries.entries()) {
      const { data, type, version } = JSON.parse(line)
      it(`${file}: ${type} version ${version} with ${JSON.stringify(data)} reads as it always has`, () => {
        const read = decodeEvents(catalogue, { position: n + 1, line })
        if (Result.isFailure(read)) expect({ ...read.failure, message: read.failure.message }).toMatchObject(reads)
        else {
          expect(read.success).toMatchObject(reads)
          expect(read.success.length).toBe((reads as ReadonlyArray<object>).length)
          for (const { actor, commandId, recordedAt } of read.success)
            expect(JSON.parse(line)).toMatchObject({ actor, commandId, recordedAt })
          expect(unannouncedTags(catalogue, { position: n + 1, line })).toEqual([])
        }
      })
    }
  }
})
