// What the auditors' side keeps beside a log: its hashes, whose extent stands under one key, and signed checkpoints. They are
// copied as they are: hashes that were made anew would no longer show where a line was changed after it had been hashed.
import type { StoreWithSidecar } from "@keikaku/kernel"
import { Effect } from "effect"
import { TargetDiffers, TargetDisturbed } from "./target-refused.ts"

const prefix = "tree/"
const sizeKey = `${prefix}size`
const checkpoints = `${prefix}checkpoint/`

const sizeIn = (text: string | undefined): number => Number(text ?? 0)

/** Reads what is to be copied, and refuses where the target keeps another checkpoint of the same size. Nothing is written yet. */
export const readKept = Effect.fnUntraced(function* (
  source: Pick<StoreWithSidecar, "sidecar">,
  target: Pick<StoreWithSidecar, "sidecar">
) {
  const kept = new Map(yield* source.sidecar.list(prefix))
  const before = (yield* target.sidecar.get([sizeKey])).get(sizeKey)
  const signed = yield* target.sidecar.list(checkpoints)
  const other = signed.find(([key, note]) => kept.has(key) && kept.get(key) !== note)
  if (other !== undefined)
    return yield* new TargetDiffers({ in: "checkpoint", position: Number(other[0].slice(checkpoints.length)) })
  const ours = new Set(signed.map(([key]) => key))
  const grows = sizeIn(kept.get(sizeKey)) > sizeIn(before)
  const texts = new Map([...kept].filter(([key]) => (key.startsWith(checkpoints) ? !ours.has(key) : grows)))

  /** Keeps it in the target, unless somebody has changed the hashes there since they were read. */
  const write = Effect.gen(function* () {
    const isKept = texts.size === 0 || (yield* target.sidecar.put(texts, { key: sizeKey, text: before }))
    if (!isKept) return yield* new TargetDisturbed({ in: "hashes" })
  })
  return { write }
})
