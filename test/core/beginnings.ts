// Openings of histories from which random commands go on: a promoter with a case, a case established, a target divided and
// adjusted, a promoter long out of office.
// What lies deep is reached from them, by the laws of the catalogue and by those of replay alike.
import { ofAssociations } from "./beginnings-associations.ts"
import { ofExpulsion } from "./beginnings-expulsion.ts"
import { ofGuidance } from "./beginnings-guidance.ts"
import { ofMeetings } from "./beginnings-meetings.ts"
import { ofOrganisation } from "./beginnings-organisation.ts"
import { ofOutreach } from "./beginnings-outreach.ts"
import { ofPlanning } from "./beginnings-planning.ts"
import { adoptionSteps } from "./resolved-plan.ts"

const from = { occurredOn: "2023-04-01" }

const assigned = [
  ["SecureParentBody", { ...from, parentBody: "m1", branch: "13" }],
  ["NominatePromoter", { ...from, promoter: "p1", association: "a1", branch: "13", parentBody: "m1" }],
  ["AppointPromoter", { ...from, promoter: "p1", termFrom: "2022-12-01", termTo: "2024-04-10" }],
  ["IssuePromoterCard", { ...from, promoter: "p1", card: "c1", expiresOn: "2024-04-10" }],
  ["ListCase", { ...from, case: "k1", business: "b1", branch: "13", source: "bureau-list", scheme: "unified" }],
  ["AssignCase", { ...from, case: "k1", promoter: "p1" }]
] as const

/** The same, and a promoter of another branch. */
const twoBranches = [
  ...assigned,
  ["SecureParentBody", { ...from, parentBody: "m2", branch: "27" }],
  ["NominatePromoter", { ...from, promoter: "p2", association: "a2", branch: "27", parentBody: "m2" }],
  ["AppointPromoter", { ...from, promoter: "p2", termFrom: "2022-12-01", termTo: "2024-04-10" }]
] as const

const appointed = assigned.slice(0, -2)

/** A promoter who was suspended again since the reinstatement, and one who was recommended again since the resignation. */
const suspendedAgain = [
  ...appointed,
  ["SuspendPromoter", { ...from, promoter: "p1", reason: "い" }],
  ["ReinstatePromoter", { occurredOn: "2023-05-10", promoter: "p1" }],
  ["SuspendPromoter", { occurredOn: "2023-06-20", promoter: "p1", reason: "い" }],
  ["WithdrawReinstatement", { occurredOn: "2023-05-10", promoter: "p1", reason: "い" }]
] as const
const recommendedAgain = [
  ...appointed,
  ["ResignPromoter", { occurredOn: "2023-05-10", promoter: "p1", reason: "い" }],
  ["NominatePromoter", { occurredOn: "2023-06-20", promoter: "p1", association: "a1", branch: "13", parentBody: "m1" }],
  ["WithdrawResignation", { occurredOn: "2023-05-10", promoter: "p1", reason: "い" }]
] as const

const canvassed = [
  ...assigned,
  ["CanvassCase", { ...from, case: "k1", canvass: "1", promoter: "p1", method: "visit", explained: true }]
] as const

const established = [
  ...canvassed,
  ["EstablishCase", { ...from, case: "k1", outcome: "o1", insurances: "wc-only", specialEnrolment: false }],
  ["SubmitCanvasses", { ...from, canvasses: [{ case: "k1", canvass: "1" }], successes: [] }]
] as const

/** A canvass whose report was submitted and accepted. */
const accepted = [...established, ["AcceptCanvass", { ...from, case: "k1", canvass: "1" }]] as const

/** A case of a dual-scheme business with the bureau. */
const transferred = [
  ...assigned.slice(0, -2),
  ["ListCase", { ...from, case: "k1", business: "b1", branch: "13", source: "bureau-list", scheme: "wc" }],
  ["AssignCase", { ...from, case: "k1", promoter: "p1" }],
  canvassed.at(-1)!,
  ["RefuseCase", { ...from, case: "k1", outcome: "o1" }],
  ["HoldCouncil", { ...from, council: "g1", branch: "13", topics: ["difficult-cases"] }],
  ["AgreeTransfer", { ...from, council: "g1", case: "k1" }],
  ["TransferCase", { ...from, case: "k1", outcome: "o2" }]
] as const

/** A case that went to the bureau, whose business has another one that was established. */
const twice = [
  ...transferred.map(
    ([name, command]) => [name, "scheme" in command ? { ...command, scheme: "unified" } : command] as const
  ),
  ["ListCase", { ...from, case: "k2", business: "b1", branch: "13", source: "bureau-list", scheme: "unified" }],
  ["AssignCase", { ...from, case: "k2", promoter: "p1" }],
  ["CanvassCase", { ...from, case: "k2", canvass: "1", promoter: "p1", method: "visit", explained: true }],
  ["EstablishCase", { ...from, case: "k2", outcome: "o1", insurances: "both", specialEnrolment: false }]
] as const

/** An establishment that the bureau rejected, and another one since. */
const replaced = [
  ...canvassed,
  ["EstablishCase", { ...from, case: "k1", outcome: "o1", insurances: "both", specialEnrolment: false }],
  ["ReverseOutcome", { ...from, case: "k1", outcome: "o1", cause: "rejected", reason: "い" }],
  ["EstablishCase", { ...from, case: "k1", outcome: "o2", insurances: "both", specialEnrolment: false }]
] as const

/** A case that was ruled out by mistake. */
const restored = [
  ...canvassed,
  ["RuleOutCase", { ...from, case: "k1", outcome: "o1", reason: "closed-down" }],
  ["ReverseOutcome", { ...from, case: "k1", outcome: "o1", cause: "mistake", reason: "い" }]
] as const

const laterCanvass = {
  ...{ case: "k1", canvass: "2", promoter: "p1", method: "visit", explained: true },
  occurredOn: "2023-05-10"
}

/** The same, canvassed since: the reversal is not taken back. */
const restoredAndCanvassed = [
  ...restored,
  ["CanvassCase", laterCanvass],
  ["WithdrawReversal", { ...from, case: "k1", outcome: "o1", reason: "い" }]
] as const

/** A case that was canvassed after the day on which it is said to be a duplicate. */
const canvassedLater = [
  ...assigned,
  ["ListCase", { ...from, case: "k2", business: "b2", branch: "13", source: "bureau-list", scheme: "unified" }],
  ["CanvassCase", laterCanvass],
  ["MarkCaseDuplicate", { ...from, case: "k1", of: "k2", outcome: "o1" }]
] as const

/** A case that was established, and another one that it is said to be a duplicate of. */
const establishedTwin = [
  ...established,
  ["ListCase", { ...from, case: "k2", business: "b2", branch: "13", source: "bureau-list", scheme: "unified" }],
  ["MarkCaseDuplicate", { ...from, case: "k1", of: "k2", outcome: "o2" }]
] as const

/** A case that was listed from a name list of its branch. */
const fromList = [
  ["HoldCouncil", { ...from, council: "g1", branch: "13", topics: ["name-lists"] }],
  ["HandOverNameList", { ...from, council: "g1", list: "n1", businesses: 2 }],
  [
    "ListCase",
    { ...from, case: "k1", business: "b1", branch: "13", source: "bureau-list", scheme: "unified", list: "n1" }
  ]
] as const

/** The same list, whose number of businesses was corrected before anything was listed from it. */
const correctedList = [
  ...fromList.slice(0, 2),
  ["CorrectNameList", { ...from, council: "g1", list: "n1", businesses: 3, reason: "い" }]
] as const

/** A refusal whose transfer a council agreed on. */
const agreed = transferred.slice(0, -1)

/** A case, and a council of another branch that is asked to agree on it. */
const agreedElsewhere = [
  ...fromList,
  ["HoldCouncil", { ...from, council: "g2", branch: "27", topics: ["difficult-cases"] }],
  ["AgreeTransfer", { ...from, council: "g2", case: "k1" }]
] as const

/** A business with two open cases, one for each insurance, of which one was ruled out. */
const dual = [
  ...assigned.slice(0, -2),
  ["ListCase", { ...from, case: "k1", business: "b1", branch: "13", source: "bureau-list", scheme: "wc" }],
  ["RuleOutCase", { ...from, case: "k1", outcome: "o1", reason: "closed-down" }],
  ["ListCase", { ...from, case: "k2", business: "b1", branch: "13", source: "bureau-list", scheme: "unified" }]
] as const

const plan = { ...from, fiscalYear: 2023 }
const target = { ...plan, metric: "canvasses" }
const weights = ["13", "27"].map((branch) => ({ branch, weight: 1 }))
/** A target set, refused before its draft, and divided. */
const divided = [
  ["DraftPlan", { ...plan, title: "い" }],
  ["AddPlanItem", { ...plan, item: "4.3", title: "い" }],
  ...adoptionSteps(2023, from.occurredOn, from.occurredOn),
  ["SetTarget", { ...target, amount: 100 }],
  ["DraftTarget", { ...target, amount: 100 }],
  ["SetTarget", { ...target, amount: 100 }],
  [
    "ApportionTarget",
    { ...target, method: "webster", route: "direct", sources: [{ name: "い", percent: 100, weights }] }
  ]
] as const

/** A target whose division holds a branch at its floor, and what would break it: random adjustments seldom balance. */
const bounded = [
  ...divided.slice(0, -1),
  [
    "ApportionTarget",
    {
      ...target,
      method: "webster",
      route: "direct",
      sources: [{ name: "い", percent: 100, weights }],
      bounds: [{ branch: "13", floor: 50 }]
    }
  ],
  [
    "AdjustBranchTargets",
    {
      ...{ ...target, reason: "い" },
      changes: [
        { branch: "13", by: -1 },
        { branch: "27", by: 1 }
      ]
    }
  ]
] as const

/** A target that was revised and divided since: the revision is not taken back. */
const dividedAgain = [
  ...divided.slice(0, -1),
  ["ReviseTarget", { ...target, amount: 200, reason: "い" }],
  divided.at(-1)!,
  ["WithdrawTargetRevision", { ...target, reason: "い" }]
] as const

const adjusting = (by: number, occurredOn: string) =>
  [
    "AdjustBranchTargets",
    {
      ...{ ...target, occurredOn, reason: "い" },
      changes: [
        { branch: "13", by },
        { branch: "27", by: -by }
      ]
    }
  ] as const

/** A target adjusted twice, of which the second adjustment needs the first, and commands that break that: random adjustments
 * seldom balance. */
const adjustedTwice = [
  ...divided,
  adjusting(50, "2023-05-10"),
  adjusting(-100, "2023-06-20"),
  adjusting(-1, "2023-05-10"),
  adjusting(-1, "2023-06-20"),
  ["WithdrawAdjustment", { ...target, occurredOn: "2023-05-10", reason: "い" }]
] as const

const decision = {
  ...target,
  decidedBy: "い",
  document: { title: "い", hash: `sha256:${"a".repeat(64)}` },
  shares: ["13", "27"].map((branch) => ({ branch, units: 50 }))
}

/** A division that was decided elsewhere, adjusted later, and what would break that. */
const decided = [
  ...divided.slice(0, -1),
  ["RecordDivision", { ...decision, shares: [...decision.shares, { branch: "13", units: 0 }] }],
  ["RecordDivision", decision],
  adjusting(10, "2023-06-20"),
  ["RecordDivision", { ...decision, occurredOn: "2023-05-10" }],
  ["WithdrawRecordedDivision", { ...target, reason: "い" }]
] as const

const figure = { occurredOn: "2023-05-10", branch: "13", metric: "canvasses", month: "2023-04", units: 1, source: "い" }

/** A figure of a month whose cases count, and one of a month that none counts in. */
const reported = [
  ...canvassed,
  ["ReportFigure", figure],
  ["ReportFigure", { ...figure, occurredOn: "2023-04-01" }],
  ["ReportFigure", { ...figure, metric: "promoters" }],
  ["ReportFigure", { ...figure, metric: "establishments" }],
  ["CorrectFigure", { ...figure, metric: "establishments", reason: "い" }]
] as const

/** A promoter of long ago, whose data may be erased by now. */
const retired = { occurredOn: "2015-04-01" }
const longAgo = [
  ["SecureParentBody", { ...retired, parentBody: "m1", branch: "13" }],
  [
    "NominatePromoter",
    {
      ...retired,
      ...{ promoter: "p1", association: "a1", branch: "13", parentBody: "m1" },
      name: `commitment:${"a".repeat(64)}`
    }
  ],
  ["AppointPromoter", { ...retired, promoter: "p1", termFrom: "2015-04-01", termTo: "2017-03-31" }]
] as const

/** The same with a hold of a later day, and one that was lifted. */
const hold = { ...retired, subject: "p1", basis: "い" }
const heldBack = [
  ...longAgo,
  ["PlaceLegalHold", { ...hold, occurredOn: "2023-04-01" }],
  ["LiftLegalHold", { ...hold, occurredOn: "2023-05-10" }],
  ["PlaceLegalHold", { ...hold, occurredOn: "2023-09-30" }]
] as const

/** A promoter who resigned in the term that a renewal gave: the renewal is not taken back. */
const renewed = [
  ...assigned.slice(0, 2),
  ["AppointPromoter", { ...from, promoter: "p1", termFrom: "2022-12-01", termTo: "2023-09-30" }],
  ["RenewPromoter", { ...from, promoter: "p1", termTo: "2024-04-10" }],
  ["ResignPromoter", { promoter: "p1", reason: "い", occurredOn: "2024-03-20" }],
  ["WithdrawRenewal", { ...from, promoter: "p1", termTo: "2024-04-10", reason: "い" }]
] as const

/** A promoter whose term was renewed: no other term is put in front of the renewal. */
const renewedInJune = [
  ...assigned.slice(0, 2),
  ["AppointPromoter", { ...from, promoter: "p1", termFrom: "2022-12-01", termTo: "2023-09-30" }],
  ["RenewPromoter", { promoter: "p1", termTo: "2024-04-10", occurredOn: "2023-06-20" }],
  ["AppointPromoter", { promoter: "p1", termFrom: "2023-12-01", termTo: "2024-03-31", occurredOn: "2023-05-10" }]
] as const

/** A case that was worked on where it was moved to: the move is not taken back. */
const moved = [
  ...twoBranches,
  ["MoveCase", { ...from, case: "k1", toBranch: "27" }],
  ["AssignCase", { ...from, case: "k1", promoter: "p2" }],
  ["WithdrawMove", { ...from, case: "k1", toBranch: "27", reason: "い" }]
] as const

/** An establishment, which is not reversed before its day. */
const establishedInMay = [
  ...canvassed,
  [
    "EstablishCase",
    { case: "k1", outcome: "o1", insurances: "both", specialEnrolment: false, occurredOn: "2023-05-10" }
  ],
  ["ReverseOutcome", { ...from, case: "k1", outcome: "o1", cause: "rejected", reason: "い" }]
] as const

export const beginnings = [
  heldBack,
  renewed,
  assigned,
  twoBranches,
  suspendedAgain,
  recommendedAgain,
  established,
  accepted,
  transferred,
  twice,
  replaced,
  restored,
  restoredAndCanvassed,
  canvassedLater,
  establishedTwin,
  dual,
  fromList,
  correctedList,
  agreed,
  agreedElsewhere,
  divided,
  bounded,
  dividedAgain,
  adjustedTwice,
  decided,
  reported,
  longAgo,
  renewedInJune,
  moved,
  establishedInMay,
  ...ofOrganisation,
  ...ofAssociations,
  ...ofMeetings,
  ...ofPlanning,
  ...ofExpulsion,
  ...ofOutreach,
  ...ofGuidance
]
