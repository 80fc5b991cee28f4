// The signed notes of a log, stored in its sidecar: checkpoints by their size, and hand-overs from one key to the next.
import type { StoreUnavailable, StoreWithSidecar } from "@keikaku/kernel"
import { Effect } from "effect"
import { sizeOf } from "./checkpoint.ts"
import type { HandOver } from "./hand-over.ts"

type Kept = Pick<StoreWithSidecar, "sidecar">

const padded = (size: number): string => String(size).padStart(16, "0")

const checkpointPrefix = "tree/checkpoint/"
const handOverPrefix = "tree/handover/"

/** Where the checkpoint of a size is stored. */
export const checkpointKey = (size: number): string => `${checkpointPrefix}${padded(size)}`

/** Where a hand-over is stored. */
export const handOverKey = ({ next, size }: Pick<HandOver, "next" | "size">): string =>
  `${handOverPrefix}${padded(size)}/${next.id}`

/** A stored note of a checkpoint, not verified. */
export interface StoredCheckpoint {
  /** The size that it is stored for. */
  readonly place: string
  /** Whether the note says that size. */
  readonly isInPlace: boolean
  readonly note: string
}

/** All stored checkpoints, the oldest first. */
export const storedCheckpoints = ({
  sidecar
}: Kept): Effect.Effect<ReadonlyArray<StoredCheckpoint>, StoreUnavailable> =>
  Effect.map(sidecar.list(checkpointPrefix), (kept) =>
    kept.map(([key, note]) => {
      const size = sizeOf(note.split("\n")[1])
      const place = key.slice(checkpointPrefix.length).replace(/^0+(?=.)/, "")
      return { place, isInPlace: size !== undefined && key === checkpointKey(size), note }
    })
  )

/** The notes of all stored checkpoints, the oldest first, not verified. */
export const checkpointNotes = (store: Kept): Effect.Effect<ReadonlyArray<string>, StoreUnavailable> =>
  Effect.map(storedCheckpoints(store), (stored) => stored.map(({ note }) => note))

/** The notes of all stored hand-overs with their keys, the oldest first, not verified. */
export const storedHandOvers = ({
  sidecar
}: Kept): Effect.Effect<ReadonlyArray<readonly [key: string, note: string]>, StoreUnavailable> =>
  sidecar.list(handOverPrefix)

/** The notes of all stored hand-overs, the oldest first, not verified. */
export const handOverNotes = (store: Kept): Effect.Effect<ReadonlyArray<string>, StoreUnavailable> =>
  Effect.map(storedHandOvers(store), (kept) => kept.map(([, note]) => note))
