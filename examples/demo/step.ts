// A step is a command and the day on which it is sent; a script is the steps of one case, promoter or target in order.
// Scripts do not depend on each other, so what several of them do on one day can be done at the same time.
import type { Federation } from "@keikaku/core"
import type { Decision, LocalDate } from "@keikaku/kernel"
import type { Brand } from "effect"

/** A command to be sent on a day, by whom, and how it is refused where it is meant to be. */
export interface Step {
  readonly on: LocalDate
  readonly decision: Decision<Federation>
  readonly command: Readonly<Record<string, unknown>>
  readonly actor: string
  readonly refusal?: string
}

/** Steps that depend on each other, earlier ones first. */
export type Script = ReadonlyArray<Step>

/** A command as it comes from outside: plain text and numbers, to be checked by the decision it is sent to. */
type Plain<A> = A extends string & Brand.Brand<any>
  ? string
  : A extends number
    ? number
    : A extends ReadonlyArray<infer Item>
      ? ReadonlyArray<Plain<Item>>
      : A extends object
        ? { readonly [Key in keyof A]: Plain<A[Key]> }
        : A

/** A command of a decision; it takes effect on the day it is sent unless it says otherwise. */
export type Command<C> = Plain<Omit<C, "occurredOn">> & { readonly occurredOn?: LocalDate }

/** A step that is meant to succeed. */
export const step = <C>(
  decision: Decision<Federation, C>,
  on: LocalDate,
  actor: string,
  command: Command<C>
): Step => ({
  on,
  decision,
  actor,
  command: { occurredOn: on, ...(command as object) }
})

/** A step that is meant to be refused under that code; it need not even be a command. */
export const wrongStep = (
  refusal: string,
  decision: Decision<Federation>,
  on: LocalDate,
  actor: string,
  command: Readonly<Record<string, unknown>>
): Step => ({ on, decision, actor, refusal, command: { occurredOn: on, ...command } })
