// The vault holds the values and salts of commitments, encrypted, until they are erased. The history keeps the commitments and
// remains verifiable; without the vault their values are unknown.
import { defaultPageSize, type Json, type SealedRecord, type StoreUnavailable, type VaultStore } from "@keikaku/kernel"
import { Effect, Option, Stream } from "effect"
import { type Commitment, commitmentOf } from "./commitment.ts"
import { digestBytes } from "./digest.ts"
import {
  type Disclosure,
  isSealedUnder,
  openSealed,
  type SealedRecordAltered,
  type SealingKit,
  sealValue,
  WrongVaultKey
} from "./sealed-value.ts"
import { vaultKeyBytes } from "./vault-key.ts"

/** Why a vault cannot open its values. */
export type VaultFailure = StoreUnavailable | WrongVaultKey | SealedRecordAltered

/** A vault opened with its key. A subject is the identifier of the person whom a value is about. */
export interface Vault {
  /** Fails when the values are sealed under another key. */
  readonly check: Effect.Effect<void, StoreUnavailable | WrongVaultKey>
  /** Seals a value with a random salt; returns its commitment, which may be published. Equal values have different commitments. */
  readonly seal: (subject: string, value: Json) => Effect.Effect<Commitment, StoreUnavailable | WrongVaultKey>
  /** The disclosures of the commitments whose values are still held. */
  readonly open: (commitments: ReadonlyArray<string>) => Effect.Effect<ReadonlyMap<string, Disclosure>, VaultFailure>
  /** Erases the values of the commitments; returns how many were held. */
  readonly discard: (commitments: ReadonlyArray<string>) => Effect.Effect<number, StoreUnavailable>
  /** Erases all values about a subject; returns how many were held. Whether that is lawful is decided elsewhere. */
  readonly erase: (subject: string) => Effect.Effect<number, StoreUnavailable>
  /** All disclosures, in order of the commitments. */
  readonly disclosures: () => Stream.Stream<Disclosure, VaultFailure>
  /**
   * Seals all values under another key, with which the vault must be opened from then on; returns how many were resealed.
   * When interrupted, run it again with the same two keys. Values that are erased at the same time stay erased.
   */
  readonly rekey: (key: Uint8Array) => Effect.Effect<number, VaultFailure>
}

const pagesOf = (store: VaultStore): Stream.Stream<ReadonlyArray<SealedRecord>, StoreUnavailable> =>
  Stream.paginate("", (after) =>
    Effect.map(store.page({ after }), (page) => {
      const more = page.length === defaultPageSize ? Option.some(page.at(-1)!.key) : Option.none()
      return [[page], more] as const
    })
  )

/**
 * Opens a vault on its store with the host's key of 32 bytes; dies when the key has another length.
 * @example
 * ```ts
 * import { aes256gcm, freshSeed, memoryVaultStore, openVault, sha256 } from "@keikaku/audit"
 * import { Effect } from "effect"
 *
 * const program = Effect.gen(function* () {
 *   const vault = openVault(yield* memoryVaultStore, freshSeed(), { hashing: sha256, sealing: aes256gcm })
 *   const name = yield* vault.seal("p1", "山田 太郎")
 *   const held = (yield* vault.open([name])).get(name)?.value
 *   yield* vault.erase("p1")
 *   return [held, (yield* vault.open([name])).get(name)?.value]
 * })
 * await Effect.runPromise(program) // => ["山田 太郎", undefined]
 * ```
 */
export const openVault = (store: VaultStore, key: Uint8Array, kit: SealingKit): Vault => {
  const assertKey = (candidate: Uint8Array) => {
    if (candidate.length !== vaultKeyBytes) throw new Error(`bug: vault: a key of ${candidate.length} bytes`)
  }
  assertKey(key)
  const opened = (record: SealedRecord) => Effect.fromResult(openSealed(kit, key, record))

  /** A vault has one key: a value sealed under a second key could not be opened with the first. */
  const check = Effect.flatMap(store.page({ limit: 1 }), ([first]) =>
    first === undefined || isSealedUnder(kit, key, first)
      ? Effect.void
      : Effect.fail(new WrongVaultKey({ commitment: first.key }))
  )

  const resealed = (record: SealedRecord, to: Uint8Array) =>
    Effect.map(opened(record), (disclosure) => ({
      key: record.key,
      from: record.sealed,
      to: sealValue(kit, to, disclosure).sealed
    }))

  return {
    check,
    seal: Effect.fnUntraced(function* (subject, value) {
      yield* check
      const salt = kit.sealing.random(digestBytes)
      const commitment = commitmentOf(kit.hashing, salt, { subject, value })
      yield* store.put([sealValue(kit, key, { commitment, subject, value, salt })])
      return commitment
    }),
    open: Effect.fnUntraced(function* (commitments) {
      const disclosures = yield* Effect.forEach(yield* store.get(commitments), opened)
      return new Map(disclosures.map((disclosure) => [disclosure.commitment as string, disclosure]))
    }),
    discard: store.remove,
    erase: store.erase,
    disclosures: () => Stream.flatMap(pagesOf(store), Stream.fromIterable).pipe(Stream.mapEffect(opened)),
    rekey: Effect.fnUntraced(function* (newKey) {
      assertKey(newKey)
      return yield* Stream.runFoldEffect(
        pagesOf(store),
        () => 0,
        (count, page) => {
          const remaining = page.filter((record) => !isSealedUnder(kit, newKey, record))
          return Effect.forEach(remaining, (record) => resealed(record, newKey)).pipe(
            Effect.flatMap(store.reseal),
            Effect.as(count + remaining.length)
          )
        }
      )
    })
  }
}
