// A history that can be verified without trusting who keeps it: the log as a Merkle tree (RFC 6962, RFC 9162), signed
// checkpoints (C2SP), proofs, and bundles for auditors. Names come in pairs: what is proved is checked, what is written is read.
export * from "./checkpoint.ts"
export * from "./checkpoints.ts"
export * from "./commitment.ts"
export * from "./compact-range.ts"
export * from "./consistency.ts"
export * from "./digest.ts"
export * from "./hashing.ts"
export * from "./history-tree.ts"
export { checkInclusion, type Inclusion } from "./inclusion.ts"
export * from "./node-crypto.ts"
export * from "./note.ts"
export * from "./note-key.ts"
