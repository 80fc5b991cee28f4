// Affairs associations (労働保険事務組合, plan §2(1)): certified by the Labour Bureau (徴収法 第33条2項), abolished after a report at least 60
// days before (3項), or their certification revoked (4項). Nothing is transferred by law: a successor is certified itself, and each client
// entrusts its affairs anew.
import { type EventOf, type Fact, forEach, LocalDate, refusal } from "@keikaku/kernel"
import { Schema } from "effect"
import { addDays } from "../calendar/index.ts"
import { type Entries, retractable } from "../dated-history.ts"
import { BranchCode } from "../federation/index.ts"
import { AssociationId, Text } from "../identifier.ts"
import { column } from "../report/column.ts"
import { countedByArea } from "../report/counted-by-area.ts"
import { listed } from "../report/listed.ts"
import { occurrencesOf, type Stock, stock } from "../report/measure.ts"
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
    { entry: supported, after: [certified, abolitionReported, abolished, revoked], stays: true },
    { entry: succession, after: [abolitionReported, abolished, revoked], stays: true }
  ],
  carries: ["branch"]
})
