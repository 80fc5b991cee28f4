// The day on which something takes effect when nobody says another: today where the federation is.
import { dateIn } from "@keikaku/core"
import type { Instant } from "@keikaku/kernel"
import { Clock, Effect } from "effect"
import { theFederation } from "./the-plan.ts"

/** Today in the federation's time zone. */
export const today = Effect.gen(function* () {
  const { calendar } = yield* theFederation
  return dateIn(calendar.timeZone, new Date(yield* Clock.currentTimeMillis).toISOString() as Instant)
})
