// The reference vault store, in memory: the simplest code that satisfies the contract. For tests and experiments.
import { defaultPageSize, type SealedRecord, type VaultStore } from "@keikaku/kernel"
import { Effect } from "effect"

/** An empty vault store that lives as long as the value does. */
export const memoryVaultStore: Effect.Effect<VaultStore> = Effect.sync(() => {
  const recordsByKey = new Map<string, SealedRecord>()
  const inOrder = (wanted: (record: SealedRecord) => boolean) =>
    [...recordsByKey.values()].filter(wanted).sort((a, b) => (a.key < b.key ? -1 : 1))
  const remove = (wanted: (record: SealedRecord) => boolean) =>
    Effect.sync(() => inOrder(wanted).filter(({ key }) => recordsByKey.delete(key)).length)
  return {
    put: (records) => Effect.sync(() => records.forEach((record) => void recordsByKey.set(record.key, record))),
    get: (keys) => Effect.sync(() => inOrder(({ key }) => keys.includes(key))),
    about: (subject) => Effect.sync(() => inOrder((record) => record.subject === subject)),
    page: ({ after = "", limit = defaultPageSize } = {}) =>
      Effect.sync(() => inOrder(({ key }) => key > after).slice(0, limit)),
    reseal: (changes) =>
      Effect.sync(() => {
        for (const { from, key, to } of changes) {
          const record = recordsByKey.get(key)
          if (record?.sealed === from) recordsByKey.set(key, { ...record, sealed: to })
        }
      }),
    remove: (keys) => remove(({ key }) => keys.includes(key)),
    erase: (subject) => remove((record) => record.subject === subject)
  }
})
