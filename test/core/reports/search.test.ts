// Searching the log: each condition alone, and all of them together.
import { BranchCode, canvassing, type SearchConditions, searchOf, searchQuery, zenkokuPlan } from "@keikaku/core"
import { type Catalogue, defineEvent, type EventDefinition, LocalDate, matches, type Recorded } from "@keikaku/kernel"
import { anyHistory, recordedAs } from "@keikaku/testing"
import { Schema } from "effect"
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { pools } from "../pools.ts"
import { happened, k1 } from "../sweep/world.ts"
import { logOf } from "./audit/log.ts"

const { CaseCanvassed, CaseEntrusted, CaseListed } = canvassing

const day = LocalDate.make
const k2 = { case: "k2", business: "b2", branch: "13" }
const log = logOf(
  [happened(CaseListed, { ...k1, source: "own-research", scheme: "unified", occurredOn: "2022-05-10" })],
  [happened(CaseListed, { ...k2, source: "bureau-list", scheme: "unified", occurredOn: "2022-06-10" })],
  [
    happened(CaseCanvassed, {
      ...{ ...k1, canvass: "1", promoter: "p1", method: "visit", explained: true },
      occurredOn: "2022-06-20"
    }),
    { on: "2022-07-20", actor: "p1" }
  ],
  [happened(CaseEntrusted, { ...k1, association: "a-1", occurredOn: "2022-08-01" })]
)
const found = (
  conditions: SearchConditions,
  among: ReadonlyArray<Recorded> = log,
  catalogue: Catalogue = zenkokuPlan.catalogue
) => among.filter(searchOf(conditions, zenkokuPlan.federation.calendar, catalogue)).map(({ position }) => position)

describe("a search", () => {
  test.each<[string, SearchConditions, ReadonlyArray<number>]>([
    ["nothing finds everything", {}, [1, 2, 3, 4]],
    [
      "the day of recording, both ends included",
      { recordedFrom: day("2022-06-10"), recordedTo: day("2022-07-20") },
      [2, 3]
    ],
    [
      "the day of effect, both ends included",
      { effectiveFrom: day("2022-06-10"), effectiveTo: day("2022-06-20") },
      [2, 3]
    ],
    ["any of the types", { type: ["CaseCanvassed", "CaseEntrusted"] }, [3, 4]],
    ["all of the tags", { tag: ["case:k1", "promoter:p1"] }, [3]],
    ["who recorded it", { actor: "p1" }, [3]],
    ["the branch", { branch: BranchCode.make("13") }, [2]],
    ["whom it is with: a business", { counterparty: "b1" }, [1, 3]],
    ["whom it is with: an association", { counterparty: "a-1" }, [4]],
    ["text in its data, whatever its width or case", { text: "ＢＵＲＥＡＵ" }, [2]],
    ["several together", { counterparty: "b1", effectiveFrom: day("2022-06-01"), tag: ["branch:27"] }, [3]],
    ["what no event has", { counterparty: "b1", branch: BranchCode.make("13") }, []]
  ])("by %s", (_, conditions, due) => {
    expect(found(conditions)).toEqual(due)
  })

  test("by yen finds what has an amount within the range, and nothing that has none", () => {
    const Paid = defineEvent("Paid", {
      label: { ja: "支払", en: "Paid" },
      fields: { yen: Schema.Int },
      tags: () => [],
      particulars: ({ yen }) => ({ amount: yen })
    })
    const catalogue = { events: new Map<string, EventDefinition>([[Paid.type, Paid]]), decisions: new Map() }
    const paid = [999, 1_000, 2_000, 2_001].map((yen, n) =>
      recordedAs(catalogue, Paid({ yen, occurredOn: day("2022-05-10") }), n + 1, "c1")
    )
    const amounts = (conditions: SearchConditions) => found(conditions, [...paid, ...log], catalogue)
    expect(amounts({ amountFrom: 1_000, amountTo: 2_000 })).toEqual([2, 3])
    expect(amounts({ amountFrom: 2_001 })).toEqual([4])
    expect(amounts({ amountTo: 999 })).toEqual([1])
  })

  test("finds only events that its store query selects, so that stores need read no others", () => {
    const some = <A>(...values: ReadonlyArray<A>) => fc.option(fc.constantFrom(...values), { nil: undefined })
    const conditions = fc
      .record({
        branch: some("13", "27"),
        type: some(["CaseListed"], ["CaseCanvassed", "CaseListed"], []),
        tag: some(["case:k1"], ["business:b1", "branch:27"]),
        counterparty: some("b1", "p1")
      })
      .map(
        (all) => Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as SearchConditions
      )
    fc.assert(
      fc.property(anyHistory(zenkokuPlan.catalogue, pools), conditions, (history, asked) => {
        const query = searchQuery(asked)
        const selected = history.filter(({ event, tags }) => matches(query, { type: event._tag, tags }))
        expect(found(asked, selected)).toEqual(found(asked, history))
      })
    )
  })
})
