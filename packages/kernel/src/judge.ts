// The path of a command through its decision, wherever the facts come from: what can be refused unread, the facts, the rule,
// and whether this actor may record what was decided. A store and a list of events in a test take the same path.
import { Effect, Result } from "effect"
import type { Context, Decision, Verdict } from "./decision.ts"
import type { AnyEvent } from "./event.ts"
import type { Facts } from "./fact.ts"
import type { Query } from "./query.ts"
import type { Rejection } from "./rejection.ts"

/** Who may ask what. A refusal is returned like any other; a host that checks this itself needs no policy. */
export interface Policy<Settings = any> {
  /** Asked before anything is read. */
  readonly mayAsk: (decision: Decision<Settings>, context: Context<Settings>) => Rejection<string, any> | undefined
  /** Asked of what would be recorded. */
  readonly mayRecord: (
    decision: Decision<Settings>,
    events: ReadonlyArray<AnyEvent>,
    context: Context<Settings>
  ) => Rejection<string, any> | undefined
}

/** A command on its way: what is asked, and under which circumstances. */
export interface Asked<Settings, C> {
  readonly decision: Decision<Settings, C>
  readonly command: C
  readonly context: Context<Settings>
  readonly policy: Policy<Settings> | undefined
}

/** Why a command is refused before anything is read, if it is. */
export const refusedUnread = <Settings, C>({ command, context, decision, policy }: Asked<Settings, C>) =>
  policy?.mayAsk(decision, context) ?? decision.forbids(command, context)

/**
 * All facts of a decision come from one pass over their joint query. Facts that can only be named when others are known
 * make it another pass, together with the first ones, until what they name stays the same.
 */
export const findFacts = Effect.fnUntraced(function* <Settings, C, S extends { readonly states: any }, F>(
  { command, context, decision }: Asked<Settings, C>,
  foldedBy: (facts: Facts) => Effect.Effect<S, F>
): Effect.fn.Return<S, F> {
  const first = decision.reads(command, context)
  let facts = first
  while (true) {
    const folded = yield* foldedBy(facts)
    const further = decision.alsoReads(command, folded.states, context)
    const all = { ...first, ...further }
    if (Object.keys(further).length === 0 || isSameQuery(queryOf(all), queryOf(facts))) return folded
    facts = all
  }
})

/** The verdict on a command whose facts are known. */
export const judge = <Settings, C>(
  { command, context, decision, policy }: Asked<Settings, C>,
  states: unknown
): Verdict => {
  const verdict = decision.decide(command, states, context)
  if (policy === undefined || Result.isFailure(verdict)) return verdict
  const forbidden = policy.mayRecord(decision, verdict.success, context)
  return forbidden === undefined ? verdict : Result.fail(forbidden)
}

/** The joint query of facts: an alternative for each. */
export const queryOf = (facts: Facts): Query => Object.values(facts).map((fact) => fact.query)

const isSameQuery = (a: Query, b: Query): boolean => JSON.stringify(a) === JSON.stringify(b)
