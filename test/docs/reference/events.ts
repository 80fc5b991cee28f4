// What is recorded: each kind of event with its fields, its tags, and the decisions that record it and take it back.
import { zenkokuPlan } from "@keikaku/core"
import type { EventDefinition } from "@keikaku/kernel"
import { both, code, derived, page, table } from "./markdown.ts"
import { fieldsInWords, namedValueSections, sampleOf } from "./values.ts"

const { catalogue, topics } = zenkokuPlan

const decisionsThat = (has: "records" | "takesBack", event: EventDefinition): ReadonlyArray<string> =>
  topics.flatMap(({ decisions, name }) =>
    decisions
      .filter((decision) => decision[has].includes(event))
      .map((decision) => `[\`${decision.name}\`](decisions.md#${name})`)
  )

const commitsTo = ({ commits, fields }: EventDefinition): string =>
  commits === undefined ? "" : `Commits to ${code(commits.fields)} of \`${commits.subject(sampleOf(fields))}\`.`

const onceCalled = ({ formerly }: EventDefinition): string =>
  formerly.length === 0 ? "" : `Formerly ${code(formerly)}.`

const clause = (words: string, names: ReadonlyArray<string>): string =>
  names.length === 0 ? "" : `${words} ${names.join(", ")}.`

const section = (event: EventDefinition): ReadonlyArray<string> => {
  const recordedBy = decisionsThat("records", event)
  return [
    `### ${event.type}`,
    [
      `${both(event.label)}.`,
      `Version ${event.version}.`,
      `Tags ${code(event.tags(sampleOf(event.fields)))}.`,
      commitsTo(event),
      onceCalled(event),
      recordedBy.length === 0 ? "Retired: no decision records it any more." : clause("Recorded by", recordedBy),
      clause("Taken back by", decisionsThat("takesBack", event))
    ]
      .filter((text) => text !== "")
      .join(" "),
    table(
      ["Field", "Holds"],
      fieldsInWords(event.fields).map(({ holds, isOptional, name }) => [
        `\`${name}\`${isOptional ? " (optional)" : ""}`,
        holds
      ])
    )
  ]
}

/** The page. */
export const events = (): string =>
  page(
    "# Events",
    [
      `${derived} Besides its fields every event holds \`occurredOn\`,`,
      "the business date on which it took effect; a line of the log holds actor, command and instant besides. In a tag, what stands",
      "in braces is the value of that field. Events name no person: a field that commits holds a salted hash in place of a value."
    ].join("\n"),
    ...topics.flatMap(({ decisions, label, name, retired }) => [
      `## ${name}`,
      `${both(label)}.`,
      ...[...new Set([...decisions.flatMap(({ records }) => records), ...retired])].flatMap(section)
    ]),
    "## Values with names of their own",
    ...namedValueSections([...catalogue.events.values()].map(({ fields }) => fields))
  )
