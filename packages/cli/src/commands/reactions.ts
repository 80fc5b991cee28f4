// `keikaku reactions`: how the plan's reactions stand; runs them, by the day in the federation's time zone; and settles what they have set
// aside.
import { column, columnsOf, planReactions, type Table } from "@keikaku/core"
import {
  type Label,
  type ReactionFailed,
  type ReactionStatus,
  reactionFailures,
  type Trouble,
  textIn
} from "@keikaku/kernel"
import { Effect } from "effect"
import { Argument, Command, Flag } from "effect/cli"
import { Ended, exitCodes, UsageError } from "../exit-code.ts"
import { reportingFailures } from "../failure.ts"
import { diagnose, print } from "../output.ts"
import { Lang } from "../setting/language.ts"
import { thePlan } from "../setting/the-plan.ts"
import { today } from "../setting/today.ts"
import { openStore } from "../stores.ts"
import { json, renderTable } from "../table/render-table.ts"
import { formatFlag } from "./format-flag.ts"

const columns = columnsOf({
  reaction: column.text("名前", "Name"),
  label: column.text("自動処理", "Reaction"),
  position: column.count("位置", "Position"),
  behind: column.count("未処理", "Behind"),
  waiting: column.count("期日待ち", "Waiting"),
  next: column.date("次の期日", "Next day"),
  setAside: column.count("保留", "Set aside"),
  stopped: column.text("停止の理由", "Stopped because of")
})

const noteOn = ({ name }: ReactionStatus, { attempts, kind, message, position }: Trouble, what: Label): Label => {
  const reason = reactionFailures[kind]
  return {
    ja: `${what.ja} ${name} ${position}: ${reason.ja}（${attempts}回試行） ${message}`,
    en: `${what.en} ${name} ${position}: ${reason.en} (attempts: ${attempts}): ${message}`
  }
}

const table = (all: ReadonlyArray<ReactionStatus>): Table => ({
  columns,
  rows: all.map(({ behind, label, name, position, setAside, stopped, waiting }) => ({
    ...{ reaction: name, label, position, behind },
    waiting: waiting.length,
    next: waiting[0]?.due ?? null,
    setAside: setAside.length,
    stopped: stopped === undefined ? null : reactionFailures[stopped.kind]
  })),
  notes: all.flatMap((each) => [
    ...(each.stopped ? [noteOn(each, each.stopped, { ja: "停止", en: "Stopped:" })] : []),
    ...each.setAside.map((trouble) => noteOn(each, trouble, { ja: "保留", en: "Set aside:" }))
  ])
})

/** The reactions of the plan on the store of `--store`. */
const theReactions = Effect.gen(function* () {
  const { store } = yield* openStore("existing")
  return planReactions({ plan: yield* thePlan, store })
})

const tellStopped = (failure: ReactionFailed) =>
  Effect.flatMap(Lang, (lang) => diagnose(`${textIn(failure.sentence, lang)}\n  ${failure.trouble.message}`))

const config = {
  follow: Flag.Boolean("follow").pipe(
    Flag.withDescription(
      "追いついた後も待ち、記録や期日のたびに処理する / Go on, as events are recorded and days come"
    ),
    Flag.withDefault(false)
  )
}

const run = Command.make("run", config, ({ follow }) =>
  reportingFailures(
    Effect.gen(function* () {
      const reactions = yield* theReactions
      const context = yield* Effect.context<Effect.Services<typeof today> | Effect.Services<typeof Lang>>()
      if (follow) {
        const day = Effect.orDie(Effect.provideContext(today, context))
        const onFailure = (failure: ReactionFailed) => {
          Effect.runFork(Effect.provideContext(tellStopped(failure), context))
        }
        yield* reactions.follow({ today: day, onFailure }).pipe(
          Effect.onInterrupt(() =>
            Effect.sync(() => {
              process.exitCode = exitCodes.done
            })
          )
        )
        return yield* new Ended({ code: exitCodes.failed })
      }
      const stopped = yield* reactions.runDue(yield* today)
      for (const failure of stopped) yield* tellStopped(failure)
      if (stopped.length > 0) return yield* new Ended({ code: exitCodes.failed })
    }).pipe(Effect.scoped)
  )
).pipe(
  Command.withDescription("自動処理を、記録に追いつくまで実行する / Run the reactions until they have caught up"),
  Command.withExamples([
    { command: "keikaku reactions run --follow", description: "常駐させる / As a process that stays" }
  ])
)

const reactionArgument = Argument.String("reaction").pipe(
  Argument.withDescription("自動処理の名前 / Name of the reaction")
)
const position = Argument.Int("position").pipe(
  Argument.withDescription("保留している記録の位置 / Position of the event that is set aside")
)

const knownReaction = Effect.fnUntraced(function* (name: string) {
  const { reactions } = yield* thePlan
  if (reactions.has(name)) return name
  return yield* new UsageError({
    sentence: {
      ja: `自動処理 ${name} はありません（keikaku reactions で一覧）。`,
      en: `There is no reaction ${name} (keikaku reactions lists them).`
    }
  })
})

const settling = { reaction: reactionArgument, position }

const retry = Command.make("retry", settling, ({ position, reaction }) =>
  reportingFailures(
    Effect.gen(function* () {
      const name = yield* knownReaction(reaction)
      const left = yield* (yield* theReactions).retry(name, position, yield* today)
      const lang = yield* Lang
      for (const { kind, message } of left) yield* diagnose(`${textIn(reactionFailures[kind], lang)}: ${message}`)
      if (left.length > 0) return yield* new Ended({ code: exitCodes.failed })
    }).pipe(Effect.scoped)
  )
).pipe(Command.withDescription("保留した記録をもう一度処理する / Run the reaction again for what it has set aside"))

const drop = Command.make("drop", settling, ({ position, reaction }) =>
  reportingFailures(
    Effect.gen(function* () {
      const name = yield* knownReaction(reaction)
      yield* (yield* theReactions).drop(name, position)
    }).pipe(Effect.scoped)
  )
).pipe(Command.withDescription("保留した記録の処理をやめる / Give up what the reaction has set aside"))

const resume = Command.make("resume", { reaction: reactionArgument }, ({ reaction }) =>
  reportingFailures(
    Effect.gen(function* () {
      const name = yield* knownReaction(reaction)
      const position = yield* (yield* theReactions).resume(name)
      const text = { ja: `位置 ${position} の後から続けます。`, en: `It goes on after position ${position}.` }
      yield* diagnose(textIn(text, yield* Lang))
    }).pipe(Effect.scoped)
  )
).pipe(
  Command.withDescription(
    "控えから戻した記録庫で自動処理を続けられるようにする / Let a reaction go on in a store that was put back from a copy"
  )
)

/** Lists the reactions, and runs them. */
export const reactions = Command.make("reactions", { format: formatFlag }, ({ format }) =>
  reportingFailures(
    Effect.gen(function* () {
      const status = yield* (yield* theReactions).status
      yield* print(format === "json" ? json(status) : renderTable(table(status), { format, lang: yield* Lang }))
    }).pipe(Effect.scoped)
  )
).pipe(
  Command.withDescription("出来事に応じて決定を実行する自動処理 / The reactions: what happens causes a command"),
  Command.withSubcommands([run, retry, drop, resume])
)
