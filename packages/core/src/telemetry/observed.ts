// One operation as telemetry sees it: a span, and its duration. Neither holds what was asked or answered: a failure is known by its
// kind alone, because the messages of failures quote the data.
import { Cause, Clock, Effect, Exit, Metric } from "effect"
import { operationDuration } from "./metrics.ts"

/** Texts under the names that docs/guides/effect.md lists. */
export type Attributes = Readonly<Record<string, string>>

/** What is observed, and what is said of it. */
export interface Operation<A> {
  readonly name: "execute" | "append" | "read" | "replay" | "report"
  /** Known beforehand: also said of everything that is counted and timed within. */
  readonly about?: Attributes
  /** Said of an answer, on the span alone. */
  readonly answered: (answer: A) => Readonly<Record<string, string | number>>
  /** How it ended, unless it failed or was interrupted: where it can end well in more than one way. */
  readonly outcomeOf?: (exit: Exit.Exit<A, unknown>) => string | undefined
  /** What is counted besides, given how it ended. */
  readonly count?: (ended: Attributes, exit: Exit.Exit<A, unknown>) => Effect.Effect<void>
}

/** The kind of a failure, of a store with its reason: one of a few. What is no failure is a defect, or nothing but interrupted. */
export const errorType = (cause: Cause.Cause<unknown>): string | undefined => {
  const failed = cause.reasons.find(Cause.isFailReason)
  if (failed === undefined) return Cause.hasInterruptsOnly(cause) ? undefined : "defect"
  const { _tag, reason } = failed.error as { readonly _tag: string; readonly reason?: string }
  return _tag === "StoreUnavailable" ? `${_tag}.${reason}` : _tag
}

const endOf = <A>({ outcomeOf }: Operation<A>, exit: Exit.Exit<A, unknown>): Attributes => {
  const outcome = outcomeOf?.(exit)
  const type = Exit.isFailure(exit) && outcome === undefined ? errorType(exit.cause) : undefined
  const otherwise = type === undefined ? "interrupted" : "failed"
  return {
    ...(outcomeOf && { "keikaku.outcome": outcome ?? otherwise }),
    ...(type !== undefined && { "error.type": type })
  }
}

/** How the span ends: it says no more of a failure than its kind. */
const spanExit = (exit: Exit.Exit<unknown, unknown>, ended: Attributes): Exit.Exit<unknown, unknown> => {
  const type = ended["error.type"]
  if (type !== undefined) return Exit.fail(Object.assign(new Error(type), { name: type, stack: type }))
  return Exit.isFailure(exit) && Cause.hasInterruptsOnly(exit.cause) ? exit : Exit.void
}

/** The same work, observed. */
export const observed = <A, E>(operation: Operation<A>, work: Effect.Effect<A, E>): Effect.Effect<A, E> => {
  const { about = {}, answered, count, name } = operation
  return Effect.useSpan(`keikaku.${name}`, { attributes: about }, (span) =>
    Effect.flatMap(Clock.currentTimeNanos, (start) =>
      Effect.withParentSpan(work, span, { captureStackTrace: false }).pipe(
        Effect.onExit((exit) =>
          Effect.flatMap(Clock.currentTimeNanos, (end) => {
            const ended = endOf(operation, exit)
            const said = { ...ended, ...(Exit.isSuccess(exit) && answered(exit.value)) }
            for (const [key, value] of Object.entries(said)) span.attribute(key, value)
            span.end(end, spanExit(exit, ended))
            const duration = Metric.withAttributes(operationDuration, { "keikaku.operation": name, ...ended })
            return Effect.andThen(
              Metric.update(duration, Number(end - start) / 1e9),
              count?.(ended, exit) ?? Effect.void
            )
          })
        ),
        Effect.updateService(Metric.CurrentMetricAttributes, (outer) => ({ ...outer, ...about }))
      )
    )
  )
}
