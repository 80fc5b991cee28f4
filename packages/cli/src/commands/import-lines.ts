// Executes commands line by line. A refused or malformed line does not keep the others from being recorded, unless asked
// to; a store that fails ends the import. The exit code is that of the worst line.

import type { Federation } from "@keikaku/core"
import { separated } from "@keikaku/core"
import type { Application, Language, Outcome } from "@keikaku/kernel"
import { textIn } from "@keikaku/kernel"
import { Effect, Result, Stream } from "effect"
import { Ended, type ExitCode, exitCodes } from "../exit-code.ts"
import { type Failure, failureText } from "../failure.ts"
import { type CommandRequest, commandRequest, type RequestDefaults } from "../input/command-request.ts"
import type { GivenData } from "../input/given-data.ts"
import { parseJson } from "../input/json-text.ts"
import { type TextLine, unreadable } from "../input/text-lines.ts"
import { outcomeJson, refusalText } from "../outcome-text.ts"
import { diagnose, print } from "../output.ts"
import { progressBar } from "../progress-bar.ts"
import { executeSealing } from "../sealing.ts"
import type { theVault } from "../vaults.ts"

/** How lines are executed and reported. */
export interface ImportOptions {
  readonly stopOnRefusal: boolean
  readonly format: "text" | "json"
  readonly lang: Language
  readonly vault: typeof theVault
}

/** How many commands ended in which way, in the order in which it is printed. */
type Tally = Record<"recorded" | "repeated" | "alreadySo" | "refused" | "failed", number>

const endsImport = (failure: Failure): boolean =>
  failure._tag === "StoreUnavailable" ||
  failure._tag === "StoredEventUnreadable" ||
  failure._tag === "InputUnreadable" ||
  failure._tag === "UsageError" ||
  failure._tag === "WrongVaultKey" ||
  failure._tag === "VaultMissing"

/** Executes every line and prints how each ended; then how many ended how, on standard error. */
export const importLines = Effect.fnUntraced(function* (
  application: Application<Federation>,
  { lines, size, source }: Extract<GivenData, { readonly _tag: "Lines" }>,
  defaults: RequestDefaults,
  { format, lang, stopOnRefusal, vault }: ImportOptions
) {
  const tally: Tally = { recorded: 0, repeated: 0, alreadySo: 0, refused: 0, failed: 0 }
  const bar = progressBar({ label: lang === "ja" ? "取込" : "Importing", total: size })
  const place = (line: TextLine) => (lang === "ja" ? `${line.number}行目: ` : `Line ${line.number}: `)
  const report = (line: TextLine, text: string) => Effect.andThen(Effect.sync(bar.clear), diagnose(place(line) + text))

  const printOutcome = Effect.fnUntraced(function* (line: TextLine, request: CommandRequest, outcome: Outcome) {
    if (format === "text" && outcome._tag === "Refused")
      return yield* report(line, refusalText(outcome.rejection, lang))
    if (process.stdout.isTTY) bar.clear()
    const text =
      format === "json"
        ? JSON.stringify(outcomeJson(request, outcome, line.number))
        : place(line) + brief(application, outcome, lang)
    yield* Effect.ignore(print(`${text}\n`))
  })

  const executed = Effect.fnUntraced(function* (line: TextLine) {
    const value = yield* Effect.fromResult(parseJson(line.text, source, line.number))
    const metadata = { ...defaults.metadata, commandId: `${defaults.metadata.commandId}-${line.number}` }
    const request = yield* Effect.fromResult(commandRequest(application.catalogue, value, { ...defaults, metadata }))
    const outcome = yield* executeSealing(application, request, vault)
    yield* printOutcome(line, request, outcome)
    return outcome
  })

  const run = Stream.fromAsyncIterable(lines, unreadable(source)).pipe(
    Stream.mapEffect((line) =>
      Effect.gen(function* () {
        const outcome = yield* Effect.result(executed(line))
        bar.reached(size === undefined ? line.number : line.bytes)
        if (Result.isSuccess(outcome)) {
          tally[kindOf(outcome.success)]++
          return !(stopOnRefusal && outcome.success._tag === "Refused")
        }
        tally.failed++
        yield* report(line, failureText(outcome.failure, lang))
        return !endsImport(outcome.failure)
      })
    ),
    Stream.takeWhile((goOn) => goOn),
    Stream.runDrain
  )
  const end = yield* Effect.result(run)
  bar.clear()
  yield* diagnose(summary(tally, lang))
  if (Result.isFailure(end)) return yield* end.failure
  const code: ExitCode = tally.failed > 0 ? exitCodes.failed : tally.refused > 0 ? exitCodes.refused : exitCodes.done
  if (code !== exitCodes.done) return yield* new Ended({ code })
})

const brief = ({ catalogue }: Application, outcome: Outcome, lang: Language): string => {
  if (outcome._tag !== "Recorded") return lang === "ja" ? "既にそのとおり" : "already so"
  const events = outcome.events.map(
    ({ event, position }) => `#${position} ${catalogue.events.get(event._tag)?.label[lang] ?? event._tag}`
  )
  const opening = outcome.repeated ? { ja: "記録済み", en: "recorded before" } : { ja: "記録", en: "recorded" }
  return `${textIn(opening, lang)} ${events.join(lang === "ja" ? "、" : ", ")}`
}

const kindOf = (outcome: Outcome): keyof Tally => {
  if (outcome._tag === "Recorded") return outcome.repeated ? "repeated" : "recorded"
  return outcome._tag === "Refused" ? "refused" : "alreadySo"
}

const summary = (tally: Tally, lang: Language): string => {
  const all = separated(Object.values(tally).reduce((sum, count) => sum + count, 0))
  const [recorded, repeated, alreadySo, refused, failed] = Object.values(tally).map(separated)
  return lang === "ja"
    ? `${all}件: 記録 ${recorded}、記録済み ${repeated}、既にそのとおり ${alreadySo}、お断り ${refused}、誤り ${failed}`
    : `${all} commands: ${recorded} recorded, ${repeated} recorded before, ${alreadySo} already so, ${refused} refused, ${failed} failed`
}
