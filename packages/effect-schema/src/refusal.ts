// A refusal is an answer, and stands with the others; whoever wants it in the error channel says so.
import type { DryRun, Refusal, Text } from "@keikaku/standalone"
import { Effect } from "effect"
import { taggedError } from "./tagged-error.ts"

/** Why a command was refused, with the codes that its decision may give. */
type RefusalWith<Code> = Omit<Refusal, "code"> & { readonly code: Code }

/** The plan refused a command, as an error. */
export class CommandRefused<Code extends string = string> extends taggedError("CommandRefused")<{
  readonly rejection: RefusalWith<string>
}> {
  declare readonly rejection: RefusalWith<Code>
  get sentence(): Text {
    return this.rejection.sentence
  }
  override get message(): string {
    return this.sentence.en
  }
}

/** The codes with which an outcome may refuse. */
type CodeIn<O> = O extends {
  readonly _tag: "Refused"
  readonly rejection: { readonly code: infer Code extends string }
}
  ? Code
  : never

/**
 * The same with refusals in the error channel, as `CommandRefused`.
 * @example
 * ```ts
 * import { failOnRefusal, Keikaku } from "@keikaku/effect-schema"
 * import { Effect } from "effect"
 * const manual = { manual: "m1", title: "手引", edition: 1, occurredOn: "2023-06-01" }
 * const program = Effect.gen(function* () {
 *   const plan = yield* Keikaku
 *   yield* plan.execute("IssueManual", manual, { commandId: "c1", actor: "headquarters/1" })
 *   yield* plan
 *     .execute("IssueManual", { ...manual, title: "別の手引" }, { commandId: "c2", actor: "headquarters/1" })
 *     .pipe(failOnRefusal)
 * })
 * const refusal = await Effect.runPromise(program.pipe(Effect.flip, Effect.provide(Keikaku.layer())))
 * refusal._tag === "CommandRefused" && refusal.rejection.code // => "EditionNotNewer"
 * ```
 */
export const failOnRefusal = <O extends DryRun, E, R>(
  asked: Effect.Effect<O, E, R>
): Effect.Effect<Exclude<O, { readonly _tag: "Refused" }>, E | CommandRefused<CodeIn<O>>, R> =>
  Effect.flatMap(asked, (outcome) =>
    outcome._tag === "Refused"
      ? Effect.fail(new CommandRefused<CodeIn<O>>({ rejection: outcome.rejection }))
      : Effect.succeed(outcome as Exclude<O, { readonly _tag: "Refused" }>)
  )
