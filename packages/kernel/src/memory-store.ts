// The store in memory as a layer: `MemoryStore.layer`, named as the layers of the other stores are.
import type { Layer } from "effect"
import { memoryStore } from "./memory.ts"
import type { StoreWithSidecar } from "./sidecar.ts"
import type { EventStore } from "./store.ts"
import { storeLayer } from "./store-layer.ts"

/** An empty log, which goes with the scope. */
export const layer: Layer.Layer<EventStore | StoreWithSidecar> = storeLayer(memoryStore)
