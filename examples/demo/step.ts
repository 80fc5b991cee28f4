// A step is a command and the day on which it is sent; a script is the steps of one case, promoter or target in order.
// Scripts do not depend on each other, so what several of them do on one day can be done at the same time.
import type { Federation } from "@keikaku/core"
import type { CommandOf, Decision, LocalDate } from "@keikaku/kernel"

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

/** A command of a decision; it takes effect on the day it is sent unless it says otherwise. */
export type Command<D> = Omit<CommandOf<D>, "occurredOn"> & { readonly occurredOn?: string }

/** A step that is meant to succeed. */
export const step = <D extends Decision<Federation>>(
  decision: D,
  on: LocalDate,
  actor: string,
  command: Command<D>
): Step => ({ on, decision, actor, command: { occurredOn: on, ...command } })

/** A step that is meant to be refused under that code; it need not even be a command. */
export const wrongStep = (
  refusal: string,
  decision: Decision<Federation>,
  on: LocalDate,
  actor: string,
  command: Readonly<Record<string, unknown>>
): Step => ({ on, decision, actor, refusal, command: { occurredOn: on, ...command } })
