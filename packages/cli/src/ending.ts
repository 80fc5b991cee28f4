// Turns the end of a run into an exit code. Only a defect, our own bug, shows its stack.
import { Cause, Effect, Exit } from "effect"
import { CliError } from "effect/cli"
import { Ended, exitCodes } from "./exit-code.ts"
import { diagnose } from "./output.ts"

/** The exit code of a finished run; an interrupted one has 130 as shells expect, unless it ended as it should. */
export const exitCodeOf = (exit: Exit.Exit<unknown, unknown>): number => {
  if (Exit.isSuccess(exit)) return exitCodes.done
  if (Cause.hasInterruptsOnly(exit.cause)) return typeof process.exitCode === "number" ? process.exitCode : 130
  const failure = Cause.squash(exit.cause)
  if (failure instanceof Ended) return failure.code
  return CliError.isCliError(failure) ? exitCodes.usage : exitCodes.defect
}

/** Shows the stack of a defect; what ended in any known way was reported already. */
export const reportDefect = <A, E, R>(run: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
  Effect.tapCause(run, (cause) =>
    exitCodeOf(Exit.failCause(cause)) === exitCodes.defect ? diagnose(Cause.pretty(cause)) : Effect.void
  )
