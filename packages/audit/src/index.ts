// A history that can be verified without trusting its keeper: the log as a Merkle tree (RFC 6962, RFC 9162), signed
// checkpoints (C2SP), proofs, and bundles for auditors. Names come in pairs: prove and check, write and read.
export * from "./checkpoint.ts"
export * from "./checkpoints.ts"
export * from "./commitment.ts"
export * from "./compact-range.ts"
export * from "./consistency.ts"
export {
  type Cosignature,
  cosign,
  cosignaturesOn,
  type Witnessed,
  type WitnessPolicy,
  witnessed
} from "./cosignature.ts"
export * from "./digest.ts"
export * from "./fingerprint.ts"
export * from "./hand-over.ts"
export { type HashedStore, hashedStore, type Provenance } from "./hashed-store.ts"
export * from "./hashing.ts"
export * from "./history-altered.ts"
export type { HistoryCheck, HistoryFault, HistoryReport } from "./history-report.ts"
export { growTree, type HistoryTree, readTree, rootOf, tileWidth } from "./history-tree.ts"
export { checkInclusion, type Inclusion } from "./inclusion.ts"
export * from "./key-ring.ts"
export { type LineFault, lineFaultSentences, lineFaults } from "./line-fault.ts"
export * from "./memory-vault-store.ts"
export * from "./node-crypto.ts"
export * from "./note.ts"
export * from "./note-file.ts"
export * from "./note-key.ts"
export * from "./prove.ts"
export { type HistoryRead, type LinesWrong, readHistory } from "./read-history.ts"
export { type Disclosure, SealedRecordAltered, type SealingKit, WrongVaultKey } from "./sealed-value.ts"
export * from "./sign-log.ts"
export { CheckpointMissing, latestCheckpoint, readCheckpoint } from "./stored-checkpoint.ts"
export { strictUtf8 } from "./strict-text.ts"
export * from "./tile-path.ts"
export * from "./tlog-proof.ts"
export * from "./vault.ts"
export * from "./vault-key.ts"
export * from "./verify-history.ts"
export * from "./witness-request.ts"
