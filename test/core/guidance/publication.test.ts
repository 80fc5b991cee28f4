// Manuals and handbooks (手引・マニュアル, plan §4(3)): issued in editions, each newer than the last.
import { businessPlan, FiscalYear, publication } from "@keikaku/core"
import { describe, expect, test } from "vitest"
import { given, happened } from "../sweep/world.ts"

const { planFy2023 } = businessPlan
const { EditionNotNewer, IssueManual, ManualIssued, ManualWithdrawn, NoManualToWithdraw, WithdrawManual } = publication

const handbook = { manual: "tebiki", title: "労働保険未手続事業一掃業務取扱手引", edition: 3, occurredOn: "2023-04-01" }
const issued = happened(ManualIssued, handbook)

describe("P4.3a manuals and handbooks", () => {
  test("a manual is issued, and issuing the same edition again changes nothing; of another day it would be another edition", () => {
    given().when(IssueManual, handbook).thenRecorded(issued)
    given(issued).when(IssueManual, handbook).thenAlreadySo()
    given(issued)
      .when(IssueManual, { ...handbook, occurredOn: "2023-05-01" })
      .thenRefused(EditionNotNewer)
  })

  test("a newer edition follows, whatever number it skips to, and may bear another title", () => {
    const newer = { ...handbook, edition: 5, title: "取扱手引（改訂）" }
    given(issued).when(IssueManual, newer).thenRecorded(happened(ManualIssued, newer))
  })

  test("an older edition is not issued after a newer one, nor the same one under another title", () => {
    given(issued)
      .when(IssueManual, { ...handbook, edition: 2 })
      .thenRefused(EditionNotNewer)
    given(issued)
      .when(IssueManual, { ...handbook, title: "別の手引" })
      .thenRefused(EditionNotNewer)
  })

  test("an edition is taken back, and the one before it is the newest again", () => {
    const asked = { manual: "tebiki", edition: 5, reason: "誤記", occurredOn: "2023-06-01" }
    const newer = happened(ManualIssued, { ...handbook, edition: 5 })
    const back = happened(ManualWithdrawn, { ...handbook, edition: 5, reason: "誤記" })
    given(issued, newer).when(WithdrawManual, asked).thenRecorded(back)
    given(issued, newer, back).when(WithdrawManual, asked).thenRefused(NoManualToWithdraw)
    given(issued, newer, back)
      .when(IssueManual, { ...handbook, edition: 4 })
      .thenRecorded(happened(ManualIssued, { ...handbook, edition: 4 }))
  })

  test("each manual has editions of its own", () => {
    const other = { ...handbook, manual: "shidoin-manual", title: "労働保険未手続事業一掃指導員マニュアル", edition: 1 }
    given(issued).when(IssueManual, other).thenRecorded(happened(ManualIssued, other))
  })

  test("the plan of FY2023 has the item that the manuals serve", () => {
    expect(planFy2023.fiscalYear).toBe(FiscalYear.make(2023))
    expect(planFy2023.items.map(({ item }) => item as string)).toContain("4.3a")
  })
})
