// A decision as a pure function of what happened before: no store, no task.
import type { Federation, Plan, PlanPolicy } from "@keikaku/core"
import {
  type AnyEvent,
  commandTag,
  type Decision,
  type EventsOf,
  evolveStates,
  type Facts,
  findFacts,
  type Instant,
  initialStates,
  judge,
  type Recorded,
  type RejectionsOf,
  refusedUnread
} from "@keikaku/kernel"
import { Effect } from "effect"
import * as E from "fp-ts/lib/Either.js"
import type { CommandSeenBy } from "./codecs.ts"
import { fromResult } from "./convert.ts"

/** Under which circumstances a decision is asked. Without a policy everybody may ask everything. */
export interface Circumstances {
  readonly plan: Plan
  readonly now: Instant
  readonly actor: string
  readonly commandId: string
  readonly policy?: PlanPolicy
}

/**
 * What a decision answers over a history: the events to record (none where it is already so), or why not. On the path that a command
 * takes on a store, but for what the command's id has recorded before.
 * @example
 * ```ts
 * import { publication, zenkokuPlan } from "@keikaku/core"
 * import { commandCodec, decide, historyOf } from "@keikaku/fp-ts"
 * import { Instant } from "@keikaku/kernel"
 * import * as E from "fp-ts/lib/Either.js"
 * import { pipe } from "fp-ts/lib/function.js"
 *
 * const { IssueManual } = publication
 * const asked = { plan: zenkokuPlan, now: Instant.make("2023-07-01T00:00:00.000Z"), actor: "headquarters/1", commandId: "c1" }
 * const answer = pipe(
 *   commandCodec(IssueManual).decode({ manual: "m1", title: "手引", edition: 1, occurredOn: "2023-06-01" }),
 *   E.chainW((command) => pipe(historyOf(asked)([]), decide(IssueManual)(command, asked)))
 * )
 * answer._tag === "Right" && answer.right.map((event) => event._tag) // => ["ManualIssued"]
 * ```
 */
export const decide =
  <D extends Decision<Federation>>(decision: D) =>
  (command: CommandSeenBy<D>, { actor, commandId, now, plan, policy }: Circumstances) =>
  (history: ReadonlyArray<Recorded>): E.Either<RejectionsOf<D>, ReadonlyArray<EventsOf<D>>> => {
    const context = { now, actor, commandId, settings: plan.federation, catalogue: plan.catalogue }
    const asked = { decision: decision as Decision<Federation>, command, context, policy }
    const forbidden = refusedUnread(asked)
    if (forbidden !== undefined) return E.left(forbidden as RejectionsOf<D>)
    const folded = (facts: Facts) =>
      Effect.succeed({
        states: history.reduce((states, recorded) => evolveStates(facts, states, recorded), initialStates(facts))
      })
    const { states } = Effect.runSync(findFacts(asked, folded))
    return fromResult(judge(asked, states)) as E.Either<RejectionsOf<D>, ReadonlyArray<EventsOf<D>>>
  }

/** Events as a log would hold them that had recorded them just now and for this actor, each by a command of its own. */
export const historyOf =
  ({ actor, now, plan }: Pick<Circumstances, "plan" | "now" | "actor">) =>
  (events: ReadonlyArray<AnyEvent>): ReadonlyArray<Recorded> =>
    events.map((event, n) => {
      const definition = plan.catalogue.events.get(event._tag)
      if (definition === undefined) throw new Error(`bug: historyOf: ${event._tag} is not in the catalogue`)
      const commandId = `history-${n + 1}`
      return {
        event,
        position: n + 1,
        id: `${commandId}/1`,
        recordedAt: now,
        actor,
        commandId,
        correlationId: commandId,
        causationId: undefined,
        tags: [...definition.tags(event), commandTag(commandId)]
      }
    })
