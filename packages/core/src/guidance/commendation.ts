// Commendations (表彰, plan §5(3)) of associations, their staff and promoters, by the headquarters or a branch: nominated, selected by the
// rule in force on that day, and awarded. What was selected by which criteria stays with the selection.
import { type EventOf, forEach, LocalDate, once, refusal } from "@keikaku/kernel"
import { Schema } from "effect"
import { fiscalYearOf } from "../calendar/index.ts"
import { entriesOf, laterStands, presupposition, retractable } from "../dated-history.ts"
import { decision, type PlanContext } from "../decision.ts"
import { compareRatios, percent, ratio, Yen } from "../exact/index.ts"
import { BranchCode, CommendationRule, commendationRuleOn } from "../federation/index.ts"
import { identifier, Text } from "../identifier.ts"
import { accomplishedThings, isInYear } from "../report/accomplishment.ts"
import { column } from "../report/column.ts"
import { listed } from "../report/listed.ts"
import { staged } from "../staged.ts"
import { PromoterAppointed, promoterOn, promoters } from "../sweep/promoter/index.ts"
import { defineTopic } from "../topic.ts"

export const CommendationId = identifier("CommendationId", "a commendation, from its nomination on")
export const NomineeId = identifier("NomineeId", "an association, a member of its staff, or a promoter")
export const NomineeKind = Schema.Literals(["association", "staff", "promoter"])
export const Commender = Schema.Literals(["headquarters", "branch"])
/** How an association does its affairs, as the nomination states it: what it collected of what was assessed, by a day, and how many
 * findings about it are open. */
export const Affairs = Schema.Struct({
  collected: Yen,
  assessed: Yen,
  asOf: LocalDate,
  openFindings: Schema.Natural
})

// EVENTS. FROZEN once released: new versions are added, old ones upcast.

const shared = {
  commendation: CommendationId,
  kind: NomineeKind,
  nominee: NomineeId,
  branch: BranchCode,
  commendedBy: Commender
}
type Shared = Schema.Struct.Type<typeof shared>
const named = (e: Shared) => [`commendation:${e.commendation}`, `nominee:${e.nominee}`] as const
const particulars = (e: Shared) => ({ counterparty: e.nominee })

/** A branch nominates for its own commendations and for those of the headquarters. */
const nominated = retractable({ fields: shared, tags: (e) => [...named(e), `branch:${e.branch}`], particulars })(
  "CommendationNominated",
  "表彰候補の推薦",
  "CommendationNominationWithdrawn",
  { servingSince: LocalDate, affairs: Schema.optionalKey(Affairs), merit: Text }
)
export const [CommendationNominationWithdrawn, CommendationNominated] = nominated

const ofCommender = retractable({
  fields: shared,
  tags: (e) => [...named(e), `branch:${e.commendedBy === "headquarters" ? "headquarters" : e.branch}`],
  particulars
})
/** Selected by that rule, after those years of service. */
const selected = ofCommender("CommendationSelected", "表彰の選考", "CommendationSelectionWithdrawn", {
  rule: CommendationRule,
  yearsOfService: Schema.Natural
})
export const [CommendationSelectionWithdrawn, CommendationSelected] = selected
const awarded = ofCommender("CommendationAwarded", "表彰", "CommendationAwardWithdrawn")
export const [CommendationAwardWithdrawn, CommendationAwarded] = awarded
const declined = ofCommender("CommendationDeclined", "表彰の選考外", "CommendationDeclinationWithdrawn", {
  cause: Text
})
/** Whoever commends did not select the nominee, for what cause. */
export const [CommendationDeclinationWithdrawn, CommendationDeclined] = declined
const rescinded = ofCommender("CommendationRescinded", "表彰の取消し", "CommendationRescissionWithdrawn", {
  cause: Text
})
export const [CommendationRescissionWithdrawn, CommendationRescinded] = rescinded

// STAGES.

export const commendations = staged({
  code: "Commendation",
  noun: { ja: "表彰", en: "commendation" },
  key: { commendation: CommendationId },
  tag: "commendation",
  opens: nominated,
  steps: [
    { entry: selected, after: [nominated] },
    { entry: declined, after: [nominated] },
    { entry: awarded, after: [selected] },
    { entry: rescinded, after: [nominated, selected, awarded] }
  ],
  carries: ["kind", "nominee", "branch", "commendedBy"]
})

/** Whole years from a day to another. */
const yearsFrom = (since: LocalDate, day: LocalDate): number => {
  const isBeforeItsDay = day.slice(5) < since.slice(5)
  return Math.max(0, Number(day.slice(0, 4)) - Number(since.slice(0, 4)) - (isBeforeItsDay ? 1 : 0))
}

// REFUSALS.

export const AffairsNotStated = refusal("AffairsNotStated", "affairs", {
  ja: "事務組合 {nominee} の推薦には、収納の状況と指摘の有無を示してください。",
  en: "The nomination of the association {nominee} must state what it collected and the findings about it."
})
export const MoreCollectedThanAssessed = refusal("MoreCollectedThanAssessed", "affairs", {
  ja: "{nominee} の収納額 {collected} 円が賦課額 {assessed} 円を超えています。",
  en: "{nominee} would have collected {collected} of {assessed} assessed."
})
export const AffairsOfLaterDay = refusal("AffairsOfLaterDay", "affairs", {
  ja: "{nominee} の収納の状況の時点 {asOf} は、推薦の日より後です。",
  en: "The affairs of {nominee} are stated as of {asOf}, a later day than the nomination's."
})
export const ServiceNotBegun = refusal("ServiceNotBegun", "servingSince", {
  ja: "{nominee} の従事の開始日 {servingSince} は、推薦の日より後です。",
  en: "{nominee} would serve since {servingSince}, a later day than the nomination's."
})
export const AlreadyNominated = refusal("AlreadyNominated", "nominee", {
  ja: "{nominee} は、同じ年度の {occurredOn} に同じ基準の表彰 {commendation} に推薦されています。",
  en: "{nominee} was nominated on {occurredOn} of the same year, for commendation {commendation} by the same rule."
})
export const ServiceNotOnRecord = refusal("ServiceNotOnRecord", "servingSince", {
  ja: "推進員 {nominee} の最初の委嘱は {servingSince} からと記録されていません。",
  en: "It is not on record that promoter {nominee} was first appointed from {servingSince}."
})
export const YearsOfServiceMissed = refusal("YearsOfServiceMissed", "commendation", {
  ja: "表彰 {commendation}: 従事年数は{years}年で、基準の{needed}年に足りません。",
  en: "Commendation {commendation}: {years} years of service are fewer than the {needed} that are asked."
})
export const CollectionRateMissed = refusal("CollectionRateMissed", "commendation", {
  ja: "表彰 {commendation}: 収納率（{assessed} 円のうち {collected} 円）が基準の {needed} に届きません。",
  en: "Commendation {commendation}: {collected} of {assessed} collected is less than the {needed} that are asked."
})
export const OpenFindingStands = refusal("OpenFindingStands", "commendation", {
  ja: "表彰 {commendation}: 未改善の指摘が {findings} 件あります。",
  en: "Commendation {commendation}: {findings} findings are open."
})

/** The criterion that a nominee misses. */
const missed = (
  { affairs, commendation }: { readonly affairs?: typeof Affairs.Type; readonly commendation: string },
  rule: CommendationRule,
  years: number
) => {
  if (years < rule.yearsOfService) return YearsOfServiceMissed({ commendation, years, needed: rule.yearsOfService })
  if (affairs === undefined) return undefined
  const { assessed, collected, openFindings: findings } = affairs
  const rate = ratio(collected, assessed)
  if (rate === null || compareRatios(rate, rule.collectionRate) < 0)
    return CollectionRateMissed({ commendation, collected, assessed, needed: percent(rule.collectionRate, 2) })
  return rule.withoutOpenFinding && findings > 0 ? OpenFindingStands({ commendation, findings }) : undefined
}

// DECISIONS.

const { decide, refused, withdraw } = commendations

type Nominated = EventOf<typeof CommendationNominated>

/** What cannot be of what a nomination states. */
const impossible = ({ affairs, nominee, occurredOn, servingSince }: Nominated) => {
  if (servingSince > occurredOn) return ServiceNotBegun({ nominee, servingSince })
  if (affairs === undefined) return undefined
  const { asOf, assessed, collected } = affairs
  if (collected > assessed) return MoreCollectedThanAssessed({ nominee, assessed, collected })
  return asOf > occurredOn ? AffairsOfLaterDay({ nominee, asOf }) : undefined
}

/** The nomination of the same nominee for the same commender's commendation, by the same rule and in the same year, that is still open
 * or led to an award. */
const sameNomination = (
  ofNominee: Parameters<typeof commendations.on>[0],
  event: Nominated,
  { settings }: PlanContext
): Nominated | undefined => {
  const ruledBy = (day: LocalDate) => commendationRuleOn(settings, day).from
  const yearOf = (day: LocalDate) => fiscalYearOf(day, settings.calendar)
  const isOver = ({ commendation }: Nominated) => {
    const { stage } = commendations.on(ofNominee.filter((each) => each.commendation === commendation))
    return stage === "CommendationDeclined" || stage === "CommendationRescinded"
  }
  return entriesOf(ofNominee, CommendationNominated)
    .filter(({ commendedBy, kind }) => commendedBy === event.commendedBy && kind === event.kind)
    .filter(
      ({ occurredOn: on }) => yearOf(on) === yearOf(event.occurredOn) && ruledBy(on) === ruledBy(event.occurredOn)
    )
    .find((each) => each.commendation !== event.commendation && !isOver(each))
}

/** Nominates; of a promoter the record must say the same as the nomination. Nobody is nominated twice in a year by the same rule. */
export const NominateForCommendation = decide("NominateForCommendation", "表彰候補を推薦する", CommendationNominated, {
  refuses: [
    AffairsNotStated,
    ServiceNotBegun,
    MoreCollectedThanAssessed,
    AffairsOfLaterDay,
    AlreadyNominated,
    ServiceNotOnRecord
  ],
  reads: ({ nominee }) => ({
    promoter: promoters.about(`promoter:${nominee}`),
    ofNominee: commendations.histories.about(`nominee:${nominee}`)
  }),
  rule: (event, { ofNominee, promoter }, _, context) => {
    const { affairs, kind, occurredOn, servingSince } = event
    const wrong = impossible(event)
    if (wrong !== undefined) return wrong
    const other = sameNomination(ofNominee, event, context)
    if (other !== undefined) return AlreadyNominated(other)
    if (kind === "association") return affairs === undefined ? AffairsNotStated(event) : undefined
    if (kind === "staff") return undefined
    const [first] = promoterOn(promoter, occurredOn).terms
    return first?.from === servingSince ? undefined : ServiceNotOnRecord(event)
  }
})
/** Selects by the rule in force on that day, which the selection keeps. */
export const SelectForCommendation = decision("SelectForCommendation", "表彰者を選考する", {
  payload: { commendation: CommendationId },
  records: CommendationSelected,
  refuses: [
    refused.unknown,
    refused.notAt,
    refused.later,
    YearsOfServiceMissed,
    CollectionRateMissed,
    OpenFindingStands
  ],
  reads: (c) => ({ history: commendations.of(c) }),
  decide: (c, { history }, { settings }) => {
    const { opening, stage } = commendations.on(history, c.occurredOn)
    if (opening === undefined) return refused.unknown(c)
    const rule = commendationRuleOn(settings, c.occurredOn)
    const yearsOfService = yearsFrom(opening.servingSince, c.occurredOn)
    const event = CommendationSelected({ ...opening, ...c, rule, yearsOfService })
    const [earlier] = entriesOf(history, CommendationSelected)
    if (earlier !== undefined) return once(event, earlier, () => laterStands(refused.later, earlier))
    if (stage !== "CommendationNominated")
      return refused.notAt({ ...c, stage: stage!, needed: "CommendationNominated" })
    return missed(opening, rule, yearsOfService) ?? event
  }
})
export const DeclineCommendation = decide("DeclineCommendation", "表彰を選考外とする", CommendationDeclined)
export const AwardCommendation = decide("AwardCommendation", "表彰する", CommendationAwarded)
/** Ends a commendation at whatever stage it is. */
export const RescindCommendation = decide("RescindCommendation", "表彰を取り消す", CommendationRescinded)
export const WithdrawCommendationNomination = withdraw(
  "WithdrawCommendationNomination",
  "表彰候補の推薦を取り下げる",
  CommendationNominationWithdrawn
)
export const WithdrawCommendationSelection = withdraw(
  "WithdrawCommendationSelection",
  "表彰の選考を取り下げる",
  CommendationSelectionWithdrawn
)
export const WithdrawCommendationDeclination = withdraw(
  "WithdrawCommendationDeclination",
  "表彰の選考外を取り下げる",
  CommendationDeclinationWithdrawn
)
export const WithdrawCommendationAward = withdraw(
  "WithdrawCommendationAward",
  "表彰を取り下げる",
  CommendationAwardWithdrawn
)
export const WithdrawCommendationRescission = withdraw(
  "WithdrawCommendationRescission",
  "表彰の取消しを取り下げる",
  CommendationRescissionWithdrawn
)

// REPORT.

const allCommendations = forEach(commendations.histories, ({ commendation }) => commendation)

const kinds = {
  association: { ja: "事務組合", en: "association" },
  staff: { ja: "職員", en: "staff" },
  promoter: { ja: "推進員", en: "promoter" }
} as const
const commenders = {
  headquarters: { ja: "本部", en: "headquarters" },
  branch: { ja: "支部", en: "branch" }
} as const

export const commendationList = listed(
  "commendations",
  { ja: "表彰の状況", en: "Commendations" },
  {
    things: allCommendations,
    identifier: ["commendation", column.text("番号", "Commendation")],
    statuses: {
      CommendationNominated: "推薦",
      CommendationSelected: "選考済み",
      CommendationDeclined: "選考外",
      CommendationAwarded: "表彰済み",
      CommendationRescinded: "取消し"
    },
    columns: {
      nominee: column.text("候補", "Nominee"),
      kind: column.text("区分", "Kind"),
      commendedBy: column.text("表彰者", "Commended by"),
      ruleFrom: column.date("基準の適用日", "Rule from"),
      yearsOfService: column.count("従事年数", "Years of service"),
      yearsAsked: column.count("基準年数", "Years asked"),
      collectionRate: column.percent("収納率", "Collection rate")
    },
    row: (history, { asOf }) => {
      const { last, opening, stage } = commendations.on(history, asOf)
      if (opening === undefined || stage === undefined) return undefined
      const { affairs, branch, commendedBy, kind, nominee } = opening
      const selection = last.CommendationSelected
      return {
        ...{ branch, status: stage, since: last[stage]!.occurredOn, nominee },
        kind: kinds[kind],
        commendedBy: commenders[commendedBy],
        ruleFrom: selection?.rule.from ?? null,
        yearsOfService: selection?.yearsOfService ?? null,
        yearsAsked: selection?.rule.yearsOfService ?? null,
        collectionRate: affairs === undefined ? null : ratio(affairs.collected, affairs.assessed)
      }
    }
  }
)

export const topic = defineTopic({
  name: "commendation",
  rows: ["P5.3"],
  label: { ja: "表彰", en: "Commendations" },
  by: ["headquarters", "branch"],
  decisions: [
    ...[NominateForCommendation, SelectForCommendation, DeclineCommendation, AwardCommendation, RescindCommendation],
    ...[WithdrawCommendationNomination, WithdrawCommendationSelection, WithdrawCommendationDeclination],
    ...[WithdrawCommendationAward, WithdrawCommendationRescission]
  ],
  reports: [commendationList],
  accomplishments: [
    accomplishedThings(["表彰した候補", "Nominees commended"], allCommendations, (history, query) => {
      const { opening, stage } = commendations.on(history, query.asOf)
      return opening && isInYear(opening.occurredOn, query) ? stage === "CommendationAwarded" : undefined
    })
  ],
  presupposes: [
    presupposition({
      on: PromoterAppointed,
      entry: nominated,
      tag: ({ promoter }) => `nominee:${promoter}`,
      where: ({ termFrom }, { kind, servingSince }) => kind === "promoter" && servingSince === termFrom
    })
  ]
})
