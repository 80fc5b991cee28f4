// What may be asked, and the rule that answers: the payload of a command, the facts it reads, and a pure function from
// both to events or a refusal, in one place. A rule that spans several things simply reads several facts.
import { Equal, Result, Schema } from "effect"
import type { AnyEvent, EventDefinition, EventOf } from "./event.ts"
import type { Facts, States } from "./fact.ts"
import { type Label, labelOf, type Named } from "./label.ts"
import { type Instant, LocalDate } from "./local-date.ts"
import type { Rejection, RejectionDefinition, RejectionOf } from "./rejection.ts"

/** What the surroundings contribute to a decision. The rule reads no clock and makes no identifier. */
export interface Context<Settings = unknown> {
  readonly now: Instant
  readonly actor: string
  readonly commandId: string
  readonly settings: Settings
  /** What the application knows: for rules about events that their topic cannot list. */
  readonly catalogue: { readonly events: ReadonlyMap<string, EventDefinition> }
}

/** The answer of a rule to a command that asks for what is fact already: there is nothing to record. */
export const alreadySo: unique symbol = Symbol.for("@keikaku/kernel/alreadySo")

/** What a rule answers: what happens (one event or several), why not, or that it is already so. */
export type Answer<E extends AnyEvent, R> = E | ReadonlyArray<E> | R | typeof alreadySo

/** An answer taken apart: the events to record (none: it is already so), or why not. */
export type Verdict<
  E extends AnyEvent = AnyEvent,
  R extends Rejection<string, any> = Rejection<string, any>
> = Result.Result<ReadonlyArray<E>, R>

const isRejection = (answer: object): answer is Rejection<string, any> => "code" in answer

const verdictOf = (answer: Answer<AnyEvent, Rejection<string, any>>): Verdict => {
  if (answer === alreadySo) return Result.succeed([])
  if (Array.isArray(answer)) return Result.succeed(answer)
  return isRejection(answer) ? Result.fail(answer) : Result.succeed([answer as AnyEvent])
}

/** What is recorded once under an identifier: the same again, in every field, is already so; anything else is refused. */
export const once = <E extends AnyEvent, R>(
  event: E,
  earlier: E | undefined,
  taken: (earlier: E) => R
): E | R | typeof alreadySo =>
  earlier === undefined ? event : Equal.equals(earlier, event) ? alreadySo : taken(earlier)

/** A kind of command with its rule. `alsoReads` names facts that can only be named once the first ones are known. */
export interface Decision<
  Settings = any,
  Command = any,
  Wire = any,
  E extends AnyEvent = AnyEvent,
  R extends Rejection<string, any> = Rejection<string, any>
> {
  readonly name: string
  readonly label: Label
  readonly payload: Schema.Codec<Command, Wire>
  readonly records: ReadonlyArray<EventDefinition>
  readonly refuses: ReadonlyArray<RejectionDefinition>
  /** What can be refused without any fact: asked before anything is read. */
  readonly forbids: (command: Command, context: Context<Settings>) => R | undefined
  readonly reads: (command: Command, context: Context<Settings>) => Facts
  readonly alsoReads: (command: Command, facts: any, context: Context<Settings>) => Facts
  readonly decide: (command: Command, facts: any, context: Context<Settings>) => Verdict<E, R>
}

/** What a decision's command is written as: plain JSON, checked before the rule sees it. */
export type CommandOf<D> = D extends Decision<any, any, infer Wire, any, any> ? Wire : never

/** The events that a decision can record. */
export type EventsOf<D> = D extends Decision<any, any, any, infer E, any> ? E : never

/** Why a decision can refuse. */
export type RejectionsOf<D> = D extends Decision<any, any, any, any, infer R> ? R : never

/** The command of a payload, as its rule sees it. */
export type Payload<Fields extends Schema.Struct.Fields> = Schema.Struct.Type<Fields> & {
  readonly occurredOn: LocalDate
}

/** The command of a payload, as it is written. */
export type Wire<Fields extends Schema.Struct.Fields> = Schema.Struct.Encoded<Fields> & { readonly occurredOn: string }

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
    label: Named,
    rule: {
      readonly payload: Fields
      readonly records: E
      readonly refuses: R
      readonly forbids?: (
        command: Payload<Fields>,
        context: Context<Settings>
      ) => NoInfer<RejectionOf<R[number]>> | undefined
      readonly reads: (command: Payload<Fields>, context: Context<Settings>) => F
      readonly alsoReads?: (command: Payload<Fields>, facts: States<F>, context: Context<Settings>) => G
      readonly decide: (
        command: Payload<Fields>,
        facts: States<F> & States<G>,
        context: Context<Settings>
      ) => Answer<EventOf<E[number]>, NoInfer<RejectionOf<R[number]>>>
    }
  ): Decision<Settings, Payload<Fields>, Wire<Fields>, EventOf<E[number]>, RejectionOf<R[number]>> => ({
    name,
    label: labelOf(name, label),
    payload: Schema.Struct({ ...rule.payload, occurredOn: LocalDate }) as unknown as Schema.Codec<
      Payload<Fields>,
      Wire<Fields>
    >,
    records: rule.records,
    refuses: rule.refuses,
    forbids: rule.forbids ?? (() => undefined),
    reads: rule.reads,
    alsoReads: rule.alsoReads ?? (() => ({})),
    decide: (command, facts, context) => verdictOf(rule.decide(command, facts, context) as any) as any
  })

/** `decision` for rules that read no settings. */
export const decision = decisionWith<unknown>()
