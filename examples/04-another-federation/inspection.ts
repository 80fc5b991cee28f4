// A topic of our own: inspections of affairs associations by the chambers, about four a year for each, and what they find.
import {
  Amount,
  AssociationId,
  BranchCode,
  column,
  countedByArea,
  decision,
  defineTopic,
  identifier,
  listed,
  occurrencesOf,
  Text
} from "@keikaku/core"
import { type EventOf, eventsAbout, fact, forEach, once, refusal } from "@keikaku/kernel"
import { Schema } from "effect"

export const InspectionId = identifier("InspectionId", "an inspection of an affairs association")

// EVENTS. FROZEN once released: new versions are added, old ones upcast.

const atInspection = eventsAbout({
  fields: { inspection: InspectionId, branch: BranchCode, association: AssociationId },
  tags: (e) => [`inspection:${e.inspection}`, `branch:${e.branch}`],
  particulars: (e) => ({ counterparty: e.association })
})
const asHeld = { findings: Schema.Natural, cost: Amount }
/** A chamber inspected an association, found so many faults, and spent so much on it (in cents). */
export const InspectionHeld = atInspection(
  "InspectionHeld",
  { en: "Inspection held", fr: "Inspection réalisée" },
  asHeld,
  { particulars: (e) => ({ amount: e.cost }) }
)
/** The association has put right what was found. */
export const FindingsRemedied = atInspection("FindingsRemedied", {
  en: "Findings remedied",
  fr: "Constats corrigés"
})
/** An inspection that was recorded by mistake: taken back on its own day. */
export const InspectionWithdrawn = atInspection(
  "InspectionWithdrawn",
  { en: "Inspection withdrawn", fr: "Inspection retirée" },
  { ...asHeld, reason: Text },
  { particulars: (e) => ({ amends: e.reason }) }
)

// FACTS.

interface Inspection {
  readonly held: EventOf<typeof InspectionHeld>
  readonly remedied?: EventOf<typeof FindingsRemedied>
}
const inspection = fact<Inspection | undefined>(undefined)
  .on(InspectionHeld, (_, held) => ({ held }))
  .on(FindingsRemedied, (found, remedied) => found && { ...found, remedied })
  .on(InspectionWithdrawn, () => undefined)

// REFUSALS.

export const InspectionIdTaken = refusal("InspectionIdTaken", "inspection", {
  en: "Inspection {inspection} is that of {association} on {occurredOn}.",
  fr: "L'inspection {inspection} est celle de {association} du {occurredOn}."
})
/** No such inspection was held, or not yet on that day. */
export const InspectionNotHeld = refusal("InspectionNotHeld", "inspection", {
  en: "Inspection {inspection} has not been held.",
  fr: "L'inspection {inspection} n'a pas eu lieu."
})
export const NothingFound = refusal("NothingFound", "inspection", {
  en: "Inspection {inspection} found nothing to remedy.",
  fr: "L'inspection {inspection} n'a rien constaté à corriger."
})
export const AlreadyRemedied = refusal("AlreadyRemedied", "inspection", {
  en: "The findings of inspection {inspection} were remedied on {occurredOn}.",
  fr: "Les constats de l'inspection {inspection} ont été corrigés le {occurredOn}."
})

// DECISIONS.

export const HoldInspection = decision(
  "HoldInspection",
  { en: "Hold an inspection", fr: "Réaliser une inspection" },
  {
    records: InspectionHeld,
    refuses: [InspectionIdTaken],
    reads: (c) => ({ found: inspection.about(`inspection:${c.inspection}`) }),
    decide: (c, { found }) => once(InspectionHeld(c), found?.held, InspectionIdTaken)
  }
)
export const RemedyFindings = decision(
  "RemedyFindings",
  { en: "Remedy the findings", fr: "Corriger les constats" },
  {
    payload: { inspection: InspectionId },
    records: FindingsRemedied,
    refuses: [InspectionNotHeld, NothingFound, AlreadyRemedied],
    reads: (c) => ({ found: inspection.about(`inspection:${c.inspection}`) }),
    decide: (c, { found }) => {
      if (found === undefined || c.occurredOn < found.held.occurredOn) return InspectionNotHeld(c)
      if (found.held.findings === 0) return NothingFound(c)
      return once(FindingsRemedied({ ...found.held, ...c }), found.remedied, AlreadyRemedied)
    }
  }
)
export const WithdrawInspection = decision(
  "WithdrawInspection",
  { en: "Withdraw an inspection", fr: "Retirer une inspection" },
  {
    payload: { inspection: InspectionId, reason: Text },
    records: InspectionWithdrawn,
    takesBack: InspectionHeld,
    by: ["headquarters"],
    refuses: [InspectionNotHeld, AlreadyRemedied],
    reads: (c) => ({ found: inspection.about(`inspection:${c.inspection}`) }),
    decide: (c, { found }) => {
      if (found === undefined) return InspectionNotHeld(c)
      if (found.remedied !== undefined) return AlreadyRemedied(found.remedied)
      return InspectionWithdrawn({ ...found.held, reason: c.reason })
    }
  }
)

// MEASURE: inspections held, less those withdrawn.

const inspectionsHeld = occurrencesOf(InspectionHeld, InspectionWithdrawn)

// REPORTS: how often, against four a year for each chamber; and what was found and is not yet remedied.

export const inspections = countedByArea(
  "inspections",
  { en: "Inspections", fr: "Inspections" },
  {
    counts: {
      held: { flow: inspectionsHeld, label: { en: "Held", fr: "Réalisées" } },
      remedied: { flow: occurrencesOf(FindingsRemedied), label: { en: "Remedied", fr: "Corrigées" } }
    },
    guide: { of: "held", perBranch: 4 }
  }
)
export const inspectionFindings = listed(
  "inspection-findings",
  { en: "Findings of inspections", fr: "Constats des inspections" },
  {
    by: ["headquarters", "branch", "auditor"],
    things: forEach(inspection, (e) => e.inspection),
    identifier: ["inspection", column.text({ en: "Inspection", fr: "Inspection" })],
    statuses: { open: { en: "open", fr: "à corriger" }, remedied: { en: "remedied", fr: "corrigé" } },
    columns: {
      association: column.text({ en: "Association", fr: "Association" }),
      findings: column.count({ en: "Findings", fr: "Constats" }),
      cost: column.money({ en: "Cost", fr: "Coût" })
    },
    row: (found) => {
      if (found === undefined || found.held.findings === 0) return undefined
      const { association, branch, cost, findings, occurredOn } = found.held
      return { branch, association, findings, cost, since: occurredOn, status: found.remedied ? "remedied" : "open" }
    }
  }
)

export const topic = defineTopic({
  name: "inspection",
  label: { en: "Inspections", fr: "Inspections" },
  by: ["headquarters", "branch"],
  decisions: [HoldInspection, RemedyFindings, WithdrawInspection],
  reports: [inspections, inspectionFindings],
  measures: { inspections: inspectionsHeld }
})
