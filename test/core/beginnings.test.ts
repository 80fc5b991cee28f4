// The openings of histories themselves: a step that no door would let in leads nowhere, and the laws would not say so.
import { zenkokuPlan } from "@keikaku/core"
import { Schema } from "effect"
import { describe, expect, test } from "vitest"
import { beginnings } from "./beginnings.ts"

const { decisions } = zenkokuPlan.catalogue

/** What is wrong with a step: no such decision, or a field that its command lacks, has besides, or cannot have. */
const faultOf = ([name, command]: readonly [string, unknown]): string | undefined => {
  const decision = decisions.get(name)
  if (decision === undefined) return `${name}: no such decision`
  const read = Schema.decodeUnknownExit(decision.payload as Schema.Codec<any>, { onExcessProperty: "error" })(command)
  return read._tag === "Success" ? undefined : `${name}: ${read.cause}`
}

describe("the openings", () => {
  test("consist of commands as the doors would let them in", () => {
    const faults = beginnings.flatMap((beginning, n) =>
      (beginning as ReadonlyArray<readonly [string, unknown]>).flatMap((step) => {
        const fault = faultOf(step)
        return fault === undefined ? [] : [`opening ${n + 1}: ${fault}`]
      })
    )
    expect(faults).toEqual([])
  })

  test("would be told when they do not", () => {
    const hold = { occurredOn: "2023-05-10", subject: "p1", basis: "い" }
    expect(faultOf(["LiftLegalHold", hold])).toBeUndefined()
    expect(faultOf(["LiftLegalHold", { ...hold, reason: "い" }])).toContain("reason")
    expect(faultOf(["LiftLegalHold", { ...hold, basis: undefined }])).toContain("basis")
    expect(faultOf(["LiftHold", hold])).toBe("LiftHold: no such decision")
  })
})
