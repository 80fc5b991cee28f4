// The hashes of a Merkle tree, the signatures under its root, and the seals of a vault, as they are needed. Whoever has no
// `node:crypto` hands in his own; the rest of the package asks for nothing else.
import type { Digest } from "./digest.ts"

/** SHA-256 as RFC 6962 §2.1 and RFC 9162 §2.1.1 use it: a byte in front keeps leaves and nodes apart. */
export interface Hashing {
  /** SHA-256("") — the root of an empty log. */
  readonly empty: Digest
  /** SHA-256(0x00 ‖ line), the line in UTF-8. */
  readonly leaf: (line: string) => Digest
  /** SHA-256(0x01 ‖ left ‖ right). */
  readonly node: (left: Digest, right: Digest) => Digest
  /** SHA-256 of anything else. */
  readonly plain: (bytes: Uint8Array) => Digest
}

/** Ed25519 (RFC 8032): a public key and a seed are 32 bytes, a signature 64. */
export interface Signing {
  readonly sign: (seed: Uint8Array, message: Uint8Array) => Uint8Array
  readonly publicKey: (seed: Uint8Array) => Uint8Array
  readonly verify: (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array) => boolean
}

/** AES-256-GCM (NIST SP 800-38D): a key is 32 bytes, a nonce 12; the tag of 16 bytes stands behind the ciphertext. */
export interface Sealing {
  /** So many bytes that nobody can guess. */
  readonly random: (bytes: number) => Uint8Array
  readonly seal: (key: Uint8Array, nonce: Uint8Array, plain: Uint8Array, associated: Uint8Array) => Uint8Array
  /** What was sealed; undefined when a byte of it, of the nonce or of the associated data is not what it was. */
  readonly unseal: (
    key: Uint8Array,
    nonce: Uint8Array,
    sealed: Uint8Array,
    associated: Uint8Array
  ) => Uint8Array | undefined
}
