// Corrections: what was corrected, before and after, why and with whose approval; and those that name something wrong.
import { type CitedEvents, canvassing, target, zenkokuPlan } from "@keikaku/core"
import type { Correction, Recorded } from "@keikaku/kernel"
import { describe, expect, test } from "vitest"
import { happened, k1 } from "../../sweep/world.ts"
import { logOf, rowsOf } from "./log.ts"

const { CaseCanvassed, CaseListed, OutcomeReversed } = canvassing
const { TargetRevised } = target

const listed = happened(CaseListed, { ...k1, source: "own-research", scheme: "unified", occurredOn: "2022-05-10" })
const right = "ab".repeat(32)
const corrects = (position: number, leaf = right): { corrects: Correction } => ({
  corrects: { position, leaf, reason: "日付の誤り", approver: "hq-7" }
})
/** What stands at the positions, each with the same leaf. */
const citing = (log: ReadonlyArray<Recorded>, leaf: string | undefined): { cited: CitedEvents } => ({
  cited: new Map(log.map((recorded) => [recorded.position, { recorded, leaf }]))
})
const again = happened(CaseListed, { ...k1, source: "bureau-list", scheme: "unified", occurredOn: "2022-05-11" })
const verdictOf = (position: number, leaf: string | undefined, named = right) => {
  const log = logOf([listed], [again, corrects(position, named)])
  return rowsOf("corrections", log, citing(log, leaf))[0]?.check.en
}

describe("A1 a correction of an entry", () => {
  test("shows what it corrects before and after, why, by whom and with whose approval", () => {
    const log = logOf([listed], [again, { ...corrects(1), actor: "clerk-2", on: "2022-05-20" }])
    expect(rowsOf("corrections", log, citing(log, right))).toMatchObject([
      {
        position: 2,
        corrects: 1,
        leaf: right,
        kind: { en: "correction of an entry" },
        check: { en: "leaf matches" },
        actor: "clerk-2",
        approver: "hq-7",
        why: "日付の誤り",
        before:
          'CaseListed {"branch":"27","business":"b1","case":"k1","occurredOn":"2022-05-10","scheme":"unified","source":"own-research"}',
        after:
          'CaseListed {"branch":"27","business":"b1","case":"k1","occurredOn":"2022-05-11","scheme":"unified","source":"bureau-list"}'
      }
    ])
  })

  test("that names itself, a later position or another leaf is marked", () => {
    expect(verdictOf(2, right)).toBe("corrects itself")
    expect(verdictOf(3, right)).toBe("corrects a later position")
    expect(verdictOf(1, right, "cd".repeat(32))).toBe("wrong leaf")
    expect(verdictOf(1, right)).toBe("leaf matches")
  })

  test("whose leaf nobody could hash again says so, and is never taken to be right", () => {
    expect(verdictOf(1, undefined)).toBe("not checked")
    const log = logOf([listed], [again, corrects(1)])
    expect(rowsOf("corrections", log)[0]?.check.en).toBe("not checked")
  })
})

describe("a change that the business makes by decision", () => {
  const reversed = happened(OutcomeReversed, {
    ...{ ...k1, outcome: "o1", kind: "established", outcomeOn: "2022-06-01", insurances: "both" },
    ...{ cause: "rejected", reason: "労働局の差戻し", occurredOn: "2022-07-01" }
  })
  const revised = happened(TargetRevised, {
    ...{ fiscalYear: 2022, metric: "canvasses", amount: 90, reason: "年央の見直し" },
    occurredOn: "2022-10-01"
  })

  test("is listed as such, with its reason", () => {
    expect(rowsOf("corrections", logOf([listed], [reversed], [revised]))).toMatchObject([
      { position: 2, kind: { en: "change by decision" }, why: "労働局の差戻し", corrects: null, check: null },
      { position: 3, kind: { en: "change by decision" }, why: "年央の見直し", corrects: null, check: null }
    ])
  })

  test("declares itself: every event with a reason to take back or change is found, and no other", () => {
    const amending = [...zenkokuPlan.catalogue.events.values()]
      .filter(({ particulars, type }) => {
        const data = { ...k1, reason: "理由", occurredOn: "2022-07-01", _tag: type }
        return particulars(data as never).amends !== undefined
      })
      .map(({ type }) => type)
    const withdrawals = canvassing.withdrawals.map(([by]) => by.type)
    const revisions = ["BranchTargetsAdjusted", "OutcomeReversed", "PlanRevised", "TargetRevised"]
    expect(amending).toEqual(expect.arrayContaining([...revisions, ...withdrawals]))
    const changed = new Set<string>([...revisions, ...withdrawals])
    expect(amending.filter((type) => !changed.has(type) && !/(Withdrawn|Corrected)$/.test(type))).toEqual([])
    const visit = { ...k1, canvass: "1", promoter: "p1", method: "visit", explained: true, occurredOn: "2022-06-01" }
    expect(rowsOf("corrections", logOf([listed], [happened(CaseCanvassed, visit)]))).toEqual([])
  })
})
