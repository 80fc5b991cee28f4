// Keys, checkpoints, proofs and bundles, as plain types. What they mean stands in the guide for auditors.
import { createKey as newKey, verifyBundleIn } from "@keikaku/audit/promise"
import type { Text } from "./types.ts"

/** A key of a log as texts: the secret half, for its owner alone, and the half by which others verify. */
export interface KeyTexts {
  readonly signingKey: string
  readonly verifierKey: string
}

/** A signed checkpoint: how many events, the root over them in Base64, and the note to hand out. */
export interface CheckpointText {
  readonly size: number
  readonly root: string
  readonly note: string
}

/** The verifier keys that are trusted, and a checkpoint that was handed out earlier, as a text. */
export interface Trusted {
  readonly verifierKeys: ReadonlyArray<string>
  readonly since?: string
}

/** `altered`: something contradicts a signature. `not-checked`: the keys given do not decide it. `whole`: as it was signed. */
export type Status = "altered" | "malformed" | "not-checked" | "whole"

/** Something that is wrong or undecided. */
export interface Finding {
  readonly status: Exclude<Status, "whole">
  readonly position?: number | null | undefined
  readonly sentence: Text
}

/** What was verified of a log. */
export interface LogVerified {
  readonly status: Status
  readonly size: number
  /** Base64; undefined where lines are missing. */
  readonly root: string | undefined
  readonly signedUpTo: number
  readonly faults: ReadonlyArray<Finding>
}

/** What was verified of a bundle. */
export interface BundleVerified {
  readonly status: Status
  readonly findings: ReadonlyArray<Finding>
  readonly checked:
    | { readonly origin: string; readonly from: number; readonly to: number; readonly root: string | undefined }
    | undefined
  readonly notProved: ReadonlyArray<Text>
}

/** Signing, verifying, proving and exporting a log. */
export interface Audit {
  /** Reads the whole log, signs it and keeps the checkpoint beside it. */
  readonly checkpoint: () => Promise<CheckpointText>
  /** Reads the whole log and compares it with what was signed; trusts its own key unless others are given. */
  readonly verify: (trusted?: Trusted) => Promise<LogVerified>
  /** Proves that the event at a position is part of the latest checkpoint: a C2SP tlog-proof. */
  readonly prove: (position: number) => Promise<string>
  /** Writes a bundle for an auditor into a new folder. */
  readonly exportBundle: (folder: string, range?: { readonly from?: number; readonly to?: number }) => Promise<void>
}

/** Makes a key for the log of this name, such as `rohoren.example/plan`. */
export const createKey = (name: string): KeyTexts => newKey(name)

/** Verifies the bundle in a folder, without network or store. */
export const verifyBundle = (folder: string, trusted: Trusted): Promise<BundleVerified> =>
  verifyBundleIn(folder, trusted)
