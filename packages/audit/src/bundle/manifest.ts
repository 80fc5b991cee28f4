// The signed manifest of a bundle: its range and the lengths and digests of its files. Together with the tree it covers every byte of the
// bundle.
import { canonicalJson } from "@keikaku/kernel"
import { Schema } from "effect"
import { canonicalReader } from "./canonical.ts"
import {
  type BundleFile,
  bundleFiles,
  bundleFormat,
  digestedFiles,
  maxBytesOf,
  maxCheckpoints,
  maxFileBytes
} from "./layout.ts"

const Count = Schema.Int.check(Schema.isGreaterThanOrEqualTo(0))
const Position = Schema.Int.check(Schema.isGreaterThan(0))
const Sha256 = Schema.String.check(Schema.isPattern(/^[0-9a-f]{64}$/u))

const FileDigest = Schema.Struct({ bytes: Count, sha256: Sha256 })

const Manifest = Schema.Struct({
  format: Schema.Literal(bundleFormat),
  origin: Schema.String,
  key: Schema.String,
  from: Position,
  to: Position,
  size: Position,
  counts: Schema.Struct({ checkpoints: Count, commitments: Count, evidence: Count, personal: Count }),
  files: Schema.Record(Schema.String, FileDigest)
})

/**
 * `origin` and `key` (a verifier key as text) say whose log it is; `from` and `to` are the positions of the first and the last
 * event; `size` is that of the last checkpoint; `files` are the lengths in bytes and the SHA-256 in hexadecimal of the other files.
 */
export type Manifest = typeof Manifest.Type

/** The text that is signed. */
export const encodeManifest = (manifest: Manifest): string => `${canonicalJson(manifest)}\n`

const read = canonicalReader(Manifest)

/** Whether personal values were left out. */
export const isRedacted = ({ files }: Manifest): boolean => !Object.hasOwn(files, bundleFiles.personal)

/** How many bytes a file may have, by its kind and the number of its lines; undefined for one that is never read to its end. */
export const limitOf = ({ counts }: Manifest, file: BundleFile): number | undefined => {
  switch (file) {
    case bundleFiles.events:
    case bundleFiles.leaves:
      return undefined
    case bundleFiles.commitments:
      return maxBytesOf(counts.commitments)
    case bundleFiles.evidence:
      return maxBytesOf(counts.evidence)
    case bundleFiles.personal:
      return maxBytesOf(counts.personal)
    default:
      return maxFileBytes[file]
  }
}

/** Whether a manifest makes sense: its range is not empty, and it names the very files of a bundle, none longer than allowed. */
const isConsistent = (manifest: Manifest): boolean => {
  const { counts, files, from, size, to } = manifest
  const names = digestedFiles(isRedacted(manifest))
  if (from > to || to > size || counts.checkpoints > maxCheckpoints) return false
  if (Object.keys(files).length !== names.length) return false
  return names.every((name) => Object.hasOwn(files, name) && files[name]!.bytes <= limitOf(manifest, name)!)
}

/** Reads what {@link encodeManifest} writes; undefined for anything else, and for what makes no sense. */
export const decodeManifest = (text: string): Manifest | undefined => {
  const manifest = text.endsWith("\n") ? read(text.slice(0, -1)) : undefined
  return manifest !== undefined && isConsistent(manifest) ? manifest : undefined
}
