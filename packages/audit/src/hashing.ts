// The cryptographic primitives that the package needs: hashes of a Merkle tree, signatures, and authenticated encryption. A host
// without `node:crypto` provides its own.
import type { Digest } from "./digest.ts"

/** SHA-256 as RFC 6962 §2.1 and RFC 9162 §2.1.1 use it, with a prefix byte that separates leaves from nodes. */
export interface Hashing {
  /** SHA-256("") — the root of an empty log. */
  readonly empty: Digest
  /** SHA-256(0x00 ‖ line), the line in UTF-8. */
  readonly leaf: (line: string) => Digest
  /** SHA-256(0x01 ‖ left ‖ right). */
  readonly node: (left: Digest, right: Digest) => Digest
  /** SHA-256(bytes), without a prefix. */
  readonly digest: (bytes: Uint8Array) => Digest
}

/** Ed25519 (RFC 8032): a public key and a seed are 32 bytes, a signature 64. */
export interface Signing {
  readonly sign: (seed: Uint8Array, message: Uint8Array) => Uint8Array
  readonly publicKey: (seed: Uint8Array) => Uint8Array
  readonly verify: (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array) => boolean
}

/** AES-256-GCM (NIST SP 800-38D): a key is 32 bytes, a nonce 12; the tag of 16 bytes follows the ciphertext. */
export interface Sealing {
  /** Cryptographically random bytes. */
  readonly random: (bytes: number) => Uint8Array
  readonly seal: (key: Uint8Array, nonce: Uint8Array, plaintext: Uint8Array, associated: Uint8Array) => Uint8Array
  /** The plaintext; undefined when the ciphertext, the nonce or the associated data was changed. */
  readonly unseal: (
    key: Uint8Array,
    nonce: Uint8Array,
    ciphertext: Uint8Array,
    associated: Uint8Array
  ) => Uint8Array | undefined
}
