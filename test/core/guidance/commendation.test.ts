// Commendations: nominated, selected by the rule in force on the day, awarded. The rule and what it was compared with stay.
import {
  type CommendationRule,
  commendation,
  commendationRuleOn,
  commendedAfter20Years,
  promoter,
  validateFederation,
  zenkokuRohoren
} from "@keikaku/core"
import { LocalDate } from "@keikaku/kernel"
import { Result } from "effect"
import { describe, expect, test } from "vitest"
import { given, happened } from "../sweep/world.ts"
import { walk } from "../walk.ts"

const hq = "headquarters/h-1"
const tokyo = "branch:13/t-1"
const affairs = { collected: 99_000_000, assessed: 100_000_000, asOf: "2023-05-31", openFindings: 0 }
const association = {
  ...{ commendation: "c-1", kind: "association", nominee: "a-1", branch: "13", commendedBy: "headquarters" },
  ...{ servingSince: "2003-10-02", affairs, merit: "適正な事務処理" }
}
const staff = {
  ...{ commendation: "c-2", kind: "staff", nominee: "staff-1", branch: "13", commendedBy: "branch" },
  ...{ servingSince: "1999-04-01", merit: "優良職員" }
}
const promoterNominee = { ...staff, commendation: "c-3", kind: "promoter", nominee: "p-1", servingSince: "2003-04-01" }
const sixth = { commendation: "c-6", nominee: "a-6" }
const [first, second] = [{ commendation: "c-1" }, { commendation: "c-2" }]

walk(
  "P5.3 associations, staff and promoters are nominated, selected by the rule in force, and commended",
  [
    ["2003-03-01", hq, "SecureParentBody", { parentBody: "m-1", branch: "13" }],
    ["2003-03-01", hq, "NominatePromoter", { promoter: "p-1", association: "a-1", branch: "13", parentBody: "m-1" }],
    ["2003-03-20", hq, "AppointPromoter", { promoter: "p-1", termFrom: "2003-04-01", termTo: "2024-03-31" }],
    [
      "2023-09-01",
      tokyo,
      "NominateForCommendation",
      { ...association, affairs: { ...affairs, assessed: -1 } },
      "Malformed"
    ],
    ["2023-09-01", tokyo, "NominateForCommendation", { ...staff, kind: "association" }, "AffairsNotStated"],
    ["2023-09-01", tokyo, "NominateForCommendation", association],
    ["2023-09-01", tokyo, "NominateForCommendation", association, "AlreadySo"],
    ["2023-09-01", tokyo, "NominateForCommendation", { ...association, nominee: "a-2" }, "CommendationIdTaken"],
    ["2023-09-01", tokyo, "NominateForCommendation", staff],
    [
      "2023-09-01",
      tokyo,
      "NominateForCommendation",
      { ...promoterNominee, servingSince: "2001-04-01" },
      "ServiceNotOnRecord"
    ],
    ["2023-09-01", tokyo, "NominateForCommendation", promoterNominee],
    [
      "2023-09-02",
      hq,
      "WithdrawAppointment",
      { promoter: "p-1", termFrom: "2003-04-01", reason: "誤り" },
      "EntryReliedOn"
    ],
    ["2023-09-01", hq, "SelectForCommendation", { commendation: "c-9" }, "CommendationUnknown"],
    ["2023-10-01", hq, "SelectForCommendation", first, "YearsOfServiceMissed"],
    ["2023-10-01", hq, "AwardCommendation", first, "CommendationNotAt"],
    ["2023-10-02", hq, "SelectForCommendation", first],
    ["2023-10-02", hq, "SelectForCommendation", first, "AlreadySo"],
    ["2023-10-03", hq, "SelectForCommendation", first, "LaterCommendationEntryStands"],
    ["2023-11-15", hq, "AwardCommendation", first],
    ["2023-11-16", hq, "WithdrawCommendationSelection", { ...first, reason: "誤り" }, "LaterCommendationEntryStands"],
    ["2023-10-02", tokyo, "SelectForCommendation", second],
    ["2023-10-10", tokyo, "RescindCommendation", { ...second, cause: "辞退" }],
    ["2023-10-11", tokyo, "AwardCommendation", second, "CommendationNotAt"],
    ["2023-10-11", tokyo, "WithdrawCommendationAward", { ...second, reason: "誤り" }, "NoCommendationEntryToWithdraw"],
    [
      "2023-09-05",
      tokyo,
      "NominateForCommendation",
      { ...association, commendation: "c-4", nominee: "a-4", affairs: { ...affairs, collected: 98_999_999 } }
    ],
    ["2023-10-02", hq, "SelectForCommendation", { commendation: "c-4" }, "CollectionRateMissed"],
    [
      "2023-09-05",
      tokyo,
      "NominateForCommendation",
      { ...association, commendation: "c-5", nominee: "a-5", affairs: { ...affairs, openFindings: 2 } }
    ],
    ["2023-10-02", hq, "SelectForCommendation", { commendation: "c-5" }, "OpenFindingStands"],
    ["2023-09-05", tokyo, "NominateForCommendation", { ...association, ...sixth, nominee: "a-1" }, "AlreadyNominated"],
    [
      "2023-09-05",
      tokyo,
      "NominateForCommendation",
      { ...association, ...sixth, affairs: { ...affairs, collected: 100_000_001 } },
      "MoreCollectedThanAssessed"
    ],
    [
      "2023-09-05",
      tokyo,
      "NominateForCommendation",
      { ...association, ...sixth, affairs: { ...affairs, asOf: "2023-09-06" } },
      "AffairsOfLaterDay"
    ],
    [
      "2023-09-05",
      tokyo,
      "NominateForCommendation",
      { ...association, ...sixth, servingSince: "2023-09-06" },
      "ServiceNotBegun"
    ],
    ["2023-09-05", tokyo, "NominateForCommendation", { ...association, ...sixth }],
    ["2023-10-02", hq, "DeclineCommendation", { commendation: "c-6", cause: "候補者数の上限" }],
    ["2023-10-02", hq, "DeclineCommendation", { commendation: "c-6", cause: "候補者数の上限" }, "AlreadySo"],
    ["2023-10-03", hq, "SelectForCommendation", { commendation: "c-6" }, "CommendationNotAt"],
    ["2023-10-03", tokyo, "NominateForCommendation", { ...association, ...sixth, commendation: "c-7" }],
    ["2023-10-04", tokyo, "WithdrawCommendationNomination", { commendation: "c-7", reason: "誤り" }],
    ["2023-10-04", hq, "WithdrawCommendationDeclination", { commendation: "c-6", reason: "誤り" }],
    ["2023-10-05", hq, "DeclineCommendation", { commendation: "c-6", cause: "候補者数の上限" }],
    ["2024-09-02", tokyo, "NominateForCommendation", { ...association, commendation: "c-8" }]
  ],
  [
    [
      "commendations",
      { branch: "13", effectiveOn: "2023-12-31" },
      [
        { commendation: "c-3", statusCode: "CommendationNominated", kind: { en: "promoter" }, yearsOfService: null },
        { commendation: "c-4", collectionRate: { numerator: 98_999_999, denominator: 100_000_000 } },
        { commendation: "c-5" },
        { commendation: "c-6", statusCode: "CommendationDeclined", since: "2023-10-05", yearsOfService: null },
        { commendation: "c-2", statusCode: "CommendationRescinded", yearsOfService: 24 },
        {
          commendation: "c-1",
          statusCode: "CommendationAwarded",
          since: "2023-11-15",
          ruleFrom: "1947-04-01",
          yearsOfService: 20,
          yearsAsked: 20
        }
      ]
    ]
  ]
)

describe("P5.3 the rule of a commendation", () => {
  const rule = (from: string, yearsOfService: number): CommendationRule => ({
    ...commendedAfter20Years,
    from: LocalDate.make(from),
    yearsOfService
  })
  const ruled = { ...zenkokuRohoren, commendationRules: [rule("2010-04-01", 30), rule("2020-04-01", 10)] as const }

  test("is the one in force on the day; before the first one that one holds already", () => {
    const years = (day: string) => commendationRuleOn(ruled, LocalDate.make(day)).yearsOfService
    expect(["2000-01-01", "2020-03-31", "2020-04-01"].map(years)).toEqual([30, 30, 10])
    const { commendationRules: _, ...without } = zenkokuRohoren
    expect(commendationRuleOn(without, LocalDate.make("2023-04-01"))).toBe(commendedAfter20Years)
  })

  test("rules stand in the order of their days", () => {
    const wrong = { ...zenkokuRohoren, commendationRules: [rule("2020-04-01", 10), rule("2010-04-01", 30)] as const }
    const faults = Result.match(validateFederation(wrong), { onSuccess: () => [], onFailure: (found) => found })
    expect(faults.map(({ _tag }) => _tag)).toEqual(["CommendationRulesNotAscending"])
  })

  test("a year of service is whole on the day on which it began, and no day earlier", () => {
    const { CommendationNominated, CommendationSelected, SelectForCommendation, YearsOfServiceMissed } = commendation
    const nominated = happened(CommendationNominated, { ...staff, occurredOn: "2019-03-01" })
    const asked = (occurredOn: string) => ({ ...second, occurredOn })
    given(nominated).when(SelectForCommendation, asked("2019-03-31")).thenRefused(YearsOfServiceMissed)
    const { servingSince: _, merit: __, ...shared } = staff
    given(nominated)
      .when(SelectForCommendation, asked("2019-04-01"))
      .thenRecorded(
        happened(CommendationSelected, {
          ...shared,
          ...{ rule: commendedAfter20Years, yearsOfService: 20, occurredOn: "2019-04-01" }
        })
      )
  })

  test("a promoter serves from the first appointment, however often it was renewed", () => {
    const { CommendationNominated, NominateForCommendation, ServiceNotOnRecord } = commendation
    const inBranch = { promoter: "p-1", branch: "13" }
    const history = [
      happened(promoter.PromoterNominated, {
        ...inBranch,
        ...{ association: "a-1", parentBody: "m-1", occurredOn: "2003-03-01" }
      }),
      happened(promoter.PromoterAppointed, {
        ...inBranch,
        ...{ termFrom: "2003-04-01", termTo: "2005-03-31", occurredOn: "2003-03-20" }
      }),
      happened(promoter.PromoterRenewed, {
        ...inBranch,
        ...{ termFrom: "2005-04-01", termTo: "2025-03-31", occurredOn: "2005-03-20" }
      })
    ]
    const asked = { ...promoterNominee, occurredOn: "2023-09-01" }
    given(...history)
      .when(NominateForCommendation, asked)
      .thenRecorded(happened(CommendationNominated, asked))
    given(...history)
      .when(NominateForCommendation, { ...asked, servingSince: "2005-04-01" })
      .thenRefused(ServiceNotOnRecord)
  })
})
