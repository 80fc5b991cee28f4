// The signed manifest of a bundle: its range and the digests of its files. Together with the tree it covers every byte of the
// bundle.
import { canonicalJson } from "@keikaku/kernel"
import { Schema } from "effect"
import { canonicalReader } from "./canonical.ts"
import { bundleFiles, bundleFormat } from "./layout.ts"

const Count = Schema.Int.check(Schema.isGreaterThanOrEqualTo(0))
const Position = Schema.Int.check(Schema.isGreaterThan(0))
const Sha256 = Schema.String.check(Schema.isPattern(/^[0-9a-f]{64}$/u))

const Manifest = Schema.Struct({
  format: Schema.Literal(bundleFormat),
  origin: Schema.String,
  key: Schema.String,
  from: Position,
  to: Position,
  size: Position,
  counts: Schema.Struct({ checkpoints: Count, commitments: Count, evidence: Count, personal: Count }),
  files: Schema.Record(Schema.String, Sha256)
})

/**
 * `origin` and `key` (a verifier key as text) say whose log it is; `from` and `to` are the positions of the first and the last
 * event; `size` is that of the last checkpoint; `files` are SHA-256 in hexadecimal.
 */
export type Manifest = typeof Manifest.Type

/** The text that is signed. */
export const encodeManifest = (manifest: Manifest): string => `${canonicalJson(manifest)}\n`

const read = canonicalReader(Manifest)

/** Reads what {@link encodeManifest} writes; undefined for anything else, and for an empty range. */
export const decodeManifest = (text: string): Manifest | undefined => {
  const manifest = text.endsWith("\n") ? read(text.slice(0, -1)) : undefined
  return manifest !== undefined && manifest.from <= manifest.to && manifest.to <= manifest.size ? manifest : undefined
}

/** Whether personal values were left out. */
export const isRedacted = ({ files }: Manifest): boolean => !Object.hasOwn(files, bundleFiles.personal)
