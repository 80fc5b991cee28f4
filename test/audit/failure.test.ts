// Each failure has one sentence, in both languages, and its message for a log is the English one.
import { CheckpointRefused, SealedRecordAltered, SignatureNotValid, WrongVaultKey } from "@keikaku/audit"
import { DisclosureRefused, ErasedValueGiven, FolderExists, RangeRefused } from "@keikaku/audit/bundle"
import { languages } from "@keikaku/kernel"
import { expect, it } from "vitest"

const commitment = `commitment:${"0".repeat(64)}`

it.each([
  [new CheckpointRefused({ reason: "altered" }), "not signed by a key of this log"],
  [new CheckpointRefused({ reason: "shorter", size: 3 }), "shorter than an earlier checkpoint"],
  [new CheckpointRefused({ reason: "inconsistent", size: 3 }), "has changed since an earlier checkpoint"],
  [new SignatureNotValid({ reason: "altered", names: ["a"] }), "does not match the text"],
  [new SignatureNotValid({ reason: "unknown-key", names: ["a", "b"] }), "a, b"],
  [new WrongVaultKey({ commitment }), "sealed under another key"],
  [new SealedRecordAltered({ commitment }), commitment],
  [new DisclosureRefused({ reason: "unmatched", commitment }), commitment],
  [new DisclosureRefused({ reason: "disordered", commitment }), "ascending order"],
  [new DisclosureRefused({ reason: "large", commitment }), "too large"],
  [new ErasedValueGiven({ commitment }), "keikaku vault sweep"],
  [new FolderExists({ folder: "fy2023" }), "fy2023"],
  [new RangeRefused({ from: 4, to: 3, size: 12 }), "from 4 to 3; the log has 12"]
])("%s", (failure, part) => {
  expect(failure.message).toContain(part)
  expect(failure.message).toBe(failure.sentence.en)
  expect(Object.keys(failure.sentence).sort()).toEqual([...languages].sort())
  expect(failure.sentence.ja).not.toBe(failure.sentence.en)
})
