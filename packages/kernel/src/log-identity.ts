// How a log is told from every other: a name, and an epoch that is counted up whenever the log is put back from a copy. One text
// in the sidecar, written by the store when it makes the log.
import { Effect } from "effect"
import type { Sidecar } from "./sidecar.ts"
import { StoreUnavailable } from "./store.ts"

/** The key under which a store keeps the log's identity: a random name, a space, and the epoch, from 1 on. */
export const identityKey = "identity"

/** The identity of the log; fails as `corrupt` where there is none. */
export const identityIn = Effect.fnUntraced(function* (
  sidecar: Pick<Sidecar, "get">
): Effect.fn.Return<string, StoreUnavailable> {
  const identity = (yield* sidecar.get([identityKey])).get(identityKey)
  return identity ?? (yield* new StoreUnavailable({ reason: "corrupt", message: "the log has no identity" }))
})

/** Gives the log the next epoch, because it was put back from a copy; answers its new identity. */
export const beginNextEpoch = Effect.fnUntraced(function* (
  sidecar: Pick<Sidecar, "get" | "put">
): Effect.fn.Return<string, StoreUnavailable> {
  while (true) {
    const text = yield* identityIn(sidecar)
    const [name, epoch] = text.split(" ")
    const next = `${name} ${Number(epoch) + 1}`
    if (yield* sidecar.put(new Map([[identityKey, next]]), { key: identityKey, text })) return next
  }
})
