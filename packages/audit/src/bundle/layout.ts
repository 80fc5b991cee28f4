// The files of a bundle and their contents, shared by exporter and verifier. All texts are UTF-8; every line of JSON is canonical
// (RFC 8785) and ends in one line feed, so that equal contents have equal bytes.
//
// A bundle is a folder with the lines of a log from one position to another. For the events 2 and 3 of a log of three:
//
//   manifest           a note (C2SP signed-note): one line of JSON, an empty line, signatures. Here the JSON is broken and shortened:
//
//                        {"counts":{"checkpoints":1,"commitments":1,"evidence":1,"personal":1},"files":{"VERIFY.md":{"bytes":7042,
//                        "sha256":"9f…"},…},"format":"keikaku-bundle/1","from":2,"key":"plan.example/log+c1a2b3d4+AbC…=",
//                        "origin":"plan.example/log","size":3,"to":3}
//
//                        — plan.example/log waKz1N…=
//
//   events.jsonl       {"actor":…,"data":{"name":"commitment:5e…"},…,"recordedAt":"2023-04-01T00:00:00.000Z",…}
//                      {"actor":…,"evidence":[{"name":"名簿","sha256":"ab…"}],…,"recordedAt":"2023-04-01T00:00:00.001Z",…}
//   leaves.bin         SHA-256(0x00 ‖ line) of each line without its line feed, 32 bytes each (RFC 9162 §2.1.1)
//   handovers.jsonl    "keikaku-handover/1\nplan.example/log\n…\n\n— plan.example/log waKz1Q…=\n…"
//   checkpoints.jsonl  "plan.example/log\n3\nq2…=\n\n— plan.example/log waKz1P…=\n"
//   proofs.jsonl       {"before":["Rk…="]}
//                      and for each two checkpoints in turn, then from `to` to the last checkpoint where that is larger:
//                      {"newer":5,"older":3,"proof":["8h…=",…]}
//   commitments.jsonl  {"commitment":"commitment:5e…","position":2}
//   evidence.jsonl     {"name":"名簿","position":3,"sha256":"ab…"}
//   personal.jsonl     {"commitment":"commitment:5e…","position":2,"salt":"mQ…=","subject":"p1","value":"山田 太郎"}
//                      by commitment, ascending, each at the first position that has it. The commitment is
//                      SHA-256(salt ‖ {"subject":"p1","value":"山田 太郎"}).
//   timestamps.jsonl   {"size":3,"token":"MIIE…"}, the time-stamps (RFC 3161) of the checkpoints
//   VERIFY.md          all this for people, the same text in every bundle
//
// The signature covers the manifest, that every file but events.jsonl and leaves.bin, and the last checkpoint the events.

import { maxLineBytes } from "@keikaku/kernel"

/** The format in every manifest; a reader refuses any other. */
export const bundleFormat = "keikaku-bundle/1"

/** The names of the files of a bundle. */
export const bundleFiles = {
  /** A signed note: the range, and length and SHA-256 of every other file but `events` and `leaves`, which the tree covers. */
  manifest: "manifest",
  /** The exact lines, each followed by one line feed. */
  events: "events.jsonl",
  /** The leaf hash of each line, 32 bytes each. */
  leaves: "leaves.bin",
  /** The hand-overs from one key of the log to the next, each a signed note as a JSON string. */
  handOvers: "handovers.jsonl",
  /** Checkpoints, the oldest first: each line is a signed note as a JSON string. */
  checkpoints: "checkpoints.jsonl",
  /** The subtrees before the range, and a consistency proof from each checkpoint to the next. */
  proofs: "proofs.jsonl",
  /** Every commitment in the events with its position. */
  commitments: "commitments.jsonl",
  /** Every document that the events name, with its position and SHA-256. */
  evidence: "evidence.jsonl",
  /** Disclosed values with their subjects and salts; missing when the bundle is redacted. */
  personal: "personal.jsonl",
  /** Time-stamps of checkpoints. */
  timeStamps: "timestamps.jsonl",
  /** For people: what the bundle is and how to verify it. */
  guide: "VERIFY.md"
} as const

/** The name of a file of a bundle. */
export type BundleFile = (typeof bundleFiles)[keyof typeof bundleFiles]

const { checkpoints, commitments, events, evidence, guide, handOvers, leaves, manifest, personal, proofs, timeStamps } =
  bundleFiles

/** A file whose length and SHA-256 the manifest states. */
export type DigestedFile = Exclude<BundleFile, typeof manifest | typeof events | typeof leaves>

/** The files whose length and SHA-256 the manifest states. */
export const digestedFiles = (isRedacted: boolean): ReadonlyArray<DigestedFile> => [
  guide,
  handOvers,
  checkpoints,
  timeStamps,
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

/** How many checkpoints a bundle has at most: the last ones, of which a daily one makes 27 years. */
export const maxCheckpoints = 10_000

/** How many bytes a file has at most, whatever the manifest says; one that is longer is not read. A line is shorter than one of a
 * log. */
export const maxFileBytes = {
  [manifest]: 65_536,
  [guide]: 65_536,
  [handOvers]: 1_048_576,
  [checkpoints]: 67_108_864,
  [timeStamps]: 67_108_864,
  [proofs]: 67_108_864
} as const

/** How many bytes that many lines have at most, each with its line feed. */
export const maxBytesOf = (lines: number): number => lines * maxLineBytes
