// Bundles for the tests of this folder: a small log with everything that a bundle can hold, exported to folders of their own.
import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import {
  commitmentOf,
  createCheckpoint,
  type Disclosure,
  ed25519,
  handOverLog,
  hexOf,
  openNote,
  type SignerKey,
  sha256,
  signerKeyOf,
  signNote
} from "@keikaku/audit"
import { type BundleOptions, bundleFiles, exportBundle, type VerifyOptions, verifyBundle } from "@keikaku/audit/bundle"
import { keepTimeStamp } from "@keikaku/audit/timestamp"
import { type Instant, memoryStore, type PendingEvent, type StoreWithSidecar } from "@keikaku/kernel"
import { Effect, Result, Stream } from "effect"
import { temporaryPath } from "../temporary.ts"

/** A key made from one byte, so that bundles are the same in every run. */
export const keyOf = (name: string, byte: number): SignerKey =>
  Result.getOrThrow(signerKeyOf({ ...sha256, ...ed25519 }, name, new Uint8Array(32).fill(byte)))

/** The key that signs the bundles. */
export const ours = keyOf("plan.example/log", 1)

/** The key of the same log before. */
export const former = keyOf("plan.example/log", 2)

/** Runs to a value; a failure rejects. */
export const run = <A>(effect: Effect.Effect<A, unknown>) => Effect.runPromise(effect as Effect.Effect<A>)

/** A failure as a value. */
export const failureOf = <E>(effect: Effect.Effect<unknown, E>) => Effect.runPromise(Effect.flip(effect))

const salt = (n: number) => new Uint8Array(32).fill(n)

/** What event `n` of a log has committed to, as a vault would disclose it. */
export const disclosureOf = (n: number): Disclosure => ({
  commitment: commitmentOf(sha256, salt(n), { subject: `person-${n}`, value: { name: `山田 ${n}` } }),
  subject: `person-${n}`,
  value: { name: `山田 ${n}` },
  salt: salt(n)
})

/** Event `n`: each third has a commitment, each fourth names a document. */
const pending = (n: number): PendingEvent => {
  const person = n % 3 === 0 ? `,"person":"${disclosureOf(n).commitment}"` : ""
  const evidence = n % 4 === 0 ? `"evidence":[{"name":"名簿 ${n}","sha256":"${"ab".repeat(32)}"}],` : ""
  return {
    type: "Noted",
    tags: [],
    recordedAt: "2023-04-01T00:00:00.000Z" as Instant,
    head: `{"data":{"n":${n}${person}},${evidence}"recordedAt":"`,
    tail: '","tags":[],"type":"Noted"}'
  }
}

/** Appends the events up to a number to a log that has those before another, with a checkpoint at each of the given sizes. */
export const growTo = async (
  store: StoreWithSidecar,
  from: number,
  size: number,
  checkpoints: ReadonlyArray<number> = []
): Promise<StoreWithSidecar> => {
  for (let n = from; n <= size; n++) {
    await run(store.append([pending(n)]))
    if (checkpoints.includes(n)) await run(createCheckpoint(store, signer))
  }
  return store
}

/** A log of that size, with a checkpoint at each of the given sizes. */
export const logOf = async (size: number, checkpoints: ReadonlyArray<number> = []): Promise<StoreWithSidecar> =>
  growTo(await run(memoryStore), 1, size, checkpoints)

/** A log of that size that a former key handed over to ours at another, and that has a token in place of a time-stamp. */
export const handedOver = async (at: number, size: number, checkpoints: ReadonlyArray<number> = []) => {
  const store = await logOf(at)
  await run(handOverLog(store, { ...signer, key: former }, ours))
  await growTo(store, at + 1, size, checkpoints)
  for (const checkpoint of checkpoints)
    await run(keepTimeStamp(store, { size: checkpoint, token: new Uint8Array(40).fill(checkpoint) }))
  return store
}

/** The primitives and the key that sign. */
export const signer = { hashing: sha256, signing: ed25519, key: ours }

/** Signs a manifest anew over files that were changed, as only the holder of the key can. */
export const resigned = (folder: string, by: SignerKey = ours): string => {
  const path = join(folder, bundleFiles.manifest)
  const manifest = JSON.parse(Result.getOrThrow(openNote(ed25519, readFileSync(path, "utf8"), [ours])))
  for (const name of Object.keys(manifest.files)) {
    const bytes = readFileSync(join(folder, name))
    manifest.files[name] = { bytes: bytes.length, sha256: hexOf(sha256.digest(bytes)) }
  }
  writeFileSync(path, signNote(ed25519, `${JSON.stringify(manifest)}\n`, by))
  return folder
}

/** Exports to a folder of its own. */
export const exported = async (store: StoreWithSidecar, options: Partial<BundleOptions> = {}): Promise<string> => {
  const folder = options.folder ?? temporaryPath()
  await run(exportBundle(store, { signer, folder, ...options }))
  return folder
}

/** Verifies, by default with our key. */
export const verified = (folder: string, options: Partial<VerifyOptions> = {}) =>
  run(verifyBundle(folder, { keys: [ours], ...options }))

/** Values to disclose, none of which is erased. */
export const disclosing = <E = never>(values: Stream.Stream<Disclosure, E>, ...erased: ReadonlyArray<string>) => ({
  values,
  erased: Effect.succeed(new Set(erased))
})

/** The disclosures of these events, in order of their commitments. */
export const valuesOf = (...numbers: ReadonlyArray<number>) =>
  Stream.fromIterable(numbers.map(disclosureOf).sort((a, b) => (a.commitment < b.commitment ? -1 : 1)))

/** What of these events is disclosed. */
export const disclosingThose = (...numbers: ReadonlyArray<number>) => disclosing(valuesOf(...numbers))
