// Keys, checkpoints, proofs and bundles as Effects. What they mean stands in the guide for auditors.
import {
  type BundleVerified,
  type CheckpointText,
  type KeyTexts,
  type LogVerified,
  createKey as newKey,
  type Audit as PlainAudit,
  type Trusted,
  verifyBundle as verifyPlainly
} from "@keikaku/standalone"
import type { Effect } from "effect"
import { asking, type FailureOf } from "./asking.ts"

const onCheckpoint = ["CheckpointRefused", "StoreUnavailable", "StoredEventUnreadable"] as const
const onVerify = ["StoreUnavailable", "MalformedKey"] as const
const onProve = [
  ...(["StoreUnavailable", "StoredEventUnreadable", "HistoryAltered"] as const),
  ...(["CheckpointMissing", "MalformedNote"] as const)
] as const
const onExport = [
  ...(["CheckpointRefused", "StoreUnavailable", "HistoryAltered"] as const),
  ...(["RangeRefused", "FolderExists", "BundleUnwritable"] as const)
] as const
const onBundle = ["BundleUnreadable", "MalformedKey"] as const

/** Signing, verifying, proving and exporting a log. */
export interface Audit {
  /** Reads the whole log, signs it and keeps the checkpoint beside it. */
  readonly checkpoint: Effect.Effect<CheckpointText, FailureOf<(typeof onCheckpoint)[number]>>
  /** Reads the whole log and compares it with what was signed; trusts its own key unless others are given. */
  readonly verify: (trusted?: Trusted) => Effect.Effect<LogVerified, FailureOf<(typeof onVerify)[number]>>
  /** Proves that the event at a position is part of the latest checkpoint: a C2SP tlog-proof. */
  readonly prove: (position: number) => Effect.Effect<string, FailureOf<(typeof onProve)[number]>>
  /** Writes a bundle for an auditor into a new folder. */
  readonly exportBundle: (
    folder: string,
    range?: { readonly from?: number; readonly to?: number }
  ) => Effect.Effect<void, FailureOf<(typeof onExport)[number]>>
}

/** The audit of an open plan. */
export const auditOf = ({ checkpoint, exportBundle, prove, verify }: PlainAudit): Audit => ({
  checkpoint: asking(onCheckpoint)(checkpoint),
  verify: (trusted) => asking(onVerify)(() => verify(trusted)),
  prove: (position) => asking(onProve)(() => prove(position)),
  exportBundle: (folder, range) => asking(onExport)(() => exportBundle(folder, range))
})

/** Makes a key for the log of this name, such as `rohoren.example/plan`. */
export const createKey = (name: string): Effect.Effect<KeyTexts, FailureOf<"MalformedKey">> =>
  asking(["MalformedKey"])(() => newKey(name))

/** Verifies the bundle in a folder, without network or store. */
export const verifyBundle = (
  folder: string,
  trusted: Trusted
): Effect.Effect<BundleVerified, FailureOf<(typeof onBundle)[number]>> =>
  asking(onBundle)(() => verifyPlainly(folder, trusted))
