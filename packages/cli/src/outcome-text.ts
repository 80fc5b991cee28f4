// How a command ended, as text for people and as one line of JSON for programs.

import type { Catalogue, Language, Outcome, Recorded, Rejection } from "@keikaku/kernel"
import { textIn } from "@keikaku/kernel"
import type { CommandRequest } from "./input/command-request.ts"
import { visible } from "./table/text-table.ts"

/** The text of a recorded or needless command; a refusal has its own. */
export const outcomeText = (
  catalogue: Catalogue,
  outcome: Exclude<Outcome, { readonly _tag: "Refused" }>,
  lang: Language
): string => {
  if (outcome._tag === "AlreadySo")
    return lang === "ja" ? "既にそのとおりです。記録していません。\n" : "It is already so; nothing to record.\n"
  const opening = outcome.repeated
    ? { ja: "この指示は記録済みです（新たな記録なし）。", en: "This command was recorded before; nothing new." }
    : { ja: "記録しました。", en: "Recorded." }
  return `${textIn(opening, lang)}\n${outcome.events.map((event) => eventText(catalogue, event, lang)).join("")}`
}

const eventText = (catalogue: Catalogue, { event, position }: Recorded, lang: Language): string => {
  const label = catalogue.events.get(event._tag)?.label
  return `  #${position}  ${label === undefined ? event._tag : textIn(label, lang)}  ${event._tag}  ${event.occurredOn}\n`
}

/** The text of a refusal: code, sentence, and what forbids. */
export const refusalText = (rejection: Rejection, lang: Language): string => {
  const because = Object.entries(rejection.because as Readonly<Record<string, unknown>>)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}=${typeof value === "string" ? value : JSON.stringify(value)}`)
  const by = textIn({ ja: "根拠", en: "Forbidden by" }, lang)
  const lines = [
    `${textIn({ ja: "お断りします", en: "Refused" }, lang)} [${rejection.code}] ${textIn(rejection.sentence, lang)}`,
    `  ${by}: ${[rejection.by, ...because].join("  ")}`
  ]
  return lines.map(visible).join("\n")
}

/** A command and its outcome as JSON; the keys are stable. */
export const outcomeJson = ({ decision, metadata }: CommandRequest, outcome: Outcome, line?: number) => ({
  ...(line === undefined ? {} : { line }),
  decision: decision.name,
  commandId: metadata.commandId,
  outcome: { Recorded: "recorded", AlreadySo: "already-so", Refused: "refused" }[outcome._tag],
  ...(outcome._tag === "Recorded" ? { repeated: outcome.repeated, events: outcome.events } : {}),
  ...(outcome._tag === "Refused" ? { rejection: outcome.rejection } : {})
})
