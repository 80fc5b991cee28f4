// What is held about whom, on any day: and the roster, which carries names without showing them.
import { personalData, promoter, zenkokuRohoren } from "@keikaku/core"
import { beforeEach, describe, expect, test } from "vitest"
import { type Office, openOffice } from "../sweep/world.ts"

const { ErasePersonalData, LiftLegalHold, PlaceLegalHold } = personalData
const { NominatePromoter, ResignPromoter } = promoter

const name = `commitment:${"a".repeat(64)}`
const erasure = { subject: "p1", basis: "保存期間満了", approver: "hq-7" }
const hold = { subject: "p1", basis: "照会" }

let office: Office

beforeEach(() => {
  office = openOffice(zenkokuRohoren)
  office.moveTo("2035-01-01")
  office.appoint("p1", "27", "2022-04-01", "2024-03-31")
  office.appoint("p2", "13", "2022-04-01", "2024-03-31")
  const nomination = { promoter: "p1", association: "a-27", branch: "27", parentBody: "body-27" }
  office.act(NominatePromoter, "2022-04-10", { ...nomination, name })
})

const rowsOn = (effectiveOn: string) => office.rows("personal-data", {}, { effectiveOn })
const stateOn = (effectiveOn: string) => rowsOn(effectiveOn).map(({ stateCode }) => stateCode)[0]
const nameOn = (effectiveOn: string, promoter = "p1") =>
  office.rows("promoter-roster", {}, { effectiveOn }).find((row) => row.promoter === promoter)!.name

describe("D8 the report of personal data", () => {
  test("has whoever was named and nobody else, with what is held and for how long yet", () => {
    expect(rowsOn("2022-04-09")).toEqual([])
    expect(rowsOn("2022-04-10")).toMatchObject([
      { subject: "p1", held: 1, stateCode: "inUse", retainedUntil: null, erasedOn: null, approver: null }
    ])
    expect(rowsOn("2024-04-01")).toMatchObject([{ subject: "p1", stateCode: "retained", retainedUntil: "2029-03-31" }])
    expect([stateOn("2029-03-31"), stateOn("2029-04-01")]).toEqual(["retained", "erasable"])
  })

  test("the retention period starts when the promoter resigns", () => {
    office.act(ResignPromoter, "2023-03-31", { promoter: "p1", reason: "転居" })
    expect(rowsOn("2023-04-01")).toMatchObject([{ stateCode: "retained", retainedUntil: "2028-03-31" }])
  })

  test("a hold is shown with its basis until the day on which it is lifted", () => {
    office.act(PlaceLegalHold, "2029-05-01", hold)
    office.act(LiftLegalHold, "2030-05-01", hold)
    expect(rowsOn("2029-05-01")).toMatchObject([{ stateCode: "held", holdBasis: "照会" }])
    expect(rowsOn("2030-05-01")).toMatchObject([{ stateCode: "erasable", holdBasis: null }])
  })

  test("an erasure is shown with its day, its basis and who approved it, and nothing is held any more", () => {
    office.act(ErasePersonalData, "2029-04-01", erasure)
    expect(rowsOn("2029-04-01")).toMatchObject([
      {
        ...{ subject: "p1", held: 0, stateCode: "erased", retainedUntil: null },
        ...{ erasedOn: "2029-04-01", erasureBasis: "保存期間満了", approver: "hq-7" }
      }
    ])
    expect(stateOn("2029-03-31")).toBe("retained")
  })
})

describe("D8 a name in the roster", () => {
  test("is its commitment until it is erased, and nothing where no name was given", () => {
    office.act(ErasePersonalData, "2029-04-01", erasure)
    expect(nameOn("2022-04-09")).toBeNull()
    expect(nameOn("2022-04-10")).toEqual({ subject: "p1", commitment: name, erased: false })
    expect(nameOn("2029-04-01")).toEqual({ subject: "p1", commitment: name, erased: true })
    expect(nameOn("2022-04-10", "p2")).toBeNull()
  })

  test("stays when the promoter leaves office", () => {
    office.act(ResignPromoter, "2023-03-31", { promoter: "p1", reason: "転居" })
    expect(nameOn("2023-04-01")).toEqual({ subject: "p1", commitment: name, erased: false })
  })

  test("is that which was given last: one given after an erasure is not erased", () => {
    const second = `commitment:${"b".repeat(64)}`
    office.act(ErasePersonalData, "2029-04-01", erasure)
    const nomination = { promoter: "p1", association: "a-13", branch: "13", parentBody: "body-13" }
    office.act(NominatePromoter, "2030-04-01", { ...nomination, name: second })
    expect(nameOn("2030-04-01")).toEqual({ subject: "p1", commitment: second, erased: false })
    expect(rowsOn("2030-04-01")).toMatchObject([{ held: 1, stateCode: "retained", retainedUntil: "2036-03-31" }])
  })
})
