// Affairs associations (労働保険事務組合, plan §2(1)): certified by the Labour Bureau (徴収法 第33条2項), abolished after a report at least 60
// days before (3項), or their certification revoked (4項). Nothing is transferred by law: a successor is certified itself, and each client
// entrusts its affairs anew.
import { type EventOf, forEach, LocalDate, refusal } from "@keikaku/kernel"
import { Schema } from "effect"
import { addDays } from "../calendar/index.ts"
import { type Entries, presupposition, retractable } from "../dated-history.ts"
import { BranchCode } from "../federation/index.ts"
import { AssociationId, Text } from "../identifier.ts"
import { accomplishedUnits } from "../report/accomplishment.ts"
import { column } from "../report/column.ts"
import { countedByArea } from "../report/counted-by-area.ts"
import { listed } from "../report/listed.ts"
import { flow, occurrencesOf, stock } from "../report/measure.ts"
import { occasionsOf } from "../report/occasion.ts"
import { staged } from "../staged.ts"
import { defineTopic } from "../topic.ts"

// EVENTS. FROZEN once released: new versions are added, old ones upcast.

const ofAssociation = retractable({
  fields: { association: AssociationId, branch: BranchCode },
  tags: (e) => [`association:${e.association}`, `branch:${e.branch}`]
})
const byBureau = { particulars: () => ({ counterparty: "labour-bureau" }) }
const certified = ofAssociation("AssociationCertified", "事務組合の認可", "CertificationWithdrawn", {}, byBureau)
/** The bureau certified the association on that day; the grounds were examined by the bureau. */
export const [CertificationWithdrawn, AssociationCertified] = certified
const abolitionReported = ofAssociation(
  "AbolitionReported",
  "事務組合の業務廃止の届出",
  "AbolitionReportWithdrawn",
  { effectiveOn: LocalDate },
  byBureau
)
/** The association reported to the bureau that it ends its work; `effectiveOn` is the first day without it. */
export const [AbolitionReportWithdrawn, AbolitionReported] = abolitionReported
const abolished = ofAssociation("AssociationAbolished", "事務組合の業務廃止", "AbolitionWithdrawn")
/** From this day on the association does not work. */
export const [AbolitionWithdrawn, AssociationAbolished] = abolished
const revoked = ofAssociation(
  "CertificationRevoked",
  "事務組合の認可の取消し",
  "RevocationWithdrawn",
  { grounds: Text },
  byBureau
)
/** From this day on the association is not certified. */
export const [RevocationWithdrawn, CertificationRevoked] = revoked
const supported = ofAssociation("AssociationSupportOffered", "事務組合への支援", "AssociationSupportWithdrawn", {
  support: Text
})
export const [AssociationSupportWithdrawn, AssociationSupportOffered] = supported
const succession = ofAssociation(
  "SuccessionArranged",
  "委託事業場の引受けの調整",
  "SuccessionWithdrawn",
  { successor: AssociationId, workplaces: Schema.Natural },
  { tags: (e) => [`successor:${e.successor}`] }
)
/** Another association is to take on a number of the workplaces; each of them entrusts its affairs anew. */
export const [SuccessionWithdrawn, SuccessionArranged] = succession

// STAGES.

export const associations = staged({
  code: "Association",
  noun: { ja: "事務組合", en: "affairs association" },
  key: { association: AssociationId },
  tag: "association",
  opens: certified,
  steps: [
    { entry: abolitionReported, after: [certified] },
    { entry: abolished, after: [abolitionReported] },
    { entry: revoked, after: [certified, abolitionReported] },
    { entry: supported, after: [certified, abolitionReported, abolished], stays: true },
    { entry: succession, after: [abolitionReported, abolished, revoked], stays: true, per: ["successor"] }
  ],
  carries: ["branch"]
})

/** The entries of which an association's history consists, each after what takes it back. */
export const associationEntries = [certified, abolitionReported, abolished, revoked, supported, succession] as const
export type AssociationHistory = Entries<EventOf<(typeof associationEntries)[number][1]>>

/** The certification of an association that is certified on that day: neither abolished nor revoked. */
export const certificationOn = (history: AssociationHistory, day?: LocalDate) => {
  const { opening, stage } = associations.on(history, day)
  return stage === "AssociationCertified" || stage === "AbolitionReported" ? opening : undefined
}

/** Abolished or revoked by then: nobody entrusts affairs to it. Of an association that was never recorded nothing is known. */
export const AssociationClosed = refusal("AssociationClosed", "association", {
  ja: "事務組合 {association} は {on} に業務を廃止したか、認可を取り消されています。",
  en: "Affairs association {association} was abolished, or its certification revoked, on {on}."
})

/** What is recorded of an association is recorded by the branch of its certification. */
export const AssociationOfOtherBranch = refusal("AssociationOfOtherBranch", "association", {
  ja: "事務組合 {association} は支部 {branch} の区域の事務組合です。",
  en: "Affairs association {association} is in the area of branch {branch}."
})

/** Why nothing is entrusted to an association on that day, if it is abolished or revoked by then. */
export const closedOn = (history: AssociationHistory, association: AssociationId, day: LocalDate) => {
  const { last, stage } = associations.on(history, day)
  if (stage !== "AssociationAbolished" && stage !== "CertificationRevoked") return undefined
  return AssociationClosed({ association, on: last[stage]!.occurredOn })
}

// REFUSALS.

/** The bureau is told at least 60 days before (徴収法 第33条3項). */
export const AbolitionReportedTooLate = refusal("AbolitionReportedTooLate", "effectiveOn", {
  ja: "業務廃止の届出は60日前までです。{effectiveOn} に廃止するには {lastDay} までに届け出る必要がありました。",
  en: "An abolition is reported at least 60 days before: for {effectiveOn}, by {lastDay}."
})
/** The reported day has not come. */
export const AbolitionNotInEffect = refusal("AbolitionNotInEffect", "association", {
  ja: "事務組合 {association} の業務廃止は {effectiveOn} と届け出られています。",
  en: "The abolition of affairs association {association} was reported for {effectiveOn}."
})
export const SuccessorIsItself = refusal("SuccessorIsItself", "successor", {
  ja: "事務組合 {successor} 自身は引受け先になれません。",
  en: "Affairs association {successor} cannot succeed itself."
})
/** No certification passes on: a successor has its own on that day. */
export const SuccessorNotCertified = refusal("SuccessorNotCertified", "successor", {
  ja: "引受け先の事務組合 {successor} は、その日に認可を受けていません。",
  en: "The successor {successor} is not certified on that day."
})

// DECISIONS.

const { decide, withdraw } = associations
const daysOfNotice = 60

export const CertifyAssociation = decide("CertifyAssociation", "事務組合の認可を記録する", AssociationCertified)
export const ReportAbolition = decide("ReportAbolition", "事務組合の業務廃止を届け出る", AbolitionReported, {
  refuses: [AbolitionReportedTooLate],
  rule: (event) => {
    const lastDay = addDays(event.effectiveOn, -daysOfNotice)
    return event.occurredOn > lastDay ? AbolitionReportedTooLate({ ...event, lastDay }) : undefined
  }
})
export const AbolishAssociation = decide("AbolishAssociation", "事務組合の業務廃止を記録する", AssociationAbolished, {
  refuses: [AbolitionNotInEffect],
  rule: (event, _, { last }) => {
    const { effectiveOn } = last.AbolitionReported!
    return event.occurredOn < effectiveOn ? AbolitionNotInEffect({ ...event, effectiveOn }) : undefined
  }
})
export const RevokeCertification = decide(
  "RevokeCertification",
  "事務組合の認可の取消しを記録する",
  CertificationRevoked
)
export const OfferAssociationSupport = decide(
  "OfferAssociationSupport",
  "事務組合を支援する",
  AssociationSupportOffered
)
export const ArrangeSuccession = decide("ArrangeSuccession", "委託事業場の引受けを調整する", SuccessionArranged, {
  refuses: [SuccessorIsItself, SuccessorNotCertified],
  reads: ({ successor }) => ({ successor: associations.of({ association: successor }) }),
  rule: (event, { successor }) => {
    if (event.successor === event.association) return SuccessorIsItself(event)
    return certificationOn(successor, event.occurredOn) === undefined ? SuccessorNotCertified(event) : undefined
  }
})
export const WithdrawCertification = withdraw(
  "WithdrawCertification",
  "事務組合の認可の記録を取り下げる",
  CertificationWithdrawn
)
export const WithdrawAbolitionReport = withdraw(
  "WithdrawAbolitionReport",
  "業務廃止の届出を取り下げる",
  AbolitionReportWithdrawn
)
export const WithdrawAbolition = withdraw("WithdrawAbolition", "業務廃止の記録を取り下げる", AbolitionWithdrawn)
export const WithdrawRevocation = withdraw("WithdrawRevocation", "認可の取消しの記録を取り下げる", RevocationWithdrawn)
export const WithdrawAssociationSupport = withdraw(
  "WithdrawAssociationSupport",
  "事務組合への支援の記録を取り下げる",
  AssociationSupportWithdrawn
)
export const WithdrawSuccession = withdraw("WithdrawSuccession", "引受けの調整を取り下げる", SuccessionWithdrawn)

// REPORTS.

const workplaces = (sign: 1 | -1) => (e: EventOf<typeof SuccessionArranged | typeof SuccessionWithdrawn>) => ({
  branch: e.branch,
  on: e.occurredOn,
  units: sign * e.workplaces
})
const supportOffered = occurrencesOf(AssociationSupportOffered, AssociationSupportWithdrawn)
/** What came and went in a fiscal year, in each area. */
export const birthsAndClosures = countedByArea(
  "association-births-and-closures",
  { ja: "事務組合の新設と廃止", en: "Affairs associations opened and closed" },
  {
    counts: {
      certified: {
        flow: occurrencesOf(AssociationCertified, CertificationWithdrawn),
        label: { ja: "認可", en: "Certified" }
      },
      reported: {
        flow: occurrencesOf(AbolitionReported, AbolitionReportWithdrawn),
        label: { ja: "廃止の届出", en: "Abolitions reported" }
      },
      abolished: {
        flow: occurrencesOf(AssociationAbolished, AbolitionWithdrawn),
        label: { ja: "廃止", en: "Abolished" }
      },
      revoked: {
        flow: occurrencesOf(CertificationRevoked, RevocationWithdrawn),
        label: { ja: "認可取消し", en: "Revoked" }
      },
      supported: {
        flow: supportOffered,
        label: { ja: "支援", en: "Support offered" }
      },
      workplaces: {
        flow: flow.on(SuccessionArranged, workplaces(1)).on(SuccessionWithdrawn, workplaces(-1)),
        label: { ja: "引受け予定の事業場", en: "Workplaces to be taken on" }
      }
    }
  }
)

/** Every association, and how it stands. */
export const associationList = listed(
  "associations",
  { ja: "事務組合", en: "Affairs associations" },
  {
    things: forEach(associations.histories, ({ association }) => association),
    identifier: ["association", column.text("事務組合", "Association")],
    statuses: {
      AssociationCertified: { ja: "認可", en: "Certified" },
      AbolitionReported: { ja: "廃止届出済み", en: "Abolition reported" },
      AssociationAbolished: { ja: "廃止", en: "Abolished" },
      CertificationRevoked: { ja: "認可取消し", en: "Revoked" }
    },
    columns: {
      certifiedOn: column.date("認可日", "Certified on"),
      endsOn: column.date("廃止日", "Ends on"),
      successors: column.text("引受け先", "Successors")
    },
    row: (history, { asOf }) => {
      const { last, opening, past, stage } = associations.on(history, asOf)
      if (opening === undefined || stage === undefined) return undefined
      if (stage === "AssociationSupportOffered" || stage === "SuccessionArranged") return undefined
      const end = last.AssociationAbolished ?? last.CertificationRevoked
      return {
        branch: opening.branch,
        status: stage,
        since: last[stage]!.occurredOn,
        certifiedOn: opening.occurredOn,
        endsOn: end?.occurredOn ?? last.AbolitionReported?.effectiveOn ?? null,
        successors: past.flatMap((each) => (SuccessionArranged.is(each) ? [each.successor] : [])).join(" ")
      }
    }
  }
)

export const topic = defineTopic({
  name: "association",
  rows: ["P2.1b", "P2.1c"],
  label: { ja: "事務組合の新設と廃止", en: "Affairs associations" },
  by: ["headquarters", "branch"],
  decisions: [
    ...[CertifyAssociation, ReportAbolition, AbolishAssociation, RevokeCertification],
    ...[OfferAssociationSupport, ArrangeSuccession],
    ...[WithdrawCertification, WithdrawAbolitionReport, WithdrawAbolition, WithdrawRevocation],
    ...[WithdrawAssociationSupport, WithdrawSuccession]
  ],
  presupposes: [
    presupposition({
      on: AssociationCertified,
      entry: succession,
      tag: ({ association }) => `successor:${association}`
    })
  ],
  reports: [birthsAndClosures, associationList],
  occasions: [
    occasionsOf(
      forEach(associations.histories, ({ association }) => association),
      (history, { asOf }, of) => {
        const { last, stage } = associations.on(history, asOf)
        if (last.AbolitionReported === undefined) return undefined
        const { branch, effectiveOn: on } = last.AbolitionReported
        const what = { ja: "業務廃止の予定日", en: "Abolition takes effect" }
        return { on, what, of, branch, done: stage !== "AbolitionReported" }
      }
    )
  ],
  accomplishments: [
    accomplishedUnits(["事務組合への支援", "Support offered to associations"], supportOffered, { row: "P2.1b" })
  ],
  measures: {
    associations: stock(
      forEach(associations.histories, ({ association }) => association),
      (history, day) => certificationOn(history, day)?.branch
    )
  }
})
