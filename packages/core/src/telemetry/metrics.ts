// What is counted and timed, under OpenTelemetry's rules for names. What each stands for, and with which attributes, is in
// docs/guides/effect.md.
import { Metric } from "effect"

/** How long an operation took, in seconds; the boundaries are those that OpenTelemetry advises for durations. */
export const operationDuration: Metric.Histogram<number> = Metric.histogram("keikaku.operation.duration", {
  description: "Duration of an operation",
  attributes: { unit: "s" },
  boundaries: [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10]
})

/** Commands, by decision and outcome. */
export const commands: Metric.Counter<number> = Metric.counter("keikaku.commands", {
  description: "Commands that were executed",
  incremental: true
})

/** Events that were appended. */
export const eventsAppended: Metric.Counter<number> = Metric.counter("keikaku.events.appended", {
  description: "Events that were appended",
  incremental: true
})

/** Appends that were refused because others had recorded something on the same facts: each is decided again. */
export const appendConflicts: Metric.Counter<number> = Metric.counter("keikaku.append.conflicts", {
  description: "Appends refused because the facts had changed",
  incremental: true
})
