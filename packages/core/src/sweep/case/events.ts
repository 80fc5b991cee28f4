// What happens to a case (未手続事業の事案, plan §4): from the day a business is found without labour insurance to its
// establishment, refusal or exclusion, and what takes a mistaken entry back. FROZEN once released: new versions are added, old
// ones upcast.

import { type EventOf, eventsAbout, type JsonObject, type Label, LocalDate } from "@keikaku/kernel"
import { Schema } from "effect"
import { amending } from "../../dated-history.ts"
import { BranchCode } from "../../federation/index.ts"
import { AssociationId, BusinessId, CanvassId, CaseId, OutcomeId, PromoterId, Text } from "../../identifier.ts"
import { NameListId } from "../council-events.ts"

/** Where a case came from: the branch's own research, or a name list (未手続事業名簿) of the Labour Bureau. */
export const CaseSource = Schema.Literals(["own-research", "bureau-list"])

/** Which insurance relations a case is about. A dual-scheme business (二元適用) has a WC and an EI number of its own and may have a
 * case for each; any other has one for both. */
export const Scheme = Schema.Literals(["unified", "wc", "ei"])
export type Scheme = typeof Scheme.Type

/** How a promoter canvassed. */
export const CanvassMethod = Schema.Literals(["visit", "phone", "letter"])

/** Which insurance relations an outcome covers: both, workers' compensation only, employment insurance only. */
export const Insurances = Schema.Literals(["both", "wc-only", "ei-only"])
export type Insurances = typeof Insurances.Type

/** A single insurance: workers' compensation or employment insurance. */
export type Insurance = "wc" | "ei"

/** Why a business is ruled out: no employees, closed down, moved away, or registered before anybody canvassed. */
export const RuledOutReason = Schema.Literals(["no-employees", "closed-down", "moved-away", "already-registered"])

/** Why an outcome is reversed: the bureau rejected it, from that day on; or it was recorded by mistake and never was. */
export const ReversalCause = Schema.Literals(["rejected", "mistake"])

/** What can come of a case. */
export const OutcomeKind = Schema.Literals([
  "established",
  "ei-completed",
  "established-by-authority",
  "refused",
  "ruled-out",
  "duplicate",
  "transferred"
])
export type OutcomeKind = typeof OutcomeKind.Type

const singles = { both: ["wc", "ei"], "wc-only": ["wc"], "ei-only": ["ei"] } as const

/** The single insurances that an outcome covers; none, where it names none. */
export const insurancesIn = (insurances: Insurances | undefined): ReadonlyArray<Insurance> =>
  insurances === undefined ? [] : singles[insurances]

/** The insurances of a case of that scheme. */
export const insurancesOf = (scheme: Scheme): ReadonlyArray<Insurance> =>
  scheme === "unified" ? ["wc", "ei"] : [scheme]

/** Every event of a case names the case, its business, and the branch that had it on the day. */
const ofCase = eventsAbout({
  fields: { case: CaseId, business: BusinessId, branch: BranchCode },
  tags: (e) => [`branch:${e.branch}`, `case:${e.case}`, `business:${e.business}`],
  particulars: (e) => ({ counterparty: e.business })
})

const byPromoter = { tags: (e: { readonly promoter: PromoterId }) => [`promoter:${e.promoter}` as const] }

/** From a name list that is named. Version 1 named none. */
const fromList = {
  tags: (e: { readonly list?: typeof NameListId.Type }) =>
    e.list === undefined ? [] : [`name-list:${e.list}` as const],
  upcasters: [(data: JsonObject) => data]
}

/** A business without labour insurance was found; if on a name list, it may say on which. */
export const CaseListed = ofCase(
  "CaseListed",
  "未手続事業の把握",
  { source: CaseSource, scheme: Scheme, list: Schema.optionalKey(NameListId) },
  fromList
)

/** The case was given to a promoter of its branch. */
export const CaseAssigned = ofCase("CaseAssigned", "推進員への割当", { promoter: PromoterId }, byPromoter)

/** One act of canvassing (手続勧奨). `explained`: the insurance was explained to the owner. */
export const CaseCanvassed = ofCase(
  "CaseCanvassed",
  "手続勧奨",
  { canvass: CanvassId, promoter: PromoterId, method: CanvassMethod, explained: Schema.Boolean },
  byPromoter
)

/** The report of a canvass was handed in with a claim on this day. */
export const CanvassSubmitted = ofCase("CanvassSubmitted", "手続勧奨報告の提出", { canvass: CanvassId })

/** The report of a canvass was accepted for payment. */
export const CanvassAccepted = ofCase("CanvassAccepted", "手続勧奨報告の受理", { canvass: CanvassId })

/** The insurance relation was established (保険関係成立); it counts in the fiscal year of its date. */
export const CaseEstablished = ofCase("CaseEstablished", "保険関係成立", {
  outcome: OutcomeId,
  insurances: Insurances,
  specialEnrolment: Schema.Boolean
})

/** The EI procedure (雇用保険手続) followed on a case that had established WC. */
export const EiProcedureCompleted = ofCase(
  "EiProcedureCompleted",
  { ja: "雇用保険手続", en: "EI procedure completed" },
  { outcome: OutcomeId }
)

/** An establishment or an EI procedure was handed in with a claim on this day. */
export const SuccessSubmitted = ofCase("SuccessSubmitted", "成立報告の提出", { outcome: OutcomeId })

/** The owner refused; to be tried again. */
export const CaseRefused = ofCase("CaseRefused", "手続拒否", { outcome: OutcomeId })

/** The business needs no insurance, or no longer exists. */
export const CaseRuledOut = ofCase("CaseRuledOut", "対象外", { outcome: OutcomeId, reason: RuledOutReason })

/** The case is the same as another one. */
export const CaseMarkedDuplicate = ofCase("CaseMarkedDuplicate", "重複", { outcome: OutcomeId, of: CaseId })

/** A difficult case went to the Labour Bureau through the council (困難事案の移管). */
export const CaseTransferred = ofCase("CaseTransferred", "困難事案の移管", { outcome: OutcomeId })

/** The bureau established the relation by authority (職権成立). */
export const CaseEstablishedByAuthority = ofCase("CaseEstablishedByAuthority", "職権成立", {
  outcome: OutcomeId,
  insurances: Insurances
})

/** What a reversal says of the outcome that it reverses: its kind, its day, and which of its insurances are reversed. */
const reversed = {
  outcome: OutcomeId,
  kind: OutcomeKind,
  outcomeOn: LocalDate,
  insurances: Schema.optionalKey(Insurances)
}

/** An outcome is void, wholly or for these insurances. The branch is the outcome's. What the bureau rejected stood until this day;
 * the day of a mistake is the outcome's own, for it never stood. */
export const OutcomeReversed = ofCase(
  "OutcomeReversed",
  "結果の取消",
  { ...reversed, cause: ReversalCause, reason: Text },
  amending
)

/** The established business entrusted its insurance affairs to an association. */
export const CaseEntrusted = ofCase(
  "CaseEntrusted",
  "事務委託",
  { association: AssociationId },
  { particulars: (e) => ({ counterparty: e.association }) }
)

/** The case moved to another branch; what was done before stays counted where it was done. */
export const CaseMoved = ofCase(
  "CaseMoved",
  "支部間の移管",
  { toBranch: BranchCode },
  { tags: (e) => [`branch:${e.toBranch}`] }
)

// What takes a mistaken entry back names it by its identifier and has its branch and its day: it is as if the entry had never
// been, and both stay in the history.

/** The case had been listed by mistake. */
export const ListingWithdrawn = ofCase(
  "ListingWithdrawn",
  "把握の取下げ",
  { list: Schema.optionalKey(NameListId), reason: Text },
  { ...fromList, ...amending }
)

/** The case had been assigned by mistake. */
export const AssignmentWithdrawn = ofCase(
  "AssignmentWithdrawn",
  "割当の取下げ",
  { promoter: PromoterId, reason: Text },
  { ...byPromoter, ...amending }
)

/** The canvass had been recorded by mistake. */
export const CanvassWithdrawn = ofCase(
  "CanvassWithdrawn",
  "手続勧奨の取下げ",
  { canvass: CanvassId, promoter: PromoterId, reason: Text },
  { ...byPromoter, ...amending }
)

/** The canvass had been submitted by mistake. */
export const CanvassSubmissionWithdrawn = ofCase(
  "CanvassSubmissionWithdrawn",
  "手続勧奨報告の提出の取下げ",
  { canvass: CanvassId, reason: Text },
  amending
)

/** The canvass had been accepted by mistake. */
export const AcceptanceWithdrawn = ofCase(
  "AcceptanceWithdrawn",
  "受理の取下げ",
  { canvass: CanvassId, reason: Text },
  amending
)

/** The success had been submitted by mistake. */
export const SuccessSubmissionWithdrawn = ofCase(
  "SuccessSubmissionWithdrawn",
  "成立報告の提出の取下げ",
  { outcome: OutcomeId, reason: Text },
  amending
)

/** The outcome had been reversed by mistake: it stands again. */
export const ReversalWithdrawn = ofCase("ReversalWithdrawn", "取消の取下げ", { ...reversed, reason: Text }, amending)

/** The entrustment had been recorded by mistake. */
export const EntrustmentWithdrawn = ofCase(
  "EntrustmentWithdrawn",
  "事務委託の取下げ",
  { association: AssociationId, reason: Text },
  amending
)

/** The move had been recorded by mistake: the case never left its branch. */
export const MoveWithdrawn = ofCase(
  "MoveWithdrawn",
  "支部間の移管の取下げ",
  { toBranch: BranchCode, reason: Text },
  { tags: (e) => [`branch:${e.toBranch}`], ...amending }
)

/** The events that are outcomes, by the kind of outcome. */
export const outcomeEvents = {
  established: CaseEstablished,
  "ei-completed": EiProcedureCompleted,
  "established-by-authority": CaseEstablishedByAuthority,
  refused: CaseRefused,
  "ruled-out": CaseRuledOut,
  duplicate: CaseMarkedDuplicate,
  transferred: CaseTransferred
} as const

/** An outcome as it was recorded. */
export type OutcomeEvent = EventOf<(typeof outcomeEvents)[OutcomeKind]>

/** What each withdrawal takes back. */
export const withdrawals = [
  [ListingWithdrawn, CaseListed],
  [AssignmentWithdrawn, CaseAssigned],
  [CanvassWithdrawn, CaseCanvassed],
  [CanvassSubmissionWithdrawn, CanvassSubmitted],
  [AcceptanceWithdrawn, CanvassAccepted],
  [SuccessSubmissionWithdrawn, SuccessSubmitted],
  [ReversalWithdrawn, OutcomeReversed],
  [EntrustmentWithdrawn, CaseEntrusted],
  [MoveWithdrawn, CaseMoved]
] as const

/** An event that takes a mistaken entry back. */
export type WithdrawalEvent = EventOf<(typeof withdrawals)[number][0]>

/** An entry in the life of a case; it can be taken back. */
export type CaseEntry = OutcomeEvent | EventOf<(typeof withdrawals)[number][1]>

/** How each outcome is called. */
export const outcomeLabels: Readonly<Record<OutcomeKind, Label>> = {
  established: { ja: "保険関係成立", en: "established" },
  "ei-completed": { ja: "雇用保険手続", en: "EI procedure completed" },
  "established-by-authority": { ja: "職権成立", en: "established by authority" },
  refused: { ja: "拒否", en: "refused" },
  "ruled-out": { ja: "対象外", en: "ruled out" },
  duplicate: { ja: "重複", en: "duplicate" },
  transferred: { ja: "移管", en: "transferred" }
}
