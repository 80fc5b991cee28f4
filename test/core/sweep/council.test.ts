// Councils with the Labour Bureau: what is held once, what is agreed only where a council has met, and what is counted.
import { council, questionOn, zenkokuPlan } from "@keikaku/core"
import { LocalDate } from "@keikaku/kernel"
import { recordedHistory, scenarios } from "@keikaku/testing"
import { describe, expect, test } from "vitest"
import { foldOf } from "../reports/any-sweep.ts"
import { happened } from "./world.ts"

const {
  CouncilRolesWithdrawn,
  CouncilWithdrawn,
  LaterCouncilEntryStands,
  NameListWithdrawn,
  NoCouncilEntryToWithdraw
} = council
const { NoTalksToWithdraw, WithdrawCouncil, WithdrawCouncilRoles, WithdrawNameList, WithdrawWorkingTalks } = council
const { WorkingTalksWithdrawn } = council
const { AgreeCouncilRoles, CouncilHeld, CouncilRolesAgreed, HandOverNameList, HoldCouncil, HoldWorkingTalks } = council
const { CouncilIdTaken, CouncilNotHeld, NameListHandedOver, NameListIdTaken, TalksIdTaken, WorkingTalksHeld } = council

const { given } = scenarios({ catalogue: zenkokuPlan.catalogue, settings: zenkokuPlan.federation })
const meeting = { council: "g1", branch: "13", topics: ["targets"], occurredOn: "2023-05-10" }
const held = happened(CouncilHeld, meeting)
const list = { council: "g1", list: "n1", businesses: 120, occurredOn: "2023-05-10" }
const talks = { talks: "t1", branch: "13", about: "名簿の突合", occurredOn: "2023-06-01" }

describe("P4.1 councils with the Labour Bureau", () => {
  test("a council is held once; the same again changes nothing, anything else under its number is refused", () => {
    given().when(HoldCouncil, meeting).thenRecorded(held)
    given(held).when(HoldCouncil, meeting).thenAlreadySo()
    for (const other of [{ topics: ["other"] }, { branch: "27" }, { occurredOn: "2023-05-11" }])
      given(held)
        .when(HoldCouncil, { ...meeting, ...other })
        .thenRefused(CouncilIdTaken)
  })

  test("roles are agreed at a council that has met by that day, for its branch, and may change", () => {
    const roles = { council: "g1", roles: "支部が勧奨する", occurredOn: "2023-05-10" }
    const agreed = happened(CouncilRolesAgreed, { ...roles, branch: "13" })
    given().when(AgreeCouncilRoles, roles).thenRefused(CouncilNotHeld)
    given(held)
      .when(AgreeCouncilRoles, { ...roles, occurredOn: "2023-05-09" })
      .thenRefused(CouncilNotHeld)
    given(held).when(AgreeCouncilRoles, roles).thenRecorded(agreed)
    given(held, agreed).when(AgreeCouncilRoles, roles).thenAlreadySo()
    const others = { ...roles, roles: "局が指導する" }
    given(held, agreed)
      .when(AgreeCouncilRoles, others)
      .thenRecorded(happened(CouncilRolesAgreed, { ...others, branch: "13" }))
  })

  test("a name list is handed over once, at a council that has met", () => {
    const handed = happened(NameListHandedOver, { ...list, branch: "13" })
    given().when(HandOverNameList, list).thenRefused(CouncilNotHeld)
    given(held).when(HandOverNameList, list).thenRecorded(handed)
    given(held, handed).when(HandOverNameList, list).thenAlreadySo()
    given(held, handed)
      .when(HandOverNameList, { ...list, businesses: 121 })
      .thenRefused(NameListIdTaken)
  })

  test("talks are held once", () => {
    const recorded = happened(WorkingTalksHeld, talks)
    given().when(HoldWorkingTalks, talks).thenRecorded(recorded)
    given(recorded)
      .when(HoldWorkingTalks, { ...talks, about: "目標" })
      .thenRefused(TalksIdTaken)
  })

  test("a council is taken back unless something was agreed or handed over there, and can then be held again", () => {
    const asked = { council: "g1", reason: "誤記", occurredOn: "2023-06-01" }
    const back = happened(CouncilWithdrawn, { ...meeting, reason: "誤記" })
    given(held).when(WithdrawCouncil, asked).thenRecorded(back)
    for (const later of [
      happened(CouncilRolesAgreed, { ...asked, branch: "13", roles: "支部が勧奨する" }),
      happened(NameListHandedOver, { ...list, branch: "13" })
    ])
      given(held, later).when(WithdrawCouncil, asked).thenRefused(LaterCouncilEntryStands)
    given(held, back).when(WithdrawCouncil, asked).thenRefused(NoCouncilEntryToWithdraw)
    given(held, back).when(HoldCouncil, meeting).thenRecorded(held)
    given(held, back)
      .when(AgreeCouncilRoles, { council: "g1", roles: "支部", occurredOn: "2023-06-01" })
      .thenRefused(CouncilNotHeld)
  })

  test("roles, lists and talks are taken back as they were recorded, and no more than once", () => {
    const of = { council: "g1", branch: "13", occurredOn: "2023-05-10" }
    const kinds = [
      [WithdrawCouncilRoles, { council: "g1" }, CouncilRolesAgreed, { ...of, roles: "支部" }, CouncilRolesWithdrawn],
      [WithdrawNameList, { council: "g1", list: "n1" }, NameListHandedOver, { ...list, ...of }, NameListWithdrawn],
      [WithdrawWorkingTalks, { talks: "t1" }, WorkingTalksHeld, talks, WorkingTalksWithdrawn]
    ] as const
    for (const [decision, named, kind, entry, by] of kinds) {
      const asked = { ...named, reason: "誤記", occurredOn: "2023-07-01" }
      const [recorded, back] = [happened(kind, entry), happened(by, { ...entry, reason: "誤記" })]
      given(held, recorded).when(decision, asked).thenRecorded(back)
      given(held, recorded, back)
        .when(decision, asked)
        .thenRefused(decision === WithdrawWorkingTalks ? NoTalksToWithdraw : NoCouncilEntryToWithdraw)
    }
  })

  test("a name list that was corrected is not taken back before its correction", () => {
    const handed = happened(NameListHandedOver, { ...list, branch: "13" })
    const correction = { ...list, businesses: 12, reason: "桁違い", occurredOn: "2023-06-01" }
    const corrected = happened(council.NameListCorrected, { ...correction, branch: "13" })
    given(held, handed).when(council.CorrectNameList, correction).thenRecorded(corrected)
    const asked = { council: "g1", list: "n1", reason: "誤記", occurredOn: "2023-07-01" }
    given(held, handed, corrected).when(WithdrawNameList, asked).thenRefused(LaterCouncilEntryStands)
    const back = happened(council.NameListCorrectionWithdrawn, { ...correction, branch: "13", reason: "誤記" })
    given(held, handed, corrected).when(council.WithdrawNameListCorrection, asked).thenRecorded(back)
    given(held, handed, corrected, back)
      .when(WithdrawNameList, asked)
      .thenRecorded(happened(NameListWithdrawn, { ...list, branch: "13", reason: "誤記" }))
  })

  test("are counted by area against three a year for each branch", () => {
    const query = questionOn(zenkokuPlan, LocalDate.make("2024-03-31"), { fiscalYear: 2023 as never, level: "branch" })
    const events = [held, happened(CouncilHeld, { ...meeting, council: "g2", occurredOn: "2024-04-01" })]
    const third = { ...meeting, council: "g3" }
    const mistaken = [happened(CouncilHeld, third), happened(CouncilWithdrawn, { ...third, reason: "誤記" })]
    const history = recordedHistory(zenkokuPlan.catalogue, [
      ...[...events, ...mistaken],
      happened(WorkingTalksHeld, talks)
    ])
    const { rows } = council.councilMeetings.table(foldOf(council.councilMeetings.projection(query), history), query)
    expect(rows[0]).toMatchObject({ area: "nation", held: 1, talks: 1, lists: 0, guide: 141 })
    expect(rows.find(({ area }) => area === "13")).toMatchObject({
      ...{ held: 1, talks: 1, guide: 3 },
      achievement: { numerator: 1, denominator: 3 }
    })
  })
})
