// A clock that stands at 18:00 in Japan on a day of our choosing, so that the record of a synthetic year carries the
// dates of that year, and the same seed gives the same file. Only waiting is real: time for the store to get its lock.
import type { LocalDate } from "@keikaku/kernel"
import { type Clock, Effect } from "effect"

/** Effect's clock, stopped; `standAt` moves it to another day. */
export interface DayClock extends Clock.Clock {
  readonly standAt: (day: LocalDate) => void
}

const millisOf = (day: LocalDate): number => Date.parse(`${day}T18:00:00+09:00`)

/** A clock that stands at 18:00 of the day; `real` is the one that waits and measures. */
export const dayClock = (day: LocalDate, real: Clock.Clock): DayClock => {
  let millis = millisOf(day)
  const nanos = () => BigInt(millis) * 1_000_000n
  return {
    standAt: (next) => {
      millis = millisOf(next)
    },
    currentTimeMillisUnsafe: () => millis,
    currentTimeMillis: Effect.sync(() => millis),
    currentTimeNanosUnsafe: nanos,
    currentTimeNanos: Effect.sync(nanos),
    monotonicTimeNanosUnsafe: () => real.monotonicTimeNanosUnsafe(),
    monotonicTimeNanos: real.monotonicTimeNanos,
    sleep: (duration) => real.sleep(duration)
  }
}
