// The default primitives, by `node:crypto`.
import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  hash,
  randomBytes,
  sign,
  verify
} from "node:crypto"
import type { Digest } from "./digest.ts"
import type { Hashing, Sealing, Signing } from "./hashing.ts"

const nodeInput = Buffer.alloc(65)
nodeInput[0] = 1

/** SHA-256 by `node:crypto`. */
export const sha256: Hashing = {
  empty: hash("sha256", "", "binary") as Digest,
  leaf: (line) => hash("sha256", `\0${line}`, "binary") as Digest,
  node: (left, right) => {
    nodeInput.write(left, 1, "latin1")
    nodeInput.write(right, 33, "latin1")
    return hash("sha256", nodeInput, "binary") as Digest
  },
  digest: (bytes) => hash("sha256", bytes, "binary") as Digest
}

/** What stands before the 32 bytes of an Ed25519 key in DER: RFC 8410 §7 for seeds, §4 for public keys. */
const seedPrefix = Buffer.from("302e020100300506032b657004220420", "hex")
const publicPrefix = Buffer.from("302a300506032b6570032100", "hex")

const privateKeyOf = (seed: Uint8Array) =>
  createPrivateKey({ key: Buffer.concat([seedPrefix, seed]), format: "der", type: "pkcs8" })
const publicKeyOf = (key: Uint8Array) =>
  createPublicKey({ key: Buffer.concat([publicPrefix, key]), format: "der", type: "spki" })

/** Ed25519 by `node:crypto`. */
export const ed25519: Signing = {
  sign: (seed, message) => sign(null, message, privateKeyOf(seed)),
  publicKey: (seed) =>
    createPublicKey(privateKeyOf(seed)).export({ format: "der", type: "spki" }).subarray(publicPrefix.length),
  verify: (publicKey, message, signature) => verify(null, message, publicKeyOf(publicKey), signature)
}

/** A new secret of 32 bytes, from the operating system's generator. */
export const freshSeed = (): Uint8Array => randomBytes(32)

const tagBytes = 16

/** AES-256-GCM by `node:crypto`, with the randomness of the operating system. */
export const aes256gcm: Sealing = {
  random: randomBytes,
  seal: (key, nonce, plaintext, associated) => {
    const cipher = createCipheriv("aes-256-gcm", key, nonce, { authTagLength: tagBytes }).setAAD(associated)
    return Buffer.concat([cipher.update(plaintext), cipher.final(), cipher.getAuthTag()])
  },
  unseal: (key, nonce, ciphertext, associated) => {
    if (ciphertext.length < tagBytes) return undefined
    const decipher = createDecipheriv("aes-256-gcm", key, nonce, { authTagLength: tagBytes }).setAAD(associated)
    decipher.setAuthTag(ciphertext.subarray(-tagBytes))
    try {
      return Buffer.concat([decipher.update(ciphertext.subarray(0, -tagBytes)), decipher.final()])
    } catch {
      return undefined
    }
  }
}
