// What happens to a case (未手続事業の事案, plan §4): from the day a business is found without labour insurance to its
// establishment, refusal or exclusion. FROZEN once released: new versions are added, old ones upcast.
import { defineEvent, type Label, LocalDate } from "@keikaku/kernel"
import { Schema } from "effect"
import { BranchCode } from "../../federation/index.ts"
import { AssociationId, BusinessId, CanvassId, CaseId, PromoterId, Text } from "../../identifier.ts"

/** Where a case came from: the branch's own research, or a name list (未手続事業名簿) of the Labour Bureau. */
export const CaseSource = Schema.Literals(["own-research", "bureau-list"])
/** How a promoter canvassed. */
export const CanvassMethod = Schema.Literals(["visit", "phone", "letter"])
/** Which insurance relations were established at once: both, workers' compensation only, employment insurance only. */
export const Insurances = Schema.Literals(["both", "wc-only", "ei-only"])
export type Insurances = typeof Insurances.Type
/** Why a case is none: no employees, closed down, moved away, or registered before anybody canvassed. */
export const RuledOutReason = Schema.Literals(["no-employees", "closed-down", "moved-away", "already-registered"])
/** How a case can stand; each of these can be reversed when the bureau rejects it. */
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

/** How each outcome is called; `none` where nothing has come about yet. */
export const outcomeLabels: Readonly<Record<OutcomeKind | "none", Label>> = {
  established: { ja: "保険関係成立", en: "established" },
  "ei-completed": { ja: "雇用保険手続", en: "EI procedure completed" },
  "established-by-authority": { ja: "職権成立", en: "established by authority" },
  refused: { ja: "拒否", en: "refused" },
  "ruled-out": { ja: "対象外", en: "ruled out" },
  duplicate: { ja: "重複", en: "duplicate" },
  transferred: { ja: "移管", en: "transferred" },
  none: { ja: "結果なし", en: "no outcome" }
}

/** Every event of a case names the case, its business, and the branch that had it at the time. */
const ofCase = { case: CaseId, business: BusinessId, branch: BranchCode }
type OfCase = { readonly case: CaseId; readonly business: BusinessId; readonly branch: BranchCode }
const tagsOf = (e: OfCase) => [`case:${e.case}`, `business:${e.business}`, `branch:${e.branch}`] as const
const withBusiness = (e: OfCase) => ({ counterparty: e.business })

/** A business without labour insurance was found. Dual-scheme (二元適用): separate WC and EI numbers. */
export const CaseListed = defineEvent("CaseListed", {
  label: { ja: "未手続事業の把握", en: "Case listed" },
  fields: { ...ofCase, source: CaseSource, dualScheme: Schema.Boolean },
  tags: tagsOf,
  particulars: withBusiness
})

/** The case was given to a promoter of its branch. */
export const CaseAssigned = defineEvent("CaseAssigned", {
  label: { ja: "推進員への割当", en: "Case assigned" },
  fields: { ...ofCase, promoter: PromoterId },
  tags: (e) => [...tagsOf(e), `promoter:${e.promoter}`],
  particulars: withBusiness
})

/** One act of canvassing (手続勧奨). `explained`: the insurance was explained to the owner; `submittedOn`: claimed on that day. */
export const CaseCanvassed = defineEvent("CaseCanvassed", {
  label: { ja: "手続勧奨", en: "Case canvassed" },
  fields: {
    ...ofCase,
    canvass: CanvassId,
    promoter: PromoterId,
    method: CanvassMethod,
    explained: Schema.Boolean,
    submittedOn: Schema.optionalKey(LocalDate)
  },
  tags: (e) => [...tagsOf(e), `promoter:${e.promoter}`],
  particulars: withBusiness
})

/** The branch accepted the report of a canvass for payment. */
export const CanvassAccepted = defineEvent("CanvassAccepted", {
  label: { ja: "手続勧奨報告の受理", en: "Canvass accepted" },
  fields: { ...ofCase, canvass: CanvassId },
  tags: tagsOf,
  particulars: withBusiness
})

/** The insurance relation was established (保険関係成立); it counts in the fiscal year of its date. */
export const CaseEstablished = defineEvent("CaseEstablished", {
  label: { ja: "保険関係成立", en: "Case established" },
  fields: {
    ...ofCase,
    insurances: Insurances,
    specialEnrolment: Schema.Boolean,
    submittedOn: Schema.optionalKey(LocalDate)
  },
  tags: tagsOf,
  particulars: withBusiness
})

/** The EI procedure (雇用保険手続) followed on a case that had established WC only. */
export const EiProcedureCompleted = defineEvent("EiProcedureCompleted", {
  label: { ja: "雇用保険手続", en: "EI procedure completed" },
  fields: { ...ofCase, submittedOn: Schema.optionalKey(LocalDate) },
  tags: tagsOf,
  particulars: withBusiness
})

/** The owner refused; to be tried again. */
export const CaseRefused = defineEvent("CaseRefused", {
  label: { ja: "手続拒否", en: "Case refused" },
  fields: ofCase,
  tags: tagsOf,
  particulars: withBusiness
})

/** The case is none. */
export const CaseRuledOut = defineEvent("CaseRuledOut", {
  label: { ja: "対象外", en: "Case ruled out" },
  fields: { ...ofCase, reason: RuledOutReason },
  tags: tagsOf,
  particulars: withBusiness
})

/** The case is the same as another one. */
export const CaseMarkedDuplicate = defineEvent("CaseMarkedDuplicate", {
  label: { ja: "重複", en: "Case marked duplicate" },
  fields: { ...ofCase, of: CaseId },
  tags: tagsOf,
  particulars: withBusiness
})

/** A difficult case went to the Labour Bureau through the council (困難事案の移管). */
export const CaseTransferred = defineEvent("CaseTransferred", {
  label: { ja: "困難事案の移管", en: "Case transferred" },
  fields: ofCase,
  tags: tagsOf,
  particulars: withBusiness
})

/** The bureau established the relation by authority (職権成立). */
export const CaseEstablishedByAuthority = defineEvent("CaseEstablishedByAuthority", {
  label: { ja: "職権成立", en: "Case established by authority" },
  fields: { ...ofCase, insurances: Insurances },
  tags: tagsOf,
  particulars: withBusiness
})

/** The latest outcome is void, because the bureau rejected it. Branch, day and insurances are those of the outcome. */
export const OutcomeReversed = defineEvent("OutcomeReversed", {
  label: { ja: "結果の取消", en: "Outcome reversed" },
  fields: {
    ...ofCase,
    outcome: OutcomeKind,
    outcomeOn: LocalDate,
    insurances: Schema.optionalKey(Insurances),
    reason: Text
  },
  tags: tagsOf,
  particulars: (e) => ({ ...withBusiness(e), amends: e.reason })
})

/** The established business entrusted its insurance affairs to an association. */
export const CaseEntrusted = defineEvent("CaseEntrusted", {
  label: { ja: "事務委託", en: "Case entrusted" },
  fields: { ...ofCase, association: AssociationId },
  tags: tagsOf,
  particulars: (e) => ({ counterparty: e.association })
})

/** The case moved to another branch; what was done before stays counted where it was done. */
export const CaseMoved = defineEvent("CaseMoved", {
  label: { ja: "支部間の移管", en: "Case moved" },
  fields: { ...ofCase, toBranch: BranchCode },
  tags: (e) => [...tagsOf(e), `branch:${e.toBranch}`],
  particulars: withBusiness
})
