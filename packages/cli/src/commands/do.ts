// `keikaku do`: asks for one decision, or for many that arrive as JSON Lines. What was recorded goes to standard
// output; refusals and failures go to standard error and into the exit code.
import { randomUUID } from "node:crypto"
import type { Federation, Plan } from "@keikaku/core"
import type { Decision } from "@keikaku/kernel"
import { Effect, Option } from "effect"
import { Argument, Command, Flag } from "effect/cli"
import { Ended, exitCodes, UsageError } from "../exit-code.ts"
import { reportingFailures } from "../failure.ts"
import { commandRequest, type RequestDefaults, unknownDecision } from "../input/command-request.ts"
import { givenData } from "../input/given-data.ts"
import { groundsFlags, groundsOf } from "../input/grounds.ts"
import { outcomeJson, outcomeText, refusalText } from "../outcome-text.ts"
import { diagnose, print } from "../output.ts"
import { executeSealing } from "../sealing.ts"
import { dateFlag } from "../setting/checked-flags.ts"
import { Lang } from "../setting/language.ts"
import { thePlan } from "../setting/the-plan.ts"
import { today } from "../setting/today.ts"
import { openForRecording, planOn } from "../stores.ts"
import { theVault } from "../vaults.ts"
import { importLines } from "./import-lines.ts"

const knownDecision = (
  { catalogue }: Plan,
  name: Option.Option<string>
): Effect.Effect<Decision<Federation> | undefined, UsageError> => {
  if (Option.isNone(name)) return Effect.succeed(undefined)
  const decision = catalogue.decisions.get(name.value)
  return decision === undefined
    ? Effect.fail(new UsageError({ sentence: unknownDecision(name.value, catalogue) }))
    : Effect.succeed(decision)
}

const config = {
  decision: Argument.String("Decision").pipe(
    Argument.withDescription("決定の名前（keikaku decisions で一覧） / Name of the decision"),
    Argument.optional
  ),
  data: Flag.String("data").pipe(
    Flag.withAlias("d"),
    Flag.withMetavar("json|@file|-"),
    Flag.withDescription(
      '内容。JSON、@ファイル、または - で標準入力。多くの指示は一行に一つ {"decision":…,"data":{…},"actor":…} / The payload; for many, a line each: {"decision":…,"data":{…},"actor":…}'
    )
  ),
  commandId: Flag.String("command-id").pipe(
    Flag.withDescription("指示のID。同じIDは一度だけ記録される / The command's id; the same id is recorded once"),
    Flag.optional
  ),
  actor: Flag.String("actor").pipe(
    Flag.withDescription(
      "記録者の識別子。役割/識別子 または 役割:単位/識別子（branch:13/c-7 など、氏名は不可、既定 cli）。権限は検査しません / Who records: role/id or role:unit/id, no name (default cli); what roles may is not checked here"
    ),
    Flag.withDefault("cli")
  ),
  on: dateFlag("on").pipe(
    Flag.withDescription("内容に occurredOn がないときの発効日（既定は今日） / occurredOn where the payload has none"),
    Flag.optional
  ),
  ...groundsFlags,
  stopOnRefusal: Flag.Boolean("stop-on-refusal").pipe(
    Flag.withDescription("JSON Lines: 最初の拒否で止める / Stop at the first refusal"),
    Flag.withDefault(false)
  ),
  format: Flag.Literals("format", ["text", "json"]).pipe(
    Flag.withAlias("f"),
    Flag.withDescription("出力の形式（既定 text） / Form of the output (default text)"),
    Flag.withDefault<"text" | "json">("text")
  )
}

const one = Effect.fnUntraced(function* (value: unknown, defaults: RequestDefaults, format: "text" | "json") {
  const lang = yield* Lang
  const { catalogue } = yield* thePlan
  const request = yield* Effect.fromResult(commandRequest(catalogue, value, defaults))
  const store = yield* openForRecording()
  const outcome = yield* executeSealing(yield* planOn(store), request, theVault)
  if (format === "json") yield* print(`${JSON.stringify(outcomeJson(request, outcome))}\n`)
  else if (outcome._tag === "Refused") yield* diagnose(refusalText(outcome.rejection, lang))
  else yield* print(outcomeText(catalogue, outcome, lang))
  if (outcome._tag === "Refused") return yield* new Ended({ code: exitCodes.refused })
})

/** Executes what `--data` holds. */
export const doCommand = Command.make("do", config, (given) =>
  reportingFailures(
    Effect.gen(function* () {
      const decision = yield* knownDecision(yield* thePlan, given.decision)
      const occurredOn = Option.isSome(given.on) ? given.on.value : yield* today
      const commandId = Option.getOrElse(given.commandId, () => randomUUID())
      const grounds = yield* groundsOf(given)
      const defaults: RequestDefaults = {
        decision,
        occurredOn,
        metadata: { commandId, actor: given.actor, ...grounds }
      }
      const data = yield* givenData(given.data)
      if (data._tag === "One") return yield* one(data.value, defaults, given.format)
      const store = yield* openForRecording()
      const { stopOnRefusal, format } = given
      yield* importLines(yield* planOn(store), data, defaults, {
        ...{ stopOnRefusal, format, lang: yield* Lang },
        vault: yield* Effect.cached(theVault)
      })
    }).pipe(Effect.scoped)
  )
).pipe(
  Command.withDescription("決定を実行し、記録する / Execute a decision and record what it decides"),
  Command.withExamples([
    {
      command: `keikaku do SecureParentBody --data '{"parentBody":"body-1","branch":"13"}' --on 2023-04-01`,
      description: "一件を実行する / One decision"
    },
    {
      command: `keikaku do CanvassCase --data @canvass.json --corrects 120 --reason "wrong date" --approver hq-7 --evidence report.pdf`,
      description: "位置120の記録を、文書を根拠に訂正する / Corrects the event at position 120, on a document"
    },
    { command: "keikaku do --data @commands.jsonl", description: "一行一件でまとめて実行する / Many, one a line" }
  ])
)
