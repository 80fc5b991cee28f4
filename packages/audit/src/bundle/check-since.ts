// Checks that a bundle is consistent with a checkpoint that was handed over earlier: the only check that detects a holder of the key
// who has rewritten the history.
import { type Label, prefixed } from "@keikaku/kernel"
import { Result } from "effect"
import { type Checkpoint, openCheckpoint, type TrustedKey } from "../checkpoint.ts"
import { ed25519 } from "../node-crypto.ts"
import { keptNote } from "../note-file.ts"
import type { Anchors } from "./check-checkpoints.ts"
import type { Manifest } from "./manifest.ts"
import type { Finding } from "./report.ts"
import type { RootTrail } from "./root-trail.ts"

const undecided = (sentence: Label): Finding => ({
  status: "not-checked",
  sentence: prefixed({ ja: "以前のチェックポイント: ", en: "The earlier checkpoint: " }, sentence)
})

const noNote: Finding = {
  status: "malformed",
  sentence: {
    ja: "以前のチェックポイント: チェックポイントの形式ではないか、署名が本文と合いません。",
    en: "The earlier checkpoint: it is no checkpoint, or its signature does not match its text."
  }
}

/** Opens the earlier checkpoint; it must be of this log and signed by a given key. */
export const openSince = (
  note: string,
  { origin }: Manifest,
  keys: ReadonlyArray<TrustedKey>
): Result.Result<Checkpoint, Finding> => {
  const opened = openCheckpoint(ed25519, keptNote(note), keys)
  if (Result.isFailure(opened)) {
    const isUnknown = opened.failure._tag === "SignatureNotValid" && opened.failure.reason !== "altered"
    return Result.fail(isUnknown ? undecided(opened.failure.sentence) : noNote)
  }
  if (opened.success.origin === origin) return Result.succeed(opened.success)
  return Result.fail(
    undecided({
      ja: `別の履歴（${opened.success.origin}）のものです。`,
      en: `It is of another log, ${opened.success.origin}.`
    })
  )
}

/** The findings where the bundle is not consistent with it. `lines` must remember the root at its size; undefined where they are not
 * the signed ones, and prove nothing. `isSigned`: whether they are the signed ones. */
export const checkSince = (
  { root, size }: Checkpoint,
  lines: RootTrail | undefined,
  isSigned: boolean,
  { checkpoints }: Anchors,
  { from, to }: Manifest
): ReadonlyArray<Finding> => {
  const stated = checkpoints.find((checkpoint) => checkpoint.size === size)?.root
  const own = lines?.rootAt(size) ?? stated
  if (own === root) return []
  if (own !== undefined)
    return [
      {
        status: "altered",
        sentence: {
          ja: `この履歴は、以前のチェックポイント（位置 ${size}）の続きではありません。${isSigned || stated !== undefined ? "どちらにも有効な署名があります。鍵の持ち主が、二つの履歴に署名しました。" : `位置 ${size} までのどこかが変えられています。`}`,
          en: `This history is not consistent with the earlier checkpoint at position ${size}: ${isSigned || stated !== undefined ? "both are validly signed, so whoever held the key has signed two histories." : "a line up to there was changed."}`
        }
      }
    ]
  if (lines === undefined) return []
  return [
    undecided({
      ja: `位置 ${size} は範囲（${from} から ${to} まで）の外で、このバンドルに照合できる証明がありません。`,
      en: `Position ${size} is outside of ${from} to ${to}, and the bundle has no proof that leads to it.`
    })
  ]
}
