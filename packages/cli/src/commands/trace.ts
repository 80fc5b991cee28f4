// `keikaku trace`: both ways, from a figure back to the events behind it, and from an event on to the figures it changed.
import { Command } from "effect/cli"
import { traceEventCommand } from "./trace-event.ts"
import { traceFigureCommand } from "./trace-figure.ts"

/** Traces a figure, or an event. */
export const trace = Command.make("trace").pipe(
  Command.withDescription(
    "数字から記録へ、記録から数字へたどる / From a figure to its events, from an event to its figures"
  ),
  Command.withSubcommands([traceFigureCommand, traceEventCommand])
)
