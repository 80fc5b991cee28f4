// `--lang`: one of the federation's languages, its first unless another is asked for. The language of the machine is not consulted,
// so that the same command prints the same text everywhere. What has no text in a language is printed in English.
import { Effect, Option } from "effect"
import { Flag, GlobalFlag } from "effect/cli"
import { UsageError } from "../exit-code.ts"
import { ProgramPlan, theFederation } from "./the-plan.ts"

/** The language that was asked for. */
export const LangFlag = GlobalFlag.Setting("lang")({
  flag: Flag.String("lang").pipe(
    Flag.withMetavar("ja|en|…"),
    Flag.withDescription(
      "表示の言語（既定は連合会の第一言語） / Language of the output, one of the federation's (default: its first)"
    ),
    Flag.optional
  )
})

/** The language of everything printed for people: English where one is asked for that the federation does not have. Settings that
 * cannot be read have none; then those of the program's own plan are taken. */
export const Lang = Effect.gen(function* () {
  const own = Effect.map(ProgramPlan, ({ federation }) => federation)
  const { languages } = yield* Effect.catch(theFederation, () => own)
  const asked = Option.getOrElse(yield* LangFlag, () => languages[0])
  return languages.includes(asked) ? asked : "en"
})

/** Fails when a language is asked for that the federation does not have. */
export const knownLanguage = Effect.gen(function* () {
  const asked = yield* LangFlag
  if (Option.isNone(asked)) return
  const { languages } = yield* theFederation
  if (languages.includes(asked.value)) return
  return yield* new UsageError({
    sentence: {
      ja: `--lang ${asked.value}: その言語はありません（${languages.join("、")}）。`,
      en: `--lang ${asked.value}: there is no such language (${languages.join(", ")}).`
    }
  })
})
