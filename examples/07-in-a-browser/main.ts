// A page that decides and reports by itself: it reads the log of a server, folds it with the reports of the plan, tries
// commands on it by the very decisions of the server, and checks the laws of dividing a target. Nothing is recorded.
import { examplePayload } from "@keikaku/cli"
import { openPlan, zenkokuPlan } from "@keikaku/core"
import { type DryRun, type Label, textIn } from "@keikaku/kernel"
import { Option } from "effect"
import { checkedLaws } from "./checked-laws.ts"
import { followedLog } from "./followed-log.ts"
import { onAsking } from "./on-asking.ts"
import type { Answer } from "./show-answer.ts"

const { catalogue, federation, reports } = zenkokuPlan
const lang = new URLSearchParams(location.search).get("lang") ?? federation.languages[0]
document.documentElement.lang = lang
const say = (label: Label): string => textIn(label, lang)

const { readOn, store } = followedLog()
const plan = openPlan({ plan: zenkokuPlan, store })

/** A report on all that the server has recorded, as of when it last did. */
const report = async (name: string, parameters: string): Promise<Answer> => {
  const upTo = await readOn()
  const data = await plan.report(name, JSON.parse(parameters), upTo === undefined ? {} : { upTo })
  return { sentences: data.table.notes.map(say), table: data.table, data }
}

const eventSentence = ({ _tag, occurredOn }: { readonly _tag: string; readonly occurredOn: string }): string =>
  `${occurredOn} ${say(catalogue.events.get(_tag)!.label)}`

const sentencesOf = (tried: DryRun): ReadonlyArray<string> => {
  switch (tried._tag) {
    case "Refused":
      return [say(tried.rejection.sentence)]
    case "AlreadySo":
      return [say({ ja: "既にそのとおりです。", en: "It is so already." })]
    case "Recorded":
      return [say({ ja: "既に記録されています。", en: "It was recorded before." })]
    case "WouldRecord":
      return [
        say({ ja: "次のように記録されます。", en: "This would be recorded." }),
        ...tried.events.map(eventSentence)
      ]
  }
}

/** What would come of a command, decided here on what the server has recorded. */
const decision = async (name: string, payload: string): Promise<Answer> => {
  await readOn()
  const metadata = { commandId: crypto.randomUUID(), actor: "http" }
  const data = await plan.dryRun(catalogue.decisions.get(name)!, JSON.parse(payload), metadata)
  return { sentences: sentencesOf(data), data }
}

const laws = async (_: string, cases: string): Promise<Answer> => {
  const table = await checkedLaws(Number(cases))
  const kept = {
    ja: "どの方式も、守るべき法則をすべて守っています。",
    en: "Each method keeps every law that it should."
  }
  return { sentences: [say(kept)], table, data: table.rows }
}

const named = (things: ReadonlyMap<string, { readonly label: Label }>) =>
  [...things].map(([name, { label }]) => ({ name, text: say(label) }))
const exampleOf = (name: string): string =>
  JSON.stringify(Option.getOrElse(examplePayload(catalogue.decisions.get(name)!.payload, federation), () => ({})))

onAsking(lang, "report", {
  title: say({ ja: "帳票", en: "Report" }),
  button: say({ ja: "表示", en: "Show" }),
  choices: named(reports),
  start: () => "{}",
  answer: report
})
onAsking(lang, "decision", {
  title: say({ ja: "決定を試す（記録しません）", en: "Try a decision (nothing is recorded)" }),
  button: say({ ja: "試す", en: "Try" }),
  choices: named(catalogue.decisions),
  start: exampleOf,
  answer: decision
})
onAsking(lang, "laws", {
  title: say({ ja: "目標配分の法則", en: "The laws of dividing a target" }),
  button: say({ ja: "検査", en: "Check" }),
  choices: [],
  start: () => "100",
  answer: laws
})
