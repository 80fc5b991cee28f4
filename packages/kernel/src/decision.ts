// What may be asked, and the rule that answers: the payload of a command, the facts it reads, and a pure function from
// both to events or a refusal, in one place. A rule that spans several things simply reads several facts.
import { Result, Schema } from "effect"
import type { AnyEvent, EventDefinition, EventOf } from "./event.ts"
import type { Facts, States } from "./fact.ts"
import type { Label } from "./label.ts"
import { type Instant, LocalDate } from "./local-date.ts"
import type { Rejection, RejectionDefinition, RejectionOf } from "./rejection.ts"

/** What the surroundings contribute to a decision. The rule reads no clock and makes no identifier. */
export interface Context<Settings = unknown> {
  readonly now: Instant
  readonly actor: string
  readonly commandId: string
  readonly settings: Settings
}

/** The answer to a command: the events to record (none: it is already so), or why not. */
export type Verdict<
  E extends AnyEvent = AnyEvent,
  R extends Rejection<string, any> = Rejection<string, any>
> = Result.Result<ReadonlyArray<E>, R>

/** The command is granted, and this is what happened. */
export const record = <E extends AnyEvent>(...events: ReadonlyArray<E>): Verdict<E, never> => Result.succeed(events)

/** What the command wishes is already fact: there is nothing to record. */
export const alreadySo: Verdict<never, never> = Result.succeed([])

/** The business says no. */
export const reject = <R extends Rejection<string, any>>(rejection: R): Verdict<never, R> => Result.fail(rejection)

/** A kind of command with its rule. `alsoReads` names facts that can only be named once the first ones are known. */
export interface Decision<Settings = any, C = any, F = any, G = any, Wire = any> {
  readonly name: string
  readonly label: Label
  readonly payload: Schema.Codec<C, Wire>
  readonly records: ReadonlyArray<EventDefinition>
  readonly refuses: ReadonlyArray<RejectionDefinition>
  readonly reads: (command: C, context: Context<Settings>) => F
  readonly alsoReads: (command: C, facts: States<F>, context: Context<Settings>) => G
  readonly decide: (command: C, facts: States<F> & States<G>, context: Context<Settings>) => Verdict
}

/** What a decision's command is written as: plain JSON, checked before the rule sees it. */
export type CommandOf<D> = D extends Decision<any, any, any, any, infer Wire> ? Wire : never

type Payload<Fields extends Schema.Struct.Fields> = Schema.Struct.Type<Fields> & { readonly occurredOn: LocalDate }
type Wire<Fields extends Schema.Struct.Fields> = Schema.Struct.Encoded<Fields> & { readonly occurredOn: string }

/**
 * `decision` for an application whose rules read settings of a known type. `occurredOn` belongs to every command and is
 * not listed in the payload. A rejection or event that is not announced in `refuses` or `records` does not compile.
 */
export const decisionWith =
  <Settings>() =>
  <
    const Fields extends Schema.Struct.Fields,
    const E extends ReadonlyArray<EventDefinition>,
    const R extends ReadonlyArray<RejectionDefinition>,
    F extends Facts,
    // biome-ignore lint/complexity/noBannedTypes: no further facts is the empty record
    G extends Facts = {}
  >(
    name: string,
    rule: {
      readonly label: Label
      readonly payload: Fields
      readonly records: E
      readonly refuses: R
      readonly reads: (command: Payload<Fields>, context: Context<Settings>) => F
      readonly alsoReads?: (command: Payload<Fields>, facts: States<F>, context: Context<Settings>) => G
      readonly decide: (
        command: Payload<Fields>,
        facts: States<F> & States<G>,
        context: Context<Settings>
      ) => Verdict<EventOf<E[number]>, RejectionOf<R[number]>>
    }
  ): Decision<Settings, Payload<Fields>, F, G, Wire<Fields>> => ({
    ...rule,
    name,
    payload: Schema.Struct({ ...rule.payload, occurredOn: LocalDate }) as unknown as Schema.Codec<
      Payload<Fields>,
      Wire<Fields>
    >,
    alsoReads: rule.alsoReads ?? (() => ({}) as G)
  })

/** `decision` for rules that read no settings. */
export const decision = decisionWith<unknown>()
