// The laws of an application that remembers: what is seen live is what replaying gives, what was recorded by then stays
// as it was, a repetition and a refusal leave no trace, and of those who race each is decided as if it came alone.
import fc from "fast-check"
import { concurrentHistories, race, scheduledStore } from "../arbitraries/concurrent-histories.ts"
import { historyOf } from "../arbitraries/histories.ts"
import { difference } from "./as-data.ts"
import { type Law, law, lawInTime } from "./law.ts"
import { decidedAsIfAlone, fold, otherwiseRecorded } from "./replay-comparisons.ts"
import {
  logOf,
  onItsStore,
  type ReplaySubject,
  recordedIn,
  scriptsOf,
  send,
  sendAll,
  showScript
} from "./replay-play.ts"

/**
 * The laws of replay for an application, its reports given as projections.
 * @example
 * ```ts
 * import { openPlan, zenkokuPlan, zenkokuRohoren } from "@keikaku/core"
 * import { memoryStore } from "@keikaku/kernel"
 * import { replayLaws } from "@keikaku/testing"
 * import { Effect } from "effect"
 * const make = async () => ({ store: await Effect.runPromise(memoryStore), close: async () => {} })
 * const subject = { catalogue: zenkokuPlan.catalogue, settings: zenkokuRohoren, open: (store: any) => openPlan({ plan: zenkokuPlan, store }), make }
 * replayLaws(subject).map(({ name }) => name)[0] // => "replaying the log gives what was seen live"
 * ```
 */
export const replayLaws = <Settings>(subject: ReplaySubject<Settings>): ReadonlyArray<Law> => {
  const { catalogue, open, projections = [] } = subject
  const scripts = { cases: scriptsOf(subject), show: showScript }
  const firstWrong = async (check: (projection: (typeof projections)[number]) => Promise<string | undefined>) => {
    for (const each of projections) {
      const wrong = await check(each)
      if (wrong !== undefined) return wrong
    }
    return undefined
  }
  return [
    lawInTime("replaying the log gives what was seen live", scripts, ({ commands }) =>
      onItsStore(subject, async (store) => {
        const application = open(store)
        const live = recordedIn(await sendAll(application, commands))
        return firstWrong(async ([name, projection, show]) =>
          difference(`${name} differs`, show(await application.view(projection)), show(fold(projection, live)))
        )
      })
    ),
    lawInTime("replayed in two parts or at once is the same", scripts, ({ commands, cut }) =>
      onItsStore(subject, async (store) => {
        const application = open(store)
        const live = recordedIn(await sendAll(application, commands))
        const upTo = cut % (live.length + 1)
        return firstWrong(async ([name, projection, show]) => {
          const half = structuredClone(await application.replay(projection, { upTo }))
          const whole = show(fold(projection, live.slice(upTo), half))
          return difference(`${name} differs, cut after ${upTo}`, whole, show(await application.view(projection)))
        })
      })
    ),
    lawInTime(
      "a report as recorded by a position stays as it was, whatever is recorded later",
      scripts,
      ({ commands, cut }) =>
        onItsStore(subject, async (store) => {
          const application = open(store)
          const at = cut % (commands.length + 1)
          const upTo = recordedIn(await sendAll(application, commands.slice(0, at), "earlier")).length
          const before: Array<unknown> = []
          for (const [, projection, show] of projections)
            before.push(show(structuredClone(await application.replay(projection, { upTo }))))
          await sendAll(application, commands.slice(at), "later")
          return firstWrong(async (each) => {
            const [name, projection, show] = each
            const then = before[projections.indexOf(each)]
            return difference(
              `${name} as of ${upTo} differs`,
              show(await application.replay(projection, { upTo })),
              then
            )
          })
        })
    ),
    lawInTime("a command sent again has its first outcome and records nothing", scripts, ({ commands }) =>
      onItsStore(subject, async (store) => {
        const application = open(store)
        const first = (await sendAll(application, commands)).filter(({ outcome }) => outcome._tag === "Recorded")
        const before = await logOf(catalogue, store)
        for (const { command, commandId, outcome } of first) {
          const again = await send(application, command, commandId)
          const due = { ...outcome, repeated: true }
          const wrong = difference(`${command[0].name} (${commandId}) has another outcome`, again.outcome, due)
          if (wrong !== undefined) return wrong
        }
        return difference("The log has changed", await logOf(catalogue, store), before)
      })
    ),
    lawInTime("the log holds what was answered as recorded, and of a refusal nothing", scripts, ({ commands }) =>
      onItsStore(subject, async (store) => {
        const answered = recordedIn(await sendAll(open(store), commands))
        return difference("Log and answers differ", await logOf(catalogue, store), answered)
      })
    ),
    law(
      "what shares no tag may be recorded in any order",
      {
        cases: fc.tuple(scripts.cases, fc.array(fc.nat({ max: 60 }), { maxLength: 200, size: "max" })),
        show: ([script]) => showScript(script)
      },
      ([{ commands }, draws]) => {
        const history = historyOf(subject, commands)
        const other = otherwiseRecorded(history, draws)
        for (const [name, projection, show] of projections) {
          const wrong = difference(
            `${name} depends on the order`,
            show(fold(projection, other)),
            show(fold(projection, history))
          )
          if (wrong !== undefined) return wrong
        }
        return undefined
      }
    ),
    lawInTime(
      "of those who race, each is decided as if it came alone at its place in the log",
      {
        cases: concurrentHistories(subject),
        show: ({ actors }) => actors.map((each) => `${each.actor}:\n${showScript(each)}`).join("\n")
      },
      (history) =>
        onItsStore(subject, async (store) => {
          const sent = [...(await sendAll(open(store), history.before, "before"))]
          const application = open(scheduledStore(store, history.scheduler))
          await race(history, async (actor, command, nth) => {
            sent.push(await send(application, command, `${actor.replace(" ", "-")}-${nth}`))
          })
          return decidedAsIfAlone(subject, await logOf(catalogue, store), sent)
        })
    )
  ]
}
