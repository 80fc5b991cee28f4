// The reference vault store: the simplest code that satisfies the contract. For tests and for trying things; it forgets.
import { defaultPageSize, type SealedRecord, type VaultStore } from "@keikaku/kernel"
import { Effect } from "effect"

/** An empty vault store that lives as long as the value does. */
export const memoryVaultStore: Effect.Effect<VaultStore> = Effect.sync(() => {
  const kept = new Map<string, SealedRecord>()
  const inOrder = (wanted: (record: SealedRecord) => boolean) =>
    [...kept.values()].filter(wanted).sort((a, b) => (a.key < b.key ? -1 : 1))
  const remove = (wanted: (record: SealedRecord) => boolean) =>
    Effect.sync(() => inOrder(wanted).filter(({ key }) => kept.delete(key)).length)
  return {
    put: (records) => Effect.sync(() => records.forEach((record) => void kept.set(record.key, record))),
    get: (keys) => Effect.sync(() => inOrder(({ key }) => keys.includes(key))),
    about: (subject) => Effect.sync(() => inOrder((record) => record.subject === subject)),
    page: ({ after = "", limit = defaultPageSize } = {}) =>
      Effect.sync(() => inOrder(({ key }) => key > after).slice(0, limit)),
    reseal: (changes) =>
      Effect.sync(() => {
        for (const { from, key, to } of changes) {
          const record = kept.get(key)
          if (record?.sealed === from) kept.set(key, { ...record, sealed: to })
        }
      }),
    remove: (keys) => remove(({ key }) => keys.includes(key)),
    erase: (subject) => remove((record) => record.subject === subject)
  }
})
