// Whose personal values a topic holds, its events declare: an own topic of a host is kept, erased and shown like any of the plan's.
import {
  Commitment,
  definePlan,
  defineTopic,
  PromoterId,
  personalData,
  planTopics,
  zenkokuRohoren
} from "@keikaku/core"
import { defineEvent } from "@keikaku/kernel"
import { scenarios } from "@keikaku/testing"
import { Schema } from "effect"
import { describe, expect, test } from "vitest"
import { happened, openOffice } from "../sweep/world.ts"
import { InspectorNamed, InspectorRelieved, inspectedPlan, NameInspector, RelieveInspector } from "./inspection.ts"

const { ErasePersonalData, LegalHoldPlaced, PersonalDataErased, PlaceLegalHold } = personalData

const commitment = (digit: string) => `commitment:${digit.repeat(64)}`
const naming = {
  ...{ inspector: "i1", branch: "13", occurredOn: "2022-04-01" },
  ...{ fullName: commitment("c"), phone: commitment("d") }
}
const named = happened(InspectorNamed, naming)
const relieved = happened(InspectorRelieved, { inspector: "i1", branch: "13", occurredOn: "2023-03-31" })
const erasure = { subject: "i1", basis: "保存期間満了", approver: "hq-7", occurredOn: "2028-04-01" }
const { given } = scenarios({
  catalogue: inspectedPlan.catalogue,
  settings: zenkokuRohoren,
  now: "2050-01-01T00:00:00.000Z"
})

describe("D8 the personal values of an own topic", () => {
  test("are found under the person whom the event declares, and only where one was given", () => {
    expect(InspectorNamed.tags(named)).toEqual(["inspector:i1", "branch:13", "subject:i1"])
    expect(InspectorRelieved.tags(relieved)).toEqual(["inspector:i1", "branch:13"])
  })

  test("are erased together, once the topic uses them no more and the retention period has ended", () => {
    given(named).when(ErasePersonalData, erasure).thenRefused(personalData.PersonalDataInUse)
    given(named, relieved)
      .when(ErasePersonalData, { ...erasure, occurredOn: "2028-03-31" })
      .thenRefused(personalData.RetentionPeriodRunning)
    given(named, relieved)
      .when(ErasePersonalData, erasure)
      .thenRecorded(happened(PersonalDataErased, { ...erasure, commitments: [commitment("c"), commitment("d")] }))
  })

  test("are put under a legal hold", () => {
    const hold = { subject: "i1", basis: "照会", occurredOn: "2023-05-01" }
    const placed = happened(LegalHoldPlaced, hold)
    given(named).when(PlaceLegalHold, hold).thenRecorded(placed)
    given(named, relieved, placed).when(ErasePersonalData, erasure).thenRefused(personalData.LegalHoldInForce)
  })

  test("are unknown to a plan that does not have the topic", () => {
    const without = scenarios({
      catalogue: definePlan({ topics: planTopics, federation: zenkokuRohoren }).catalogue,
      settings: zenkokuRohoren
    })
    without
      .given()
      .when(ErasePersonalData, { ...erasure, occurredOn: "2028-04-01" })
      .thenRefused(personalData.PersonalDataNotHeld)
  })

  test("stand in the report of personal data and in person columns, field by field", () => {
    const office = openOffice(zenkokuRohoren, inspectedPlan)
    office.moveTo("2035-01-01")
    office.act(NameInspector, "2022-04-01", naming)
    expect(office.rows("personal-data", {})).toMatchObject([{ subject: "i1", held: 2, stateCode: "inUse" }])
    office.act(RelieveInspector, "2023-03-31", { inspector: "i1" })
    expect(office.rows("personal-data", {}, { effectiveOn: "2023-04-01" })).toMatchObject([
      { subject: "i1", held: 2, stateCode: "retained", retainedUntil: "2028-03-31" }
    ])
    const cell = (digit: string, erased: boolean) => ({ subject: "i1", commitment: commitment(digit), erased })
    expect(office.rows("inspectors", {})).toEqual([
      { inspector: "i1", name: cell("c", false), phone: cell("d", false) }
    ])
    office.act(ErasePersonalData, "2028-04-01", erasure)
    expect(office.rows("inspectors", {})).toEqual([{ inspector: "i1", name: cell("c", true), phone: cell("d", true) }])
    expect(office.rows("personal-data", {})).toMatchObject([{ subject: "i1", held: 0, stateCode: "erased" }])
  })
})

describe("D8 a declaration", () => {
  const planWith = (event: ReturnType<typeof defineEvent<string, any>>) => () =>
    definePlan({
      topics: [
        defineTopic({
          name: "own",
          label: { ja: "独自", en: "Own" },
          by: ["headquarters"],
          decisions: [],
          retired: [event as never]
        })
      ],
      federation: zenkokuRohoren
    })

  test("names every field that holds a commitment, or the plan is not made", () => {
    const fields = { promoter: PromoterId, name: Schema.optionalKey(Commitment) }
    const undeclared = defineEvent("SomebodyNamed", { label: "命名", fields, tags: () => [] })
    expect(planWith(undeclared as never)).toThrow(/^bug: definePlan: SomebodyNamed\.name/)
    const declared = defineEvent("SomebodyNamed", {
      label: "命名",
      fields,
      tags: () => [],
      commits: { fields: ["name"], subject: (e) => e.promoter }
    })
    expect(planWith(declared as never)).not.toThrow()
  })

  test("names no field that holds anything else", () => {
    const wrong = defineEvent("SomebodyNamed", {
      label: "命名",
      fields: { promoter: PromoterId },
      tags: () => [],
      commits: { fields: ["promoter"], subject: (e) => e.promoter }
    })
    expect(planWith(wrong as never)).toThrow(/^bug: definePlan: SomebodyNamed\.promoter/)
  })
})
