// The same for hosts that do not use Effect: keys as the texts in which they are kept, promises, and results that are plain data. A
// failure rejects; a log or a bundle that is not as it was signed is an answer.
import type { StoreWithSidecar } from "@keikaku/kernel"
import { Effect, Result } from "effect"
import { type BundleReport, exportBundle, type Manifest, verifyBundle } from "./bundle/index.ts"
import { base64Of } from "./digest.ts"
import type { HistoryReport } from "./history-report.ts"
import { ed25519, freshSeed, sha256 } from "./node-crypto.ts"
import { readSignerKey, readVerifierKey, signerKeyOf, writeSignerKey, writeVerifierKey } from "./note-key.ts"
import { proveInclusion } from "./prove.ts"
import { createCheckpoint, type LogSigner } from "./sign-log.ts"
import { latestCheckpoint } from "./stored-checkpoint.ts"
import { writeTlogProof } from "./tlog-proof.ts"
import { verifyHistory } from "./verify-history.ts"

/** A key of a log as texts: the secret half, for its owner alone, and the half by which others verify. */
export interface KeyTexts {
  readonly signingKey: string
  readonly verifierKey: string
}

const primitives = { ...sha256, ...ed25519 }

/** Makes a key for the log of this name, such as `rohoren.example/plan`; throws `MalformedKey` for a name with a space or a plus sign. */
export const createKey = (name: string): KeyTexts => {
  const key = Result.getOrThrow(signerKeyOf(primitives, name, freshSeed()))
  return { signingKey: writeSignerKey(key), verifierKey: writeVerifierKey(key) }
}

/** A checkpoint: how many events, the root over them in Base64, and the signed note to hand out. */
export interface CheckpointText {
  readonly size: number
  readonly root: string
  readonly note: string
}

/** What was verified of a log; the root is in Base64. */
export interface HistoryVerified extends Omit<HistoryReport, "root"> {
  readonly root: string | undefined
}

/** The verifier keys that are trusted, and a checkpoint that was handed out earlier, as a text. */
export interface Trusted {
  readonly verifierKeys: ReadonlyArray<string>
  readonly since?: string
}

/** Signing, proving and exporting a log. */
export interface OpenAudit {
  /** Reads the whole log, signs it and keeps the checkpoint beside it. Rejects with `CheckpointRefused` where it is not as it was signed. */
  readonly checkpoint: () => Promise<CheckpointText>
  /** Reads the whole log and compares it with what was signed. Trusts the key of this log unless others are given. */
  readonly verify: (trusted?: Trusted) => Promise<HistoryVerified>
  /** Proves that the line at a position is part of the latest checkpoint, as a C2SP tlog-proof. */
  readonly prove: (position: number) => Promise<string>
  /** Writes a bundle for an auditor into a new folder; the whole log unless a range is given. Personal values stay out. */
  readonly exportBundle: (folder: string, range?: { readonly from?: number; readonly to?: number }) => Promise<Manifest>
}

const verifierKeysIn = (texts: ReadonlyArray<string>) =>
  texts.map((text) => Result.getOrThrow(readVerifierKey(primitives, text)))

const check = ({ since, verifierKeys }: Trusted) => ({
  keys: verifierKeysIn(verifierKeys),
  ...(since === undefined ? {} : { since })
})

/**
 * The audit of a log in a store; throws `MalformedKey` where the signing key is none.
 * @example
 * ```ts
 * import { createKey, openAudit } from "@keikaku/audit/promise"
 * import { openPlan, publication, zenkokuPlan } from "@keikaku/core"
 * import { openMemory } from "@keikaku/kernel"
 * const { store } = openMemory()
 * const plan = openPlan({ plan: zenkokuPlan, store })
 * const manual = { manual: "m1", title: "手引", edition: 1, occurredOn: "2023-06-01" }
 * await plan.execute(publication.IssueManual, manual, { commandId: "c1", actor: "headquarters/1" })
 * const audit = openAudit(store, createKey("rohoren.example/plan").signingKey)
 * const { size } = await audit.checkpoint()
 * size // => 1
 * const { status } = await audit.verify()
 * status // => "whole"
 * ```
 */
export const openAudit = (store: StoreWithSidecar, signingKey: string): OpenAudit => {
  const key = Result.getOrThrow(readSignerKey(primitives, signingKey))
  const signer: LogSigner = { hashing: sha256, signing: ed25519, key }
  return {
    checkpoint: async () => {
      const { note, root, size } = await Effect.runPromise(createCheckpoint(store, signer))
      return { size, root: base64Of(root), note }
    },
    verify: async (trusted = { verifierKeys: [writeVerifierKey(key)] }) => {
      const report = await Effect.runPromise(verifyHistory(store, { ...signer, ...check(trusted) }))
      return { ...report, root: report.root && base64Of(report.root) }
    },
    prove: async (position) => {
      const tree = await Effect.runPromise(latestCheckpoint(store, position))
      const { index, proof } = await Effect.runPromise(proveInclusion(store, sha256, { position, tree }))
      return writeTlogProof({ index, proof, checkpoint: tree.note })
    },
    exportBundle: (folder, range = {}) => Effect.runPromise(exportBundle(store, { signer, folder, ...range }))
  }
}

/** Verifies the bundle in a folder, without network or store; throws `MalformedKey` where a key is none. */
export const verifyBundleIn = async (folder: string, trusted: Trusted): Promise<BundleReport> =>
  Effect.runPromise(verifyBundle(folder, check(trusted)))
