// A store as a layer, for hosts that live on Effect: it is opened when the layer is built, and closed with the layer's scope.
import { Context, Effect, Layer, type Scope } from "effect"
import { StoreWithSidecar } from "./sidecar.ts"
import { EventStore } from "./store.ts"

/**
 * The layer of any store: what the layers of the stores are made with, and that of a replica or of a log on a shared pool.
 * @example
 * ```ts
 * import { EventStore, everything, memoryStore, storeLayer } from "@keikaku/kernel"
 * import { Effect } from "effect"
 * const read = EventStore.use(({ read }) => read(everything))
 * await Effect.runPromise(Effect.provide(read, storeLayer(memoryStore))) // => []
 * ```
 */
export const storeLayer = <E, R>(
  opening: Effect.Effect<StoreWithSidecar, E, R>
): Layer.Layer<EventStore | StoreWithSidecar, E, Exclude<R, Scope.Scope>> =>
  Layer.effectContext(
    Effect.map(opening, (store) => Context.make(EventStore, store).pipe(Context.add(StoreWithSidecar, store)))
  )
