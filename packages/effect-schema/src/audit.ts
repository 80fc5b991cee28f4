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
import { asking } from "./asking.ts"
import {
  BundleUnreadable,
  BundleUnwritable,
  CheckpointMissing,
  CheckpointRefused,
  FolderExists,
  HistoryAltered,
  MalformedKey,
  MalformedNote,
  RangeRefused,
  StoredEventUnreadable,
  StoreUnavailable
} from "./failures.ts"

const onCheckpoint = [CheckpointRefused, StoreUnavailable, StoredEventUnreadable]
const onVerify = [StoreUnavailable, MalformedKey]
const onProve = [StoreUnavailable, StoredEventUnreadable, HistoryAltered, CheckpointMissing, MalformedNote]
const onExport = [CheckpointRefused, StoreUnavailable, RangeRefused, FolderExists, BundleUnwritable]
const onBundle = [BundleUnreadable, MalformedKey]

/** What keeps a checkpoint from being made. */
export type CheckpointFailure = InstanceType<(typeof onCheckpoint)[number]>

/** What keeps a log from being verified. */
export type VerifyFailure = InstanceType<(typeof onVerify)[number]>

/** What keeps an event from being proved. */
export type ProveFailure = InstanceType<(typeof onProve)[number]>

/** What keeps a bundle from being written. */
export type ExportFailure = InstanceType<(typeof onExport)[number]>

/** What keeps a bundle from being verified. */
export type BundleFailure = InstanceType<(typeof onBundle)[number]>

/** Signing, verifying, proving and exporting a log. */
export interface Audit {
  /** Reads the whole log, signs it and keeps the checkpoint beside it. */
  readonly checkpoint: Effect.Effect<CheckpointText, CheckpointFailure>
  /** Reads the whole log and compares it with what was signed; trusts its own key unless others are given. */
  readonly verify: (trusted?: Trusted) => Effect.Effect<LogVerified, VerifyFailure>
  /** Proves that the event at a position is part of the latest checkpoint: a C2SP tlog-proof. */
  readonly prove: (position: number) => Effect.Effect<string, ProveFailure>
  /** Writes a bundle for an auditor into a new folder. */
  readonly exportBundle: (
    folder: string,
    range?: { readonly from?: number; readonly to?: number }
  ) => Effect.Effect<void, ExportFailure>
}

/** The audit of an open plan. */
export const auditOf = ({ checkpoint, exportBundle, prove, verify }: PlainAudit): Audit => ({
  checkpoint: asking(onCheckpoint)(checkpoint),
  verify: (trusted) => asking(onVerify)(() => verify(trusted)),
  prove: (position) => asking(onProve)(() => prove(position)),
  exportBundle: (folder, range) => asking(onExport)(() => exportBundle(folder, range))
})

/** Makes a key for the log of this name, such as `rohoren.example/plan`. */
export const createKey = (name: string): Effect.Effect<KeyTexts, MalformedKey> =>
  asking([MalformedKey])(() => newKey(name))

/** Verifies the bundle in a folder, without network or store. */
export const verifyBundle = (folder: string, trusted: Trusted): Effect.Effect<BundleVerified, BundleFailure> =>
  asking(onBundle)(() => verifyPlainly(folder, trusted))
