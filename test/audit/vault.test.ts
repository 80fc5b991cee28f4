// The vault of personal data: sealed values open, erased ones never do, and an altered record is a failure.
import {
  aes256gcm,
  type Commitment,
  commitmentOf,
  freshSeed,
  memoryVaultStore,
  openVault,
  readVaultKey,
  sha256,
  type Vault,
  writeVaultKey
} from "@keikaku/audit"
import { findUnstorable, type Json, type VaultStore } from "@keikaku/kernel"
import { Effect, Result, Stream } from "effect"
import fc from "fast-check"
import { describe, expect, test } from "vitest"

const kit = { hashing: sha256, sealing: aes256gcm }
const key = freshSeed()

/** A vault on an empty store, for the length of a test. */
const withVault = <A>(use: (vault: Vault, store: VaultStore) => Effect.Effect<A, unknown>): Promise<A> =>
  Effect.runPromise(Effect.flatMap(memoryVaultStore, (store) => use(openVault(store, key, kit), store)))

const names = fc.string({ unit: "grapheme", minLength: 1 }).filter((name) => findUnstorable(name) === undefined)
const values = fc.oneof(names, fc.record({ name: names, address: fc.array(names, { maxLength: 3 }), born: fc.nat() }))
const subjects = fc.constantFrom("p1", "p2", "p3")
const given = fc.array(fc.tuple(subjects, values), { minLength: 1, maxLength: 12 })

const sealAll = (vault: Vault, all: ReadonlyArray<readonly [string, Json]>) =>
  Effect.forEach(all, ([subject, value]) =>
    Effect.map(vault.seal(subject, value), (commitment) => ({ commitment, subject, value }))
  )

/** How opening a commitment ends: the value, "not held", or the tag of the failure. */
const ending = (vault: Vault, commitment: Commitment) =>
  vault.open([commitment]).pipe(
    Effect.map((held) => held.get(commitment)?.value ?? "not held"),
    Effect.catch((failure) => Effect.succeed(failure._tag))
  )

describe("a sealed value", () => {
  test("opens with its subject and its salt, and hashes to its commitment", () =>
    fc.assert(
      fc.asyncProperty(given, (all) =>
        withVault((vault) =>
          Effect.gen(function* () {
            const sealed = yield* sealAll(vault, all)
            const held = yield* vault.open(sealed.map(({ commitment }) => commitment))
            for (const { commitment, subject, value } of sealed) {
              const { salt, ...disclosed } = held.get(commitment)!
              expect(disclosed).toEqual({ commitment, subject, value })
              expect(commitmentOf(sha256, salt, { subject, value })).toBe(commitment)
            }
          })
        )
      )
    ))

  test("has another commitment, another salt and another ciphertext each time it is sealed", () =>
    withVault((vault, store) =>
      Effect.gen(function* () {
        const commitments = yield* Effect.replicateEffect(vault.seal("p1", "山田 太郎"), 50)
        const salts = [...(yield* vault.open(commitments)).values()].map(({ salt }) =>
          Buffer.from(salt).toString("hex")
        )
        const records = yield* store.page()
        expect(new Set(commitments).size).toBe(50)
        expect(new Set(salts).size).toBe(50)
        // Behind the version and the key's id: the nonce, then the ciphertext.
        expect(new Set(records.map(({ sealed }) => sealed.slice(12, 28))).size).toBe(50)
      })
    ))

  test("stands in its record neither as it is nor in Base64", () =>
    withVault((vault, store) =>
      Effect.gen(function* () {
        yield* vault.seal("p1", "山田 太郎")
        const [record] = yield* store.page()
        const bytes = Buffer.from(record!.sealed, "base64")
        expect(bytes.includes("山田") || bytes.includes("太郎")).toBe(false)
      })
    ))

  test("is not found by guessing names: without the salt no name hashes to the commitment", () =>
    withVault((vault) =>
      Effect.gen(function* () {
        const guesses = ["佐藤", "鈴木", "高橋", "山田"].flatMap((family) =>
          ["太郎", "花子", "一郎"].map((first) => `${family} ${first}`)
        )
        const commitment = yield* vault.seal("p1", "山田 太郎")
        const { salt } = (yield* vault.open([commitment])).get(commitment)!
        const found = (salt: Uint8Array) =>
          guesses.filter((value) => commitmentOf(sha256, salt, { subject: "p1", value }) === commitment)
        expect(found(new Uint8Array(32))).toEqual([])
        expect(found(freshSeed())).toEqual([])
        expect(found(salt)).toEqual(["山田 太郎"])
      })
    ))
})

describe("what is erased", () => {
  test("never opens again, and everything else still does", () =>
    fc.assert(
      fc.asyncProperty(given, subjects, (all, erased) =>
        withVault((vault) =>
          Effect.gen(function* () {
            const sealed = yield* sealAll(vault, all)
            const count = yield* vault.erase(erased)
            expect(count).toBe(sealed.filter(({ subject }) => subject === erased).length)
            expect(yield* vault.erase(erased)).toBe(0)
            for (const { commitment, subject, value } of sealed)
              expect(yield* ending(vault, commitment)).toEqual(subject === erased ? "not held" : value)
          })
        )
      )
    ))

  test("by its commitment is only that value", () =>
    withVault((vault) =>
      Effect.gen(function* () {
        const [first, second] = [yield* vault.seal("p1", "山田"), yield* vault.seal("p1", "山田")]
        expect(yield* vault.discard([first])).toBe(1)
        expect([yield* ending(vault, first), yield* ending(vault, second)]).toEqual(["not held", "山田"])
      })
    ))
})

describe("everything that is held", () => {
  test("is disclosed value by value, over more than one page", () =>
    withVault((vault) =>
      Effect.gen(function* () {
        const sealed = yield* sealAll(
          vault,
          Array.from({ length: 1_001 }, (_, n) => [`p${n}`, `name ${n}`] as const)
        )
        const disclosed = yield* Stream.runCollect(vault.disclosures())
        expect(disclosed.map(({ commitment, subject, value }) => ({ commitment, subject, value }))).toEqual(
          sealed.toSorted((a, b) => (a.commitment < b.commitment ? -1 : 1))
        )
      })
    ))
})

describe("an altered record is a failure, and never a wrong name", () => {
  test("wherever one bit of it was changed", () =>
    withVault((vault, store) =>
      Effect.gen(function* () {
        const commitment = yield* vault.seal("p1", "山田 太郎")
        const [record] = yield* store.page()
        const bytes = Buffer.from(record!.sealed, "base64")
        for (let bit = 0; bit < bytes.length * 8; bit++) {
          const changed = Buffer.from(bytes)
          changed[bit >> 3]! ^= 1 << (bit & 7)
          yield* store.put([{ ...record!, sealed: changed.toString("base64") }])
          // A change in the key's id reads as another key's seal; any other is an alteration.
          const isInKeyId = bit >> 3 >= 1 && bit >> 3 < 9
          expect([bit, yield* ending(vault, commitment)]).toEqual([
            bit,
            isInKeyId ? "WrongVaultKey" : "SealedRecordAltered"
          ])
        }
      })
    ))

  test("wherever it was cut short, lengthened or written in another way", () =>
    withVault((vault, store) =>
      Effect.gen(function* () {
        const commitment = yield* vault.seal("p1", "山田 太郎")
        const [record] = yield* store.page()
        const bytes = Buffer.from(record!.sealed, "base64")
        const others = [
          ...Array.from({ length: bytes.length }, (_, n) => bytes.subarray(0, n).toString("base64")),
          Buffer.concat([bytes, Buffer.alloc(1)]).toString("base64"),
          `${record!.sealed} `,
          "no Base64 at all"
        ]
        for (const sealed of others) {
          yield* store.put([{ ...record!, sealed }])
          expect([sealed, yield* ending(vault, commitment)]).toEqual([sealed, "SealedRecordAltered"])
        }
      })
    ))

  test("when it was put under another commitment or given to another subject", () =>
    withVault((vault, store) =>
      Effect.gen(function* () {
        const [first, second] = [yield* vault.seal("p1", "山田"), yield* vault.seal("p2", "佐藤")]
        const [of1] = yield* store.get([first])
        const [of2] = yield* store.get([second])
        yield* store.put([
          { ...of1!, sealed: of2!.sealed },
          { ...of2!, subject: "p1" }
        ])
        expect(yield* ending(vault, first)).toBe("SealedRecordAltered")
        expect(yield* ending(vault, second)).toBe("SealedRecordAltered")
      })
    ))

  test("even when whoever altered it has the key: the value is not what the commitment stands for", () =>
    withVault((vault, store) =>
      Effect.gen(function* () {
        const commitment = yield* vault.seal("p1", "山田")
        // The forger's vault takes any value for any commitment, and seals it as the true one would.
        const forger = openVault(store, key, {
          hashing: { digest: (bytes) => forgedHash(commitment, bytes) },
          sealing: aes256gcm
        })
        expect(yield* forger.seal("p1", "佐藤")).toBe(commitment)
        expect(yield* ending(vault, commitment)).toBe("SealedRecordAltered")
      })
    ))
})

/** Says of a salt and value that they hash to a given commitment, and hashes anything else as it should. */
const forgedHash = (commitment: Commitment, bytes: Uint8Array) => {
  const isLabel = Buffer.from(bytes).subarray(0, 7).equals(Buffer.from("keikaku"))
  return isLabel ? sha256.digest(bytes) : (Buffer.from(commitment.slice(11), "hex").toString("latin1") as never)
}

describe("the key", () => {
  test("that is not the vault's opens nothing, and seals nothing beside what is there", () =>
    withVault((vault, store) =>
      Effect.gen(function* () {
        const commitment = yield* vault.seal("p1", "山田")
        const other = openVault(store, freshSeed(), kit)
        expect(yield* ending(other, commitment)).toBe("WrongVaultKey")
        expect(yield* Effect.flip(other.seal("p2", "佐藤"))).toMatchObject({ _tag: "WrongVaultKey" })
        expect(yield* Effect.flip(other.check)).toMatchObject({ _tag: "WrongVaultKey" })
        expect(yield* Effect.flip(Stream.runDrain(other.disclosures()))).toMatchObject({ _tag: "WrongVaultKey" })
        expect(yield* store.page()).toHaveLength(1)
        // Erasing needs no key: a lost key must not keep anybody from it.
        expect(yield* other.erase("p1")).toBe(1)
      })
    ))

  test("can be changed: the new one opens everything, the old one nothing", () =>
    fc.assert(
      fc.asyncProperty(given, (all) =>
        withVault((vault, store) =>
          Effect.gen(function* () {
            const sealed = yield* sealAll(vault, all)
            const [newKey, before] = [freshSeed(), yield* store.page()]
            expect(yield* vault.rekey(newKey)).toBe(sealed.length)
            const renewed = openVault(store, newKey, kit)
            for (const { commitment, value } of sealed) {
              expect(yield* ending(renewed, commitment)).toEqual(value)
              expect(yield* ending(vault, commitment)).toBe("WrongVaultKey")
            }
            const texts = new Set(before.map((record) => record.sealed))
            expect((yield* store.page()).filter((record) => texts.has(record.sealed))).toEqual([])
          })
        )
      ),
      { numRuns: 20 }
    ))

  test("whose change was cut short is changed by doing it again with the same two keys", () =>
    withVault((vault, store) =>
      Effect.gen(function* () {
        const sealed = yield* sealAll(
          vault,
          Array.from({ length: 1_500 }, (_, n) => ["p1", n] as const)
        )
        const newKey = freshSeed()
        let pages = 0
        const dying: VaultStore = {
          ...store,
          reseal: (changes) => (++pages === 2 ? Effect.die(new Error("power cut")) : store.reseal(changes))
        }
        expect((yield* Effect.exit(openVault(dying, key, kit).rekey(newKey)))._tag).toBe("Failure")
        expect(yield* vault.rekey(newKey)).toBe(500)
        const disclosed = yield* Stream.runCollect(openVault(store, newKey, kit).disclosures())
        expect(disclosed).toHaveLength(sealed.length)
      })
    ))

  test("that is being changed brings nothing back that is erased meanwhile", () =>
    withVault((vault, store) =>
      Effect.gen(function* () {
        yield* vault.seal("p1", "山田")
        yield* vault.seal("p2", "佐藤")
        const erasing: VaultStore = {
          ...store,
          reseal: (changes) => Effect.andThen(store.erase("p1"), store.reseal(changes))
        }
        const newKey = freshSeed()
        yield* openVault(erasing, key, kit).rekey(newKey)
        const disclosed = yield* Stream.runCollect(openVault(store, newKey, kit).disclosures())
        expect(disclosed.map(({ value }) => value)).toEqual(["佐藤"])
      })
    ))

  test("is read from its text as it was written, and nothing else is read as a key", () => {
    expect(Result.getOrThrow(readVaultKey(writeVaultKey(key)))).toEqual(Buffer.from(key))
    for (const text of ["", "secret", writeVaultKey(key.subarray(1)), writeVaultKey(new Uint8Array(33))])
      expect(Result.isFailure(readVaultKey(text))).toBe(true)
  })
})
