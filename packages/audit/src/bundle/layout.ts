// The files of a bundle and what is in each: the one place where exporter and verifier agree. Everything is UTF-8; what is
// JSON is canonical (RFC 8785), so that one content has one text.

/** The first line of every manifest's meaning: a reader that knows another number must not guess. */
export const bundleFormat = "keikaku-bundle/1"

/** What each file of a bundle is called. */
export const bundleFiles = {
  /** A signed note: the range, and the SHA-256 of every other file but `events` and `leaves`, which the tree covers. */
  manifest: "manifest",
  /** The exact lines, each followed by one line feed. */
  events: "events.jsonl",
  /** The leaf hash of each line, 32 bytes each. */
  leaves: "leaves.bin",
  /** Checkpoints, the oldest first: each line is a signed note as a JSON string. */
  checkpoints: "checkpoints.jsonl",
  /** What is before the range, and that each checkpoint continues the one before. */
  proofs: "proofs.json",
  /** Every commitment in the events with its position. */
  commitments: "commitments.jsonl",
  /** Every document that the events name, with its position and SHA-256. */
  evidence: "evidence.jsonl",
  /** Disclosed values with their salts; missing when the bundle is redacted. */
  personal: "personal.jsonl",
  /** For people: what this is and how it is verified. */
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

/** Every file of a bundle; there is no other. */
export const allFiles = (isRedacted: boolean): ReadonlyArray<BundleFile> => [
  manifest,
  events,
  leaves,
  ...digestedFiles(isRedacted)
]
