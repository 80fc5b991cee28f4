// The files of a bundle and their contents, shared by exporter and verifier. Texts are UTF-8; JSON is canonical (RFC 8785), so equal
// contents have equal bytes.

/** The format in every manifest; a reader refuses any other. */
export const bundleFormat = "keikaku-bundle/1"

/** The names of the files of a bundle. */
export const bundleFiles = {
  /** A signed note: the range, and the SHA-256 of every other file but `events` and `leaves`, which the tree covers. */
  manifest: "manifest",
  /** The exact lines, each followed by one line feed. */
  events: "events.jsonl",
  /** The leaf hash of each line, 32 bytes each. */
  leaves: "leaves.bin",
  /** Checkpoints, the oldest first: each line is a signed note as a JSON string. */
  checkpoints: "checkpoints.jsonl",
  /** The subtrees before the range, and a consistency proof from each checkpoint to the next. */
  proofs: "proofs.json",
  /** Every commitment in the events with its position. */
  commitments: "commitments.jsonl",
  /** Every document that the events name, with its position and SHA-256. */
  evidence: "evidence.jsonl",
  /** Disclosed values with their salts; missing when the bundle is redacted. */
  personal: "personal.jsonl",
  /** For people: what the bundle is and how to verify it. */
  guide: "VERIFY.md"
} as const

/** The name of a file of a bundle. */
export type BundleFile = (typeof bundleFiles)[keyof typeof bundleFiles]

const { checkpoints, commitments, events, evidence, guide, leaves, manifest, personal, proofs } = bundleFiles

/** The files whose SHA-256 the manifest states. */
export const digestedFiles = (isRedacted: boolean): ReadonlyArray<BundleFile> => [
  guide,
  checkpoints,
  commitments,
  evidence,
  ...(isRedacted ? [] : [personal]),
  proofs
]

/** All files of a bundle. */
export const allFiles = (isRedacted: boolean): ReadonlyArray<BundleFile> => [
  manifest,
  events,
  leaves,
  ...digestedFiles(isRedacted)
]
