// Recorded events as a stream, past and coming. One event is on its way at a time: it counts as dealt with when the stream is asked for
// the next one, or ends well; under a name only that is kept.
import type { RecordedEvent, StandalonePlan, SubscribeOptions } from "@keikaku/standalone"
import { Effect, Exit, Mailbox, Stream } from "effect"
import { causeOf } from "./asking.ts"
import { StoredEventUnreadable, StoreUnavailable } from "./failures.ts"

/** Which events, and from where on: after a position or, under a name, after those that were dealt with under it. */
export interface EventsOptions extends Omit<SubscribeOptions, "onFailure"> {}

const failures = [StoreUnavailable, StoredEventUnreadable]

/** What ends a stream of events. */
export type EventsFailure = InstanceType<(typeof failures)[number]>

const closed = () =>
  new StoreUnavailable({
    reason: "closed",
    message: "the layer is closed",
    sentence: { ja: "記録庫は閉じられています。", en: "The store is closed." }
  })

/** An event on its way: it is settled once, as dealt with or not. */
interface Delivery {
  readonly recorded: RecordedEvent
  readonly returned: Promise<void>
  readonly settle: (isDone: boolean) => void
}

const deliveryOf = (recorded: RecordedEvent): Delivery => {
  let settle: Delivery["settle"] = () => {}
  const returned = new Promise<void>((resolve, reject) => {
    settle = (isDone) => (isDone ? resolve() : reject(new Error("not dealt with")))
  })
  return { recorded, returned, settle }
}

/** A listener of the plan that is asked for one event after the other. */
const listenerOn = (
  plan: StandalonePlan,
  options: EventsOptions,
  mailbox: Mailbox.Mailbox<Delivery, EventsFailure>
) => {
  let latest: Delivery | undefined
  let taken: Delivery | undefined
  let isOver = false
  const end = plan.subscribe(
    (recorded) => {
      latest = deliveryOf(recorded)
      mailbox.unsafeOffer(latest)
      return latest.returned
    },
    { ...options, onFailure: (failure) => isOver || mailbox.unsafeDone(Exit.failCause(causeOf(failures)(failure))) }
  )
  return {
    next: Effect.suspend(() => {
      taken?.settle(true)
      return Effect.map(mailbox.take, (delivery) => {
        taken = delivery
        return delivery.recorded
      })
    }),
    finish: async (isDone: boolean): Promise<void> => {
      isOver = true
      // Ended first, so that nothing follows what is on its way; and asked again, to wait for what is kept.
      const ended = end()
      latest?.settle(isDone && latest === taken)
      await latest?.returned.catch(() => {})
      await Promise.all([ended, end()])
      mailbox.unsafeDone(Exit.fail(closed()))
    }
  }
}

/** The streams on a plan, and how they all end before it is closed. */
export const eventsOn = (plan: StandalonePlan) => {
  const running = new Set<ReturnType<typeof listenerOn>>()
  const listening = (options: EventsOptions) =>
    Effect.acquireRelease(
      Effect.map(Mailbox.make<Delivery, EventsFailure>(), (mailbox) => {
        const listener = listenerOn(plan, options, mailbox)
        running.add(listener)
        return listener
      }),
      (listener, exit) => {
        running.delete(listener)
        return Effect.promise(() => listener.finish(Exit.isSuccess(exit)))
      }
    )
  return {
    events: (options: EventsOptions = {}): Stream.Stream<RecordedEvent, EventsFailure> =>
      Stream.unwrapScoped(Effect.map(listening(options), ({ next }) => Stream.repeatEffect(next))).pipe(
        Stream.catchTag("NoSuchElementException", () => Stream.empty)
      ),
    endAll: async (): Promise<void> => {
      await Promise.all([...running].map(({ finish }) => finish(false)))
    }
  }
}
