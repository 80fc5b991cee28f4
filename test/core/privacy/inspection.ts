// A topic of a host's own that holds personal values: inspectors (査察員), named and relieved. No file of the packages knows of it.
import {
  BranchCode,
  Commitment,
  column,
  decision,
  definePlan,
  defineReport,
  defineTopic,
  identifier,
  personalData,
  planReports,
  planTopics,
  purpose,
  type SubjectId,
  zenkokuRohoren
} from "@keikaku/core"
import { type EventOf, eventsAbout, fact, type LocalDate, once, refusal } from "@keikaku/kernel"
import { Schema } from "effect"

const InspectorId = identifier("InspectorId", "an inspector")

const ofInspector = eventsAbout({
  fields: { inspector: InspectorId, branch: BranchCode },
  tags: (e) => [`inspector:${e.inspector}`, `branch:${e.branch}`]
})
export const InspectorNamed = ofInspector(
  "InspectorNamed",
  "査察員の指名",
  { fullName: Commitment, phone: Schema.optionalKey(Commitment) },
  { commits: { fields: ["fullName", "phone"], subject: (e) => e.inspector } }
)
export const InspectorRelieved = ofInspector("InspectorRelieved", "査察員の解任")

const namings = fact<EventOf<typeof InspectorNamed> | undefined>(undefined).on(InspectorNamed, (_, e) => e)
const lastDays = fact<LocalDate | undefined>(undefined)
  .on(InspectorNamed, () => "9999-12-31" as LocalDate)
  .on(InspectorRelieved, (_, e) => e.occurredOn)

export const InspectorAlreadyNamed = refusal("InspectorAlreadyNamed", "inspector", {
  ja: "査察員 {inspector} は {occurredOn} に指名されています。",
  en: "Inspector {inspector} was named on {occurredOn}."
})
export const InspectorNotNamed = refusal("InspectorNotNamed", "inspector", {
  ja: "査察員 {inspector} は指名されていません。",
  en: "Inspector {inspector} has not been named."
})

export const NameInspector = decision("NameInspector", "査察員を指名する", {
  records: InspectorNamed,
  refuses: [InspectorAlreadyNamed],
  reads: (c) => ({ named: namings.about(`inspector:${c.inspector}`) }),
  decide: (c, { named }) => once(InspectorNamed(c), named, InspectorAlreadyNamed)
})
export const RelieveInspector = decision("RelieveInspector", "査察員を解任する", {
  payload: { inspector: InspectorId },
  records: InspectorRelieved,
  refuses: [InspectorNotNamed],
  reads: (c) => ({ named: namings.about(`inspector:${c.inspector}`) }),
  decide: (c, { named }) =>
    named === undefined || named.occurredOn > c.occurredOn
      ? InspectorNotNamed(c)
      : InspectorRelieved({ ...c, branch: named.branch })
})

export const inspectors = defineReport(
  "inspectors",
  { ja: "査察員名簿", en: "Inspectors" },
  {
    columns: {
      inspector: column.text("査察員", "Inspector"),
      name: column.person("氏名", "Name"),
      phone: column.person("電話", "Phone")
    },
    projection: ({ plan }) => personalData.people(plan.catalogue),
    rows: (people) =>
      [...people.keys()].sort().map((id: SubjectId) => ({
        inspector: id,
        name: personalData.personCell(people, id, "fullName"),
        phone: personalData.personCell(people, id, "phone")
      }))
  }
)

export const inspection = defineTopic({
  name: "inspection",
  label: { ja: "査察", en: "Inspection" },
  by: ["headquarters", "branch"],
  decisions: [NameInspector, RelieveInspector],
  reports: [inspectors],
  purposes: [
    purpose(lastDays, {
      tag: (subject) => `inspector:${subject}`,
      subject: (e) => e.inspector,
      lastDay: (day) => day
    })
  ]
})

/** The national plan with the host's own topic. */
export const inspectedPlan = definePlan({
  topics: [...planTopics, inspection],
  reports: planReports,
  federation: zenkokuRohoren
})
