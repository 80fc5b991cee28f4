// Why a command is refused: each code with its sentence, the field or fact that forbids, and the decisions that refuse with it.
import { zenkokuPlan } from "@keikaku/core"
import type { RejectionDefinition } from "@keikaku/kernel"
import { sharedRefusals } from "./decisions.ts"
import { code, derived, page, table } from "./markdown.ts"

const decisions = [...zenkokuPlan.catalogue.decisions.values()]

const every = (definitions: ReadonlyArray<RejectionDefinition>): ReadonlyArray<RejectionDefinition> => [
  ...new Map(definitions.map((each) => [each.code, each])).values()
]

const decisionsOf = (refusal: RejectionDefinition): string => {
  const refusing = decisions.filter(({ refuses }) => refuses.some((each) => each.code === refusal.code))
  return refusing.length === decisions.length ? "every decision" : code(refusing.map(({ name }) => name))
}

const rows = (definitions: ReadonlyArray<RejectionDefinition>): string =>
  table(
    ["Code", "文", "Sentence", "Forbidden by", "Decisions"],
    definitions.map((each) => [
      `\`${each.code}\``,
      each.sentence.ja ?? "",
      each.sentence.en,
      `\`${each.by}\``,
      decisionsOf(each)
    ])
  )

/** The page. */
export const refusals = (): string => {
  const all = every(decisions.flatMap(({ refuses }) => refuses))
  const shared = all.filter((each) => sharedRefusals.has(each.code))
  const own = zenkokuPlan.topics.map((topic) => ({
    topic,
    codes: new Set(topic.decisions.flatMap(({ refuses }) => refuses.map((each) => each.code)))
  }))
  return page(
    "# Refusals",
    [
      `${derived} A refusal is an answer, not an error: nothing is recorded.`,
      "What stands in braces is filled in, and is in the answer as data under `because`. `by` names the field of the command, or the",
      "fact, that forbids. A code never changes its meaning."
    ].join("\n"),
    "## Of every topic",
    rows(shared),
    ...own.flatMap(({ codes, topic }, at) => {
      const isNew = ({ code }: RejectionDefinition) =>
        codes.has(code) && !sharedRefusals.has(code) && !own.slice(0, at).some((earlier) => earlier.codes.has(code))
      return [`## ${topic.name}`, rows(all.filter(isNew))]
    })
  )
}
