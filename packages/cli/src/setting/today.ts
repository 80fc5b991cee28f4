// The day on which something takes effect when nobody says another: today in Japan.
import { dateInJapan } from "@keikaku/core"
import type { Instant } from "@keikaku/kernel"
import { Clock, Effect } from "effect"

/** Today in Japan. */
export const today = Effect.map(Clock.currentTimeMillis, (now) => dateInJapan(new Date(now).toISOString() as Instant))
