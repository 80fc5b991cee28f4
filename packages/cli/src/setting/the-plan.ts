// Which plan the program serves: the one that its main hands over; with `--federation`, for the federation whose settings the
// file holds.
import { readFileSync } from "node:fs"
import { Federation, japaneseHolidays, type Plan, validateFederation, withFederation } from "@keikaku/core"
import { issuesIn, issueText, type Label, mapLabel } from "@keikaku/kernel"
import { Config, Context, Effect, Equal, Option, Result, Schema } from "effect"
import { Flag, GlobalFlag } from "effect/cli"
import { parseJson } from "../input/json-text.ts"
import { MalformedData } from "../input/malformed-data.ts"
import { unreadable } from "../input/text-lines.ts"

/** The plan that the program was made for. */
export class ProgramPlan extends Context.Service<ProgramPlan, Plan>()("keikaku/cli/ProgramPlan") {}

/** The file of the federation's settings: the flag, else the environment's KEIKAKU_FEDERATION, else none. */
export const FederationFile = GlobalFlag.Setting("federation")({
  flag: Flag.String("federation").pipe(
    Flag.withMetavar("file.json"),
    Flag.withDescription(
      "連合会の設定（環境変数 KEIKAKU_FEDERATION、雛形は keikaku federation） / The federation's settings (default: keikaku federation)"
    ),
    Flag.withFallbackConfig(Config.String("KEIKAKU_FEDERATION")),
    Flag.optional
  )
})

const malformed = (path: string, details: ReadonlyArray<string>, sentence: Label) =>
  new MalformedData({ sentence: mapLabel(sentence, (text) => `${path}: ${text}`), details })

/** Settings as a file holds them: of the holidays of Japan only the name, for their table is long. */
export const asFile = (settings: Federation): unknown =>
  Equal.equals(settings.calendar.holidays, japaneseHolidays)
    ? { ...settings, calendar: { ...settings.calendar, holidays: "japan" } }
    : settings

const isObject = (json: unknown): json is Readonly<Record<string, unknown>> => typeof json === "object" && json !== null

/** The settings that a file holds, with the table where it names the holidays of Japan. */
const fromFile = (json: unknown): unknown =>
  isObject(json) && isObject(json.calendar) && json.calendar.holidays === "japan"
    ? { ...json, calendar: { ...json.calendar, holidays: japaneseHolidays } }
    : json

const settingsIn = Effect.fnUntraced(function* (path: string) {
  const text = yield* Effect.try({ try: () => readFileSync(path, "utf8"), catch: unreadable(path) })
  const json = yield* Effect.fromResult(parseJson(text, path))
  const decoded = Schema.decodeUnknownResult(Federation, { errors: "all", onExcessProperty: "error" })(fromFile(json))
  if (Result.isFailure(decoded)) {
    const details = issuesIn(decoded.failure).map(issueText)
    return yield* malformed(path, details, {
      ja: "連合会の設定ではありません。",
      en: "these are not the settings of a federation."
    })
  }
  const valid = validateFederation(decoded.success)
  if (Result.isSuccess(valid)) return valid.success
  const details = valid.failure.map(({ sentence: { en, ja } }) => `${ja} / ${en}`)
  return yield* malformed(path, details, {
    ja: "連合会の設定が矛盾しています。",
    en: "the settings contradict each other."
  })
})

/** The federation whose plan it is; fails when its file cannot be read, is malformed, or contradicts itself. */
export const theFederation = Effect.gen(function* () {
  const file = yield* FederationFile
  return Option.isNone(file) ? (yield* ProgramPlan).federation : yield* settingsIn(file.value)
})

/** The program's plan, for that federation. */
export const thePlan = Effect.gen(function* () {
  return withFederation(yield* ProgramPlan, yield* theFederation)
})
