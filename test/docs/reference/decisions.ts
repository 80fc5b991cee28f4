// What may be asked, topic by topic: what it records, takes back and refuses.
import { zenkokuPlan } from "@keikaku/core"
import type { EventDefinition, Reaction } from "@keikaku/kernel"
import { both, derived, page, table } from "./markdown.ts"

/** The refusals that decisions share; they stand in no row. */
export const sharedRefusals: ReadonlySet<string> = new Set([
  "OccursInFuture",
  "NotPermitted",
  "UnknownBranch",
  "UnknownMetric",
  "EntryReliedOn"
])

const events = (definitions: ReadonlyArray<EventDefinition>): string =>
  definitions.map(({ type }) => `[\`${type}\`](events.md#${type.toLowerCase()})`).join(" ")

const reactionText = ({ label, name, on }: Reaction): string =>
  `Reaction \`${name}\` (${both(label)}) on ${events(on)}.`

/** The page. */
export const decisions = (): string =>
  page(
    "# Decisions",
    [
      `${derived} Every decision takes \`occurredOn\` besides, and may be`,
      "refused with `OccursInFuture` and `NotPermitted`; one with a branch or a metric in its payload also with `UnknownBranch` or",
      "`UnknownMetric`, and one that takes back what an entry of another topic presupposes with `EntryReliedOn`."
    ].join("\n"),
    ...zenkokuPlan.topics.flatMap((topic) => [
      `## ${topic.name}`,
      [`${both(topic.label)}. Rows: ${topic.rows.join(", ") || "none"}.`, ...topic.reactions.map(reactionText)].join(
        " "
      ),
      table(
        ["Decision", "", "Records", "Takes back", "Refuses"],
        topic.decisions.map(({ label, name, records, refuses, takesBack }) => [
          `\`${name}\``,
          both(label),
          events(records),
          events(takesBack),
          refuses
            .filter(({ code }) => !sharedRefusals.has(code))
            .map(({ code, sentence }) => `\`${code}\`: ${sentence.en}`)
            .join("<br>")
        ])
      )
    ])
  )
