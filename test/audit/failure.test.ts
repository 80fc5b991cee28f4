// Each failure has one sentence, in both languages, and its message for a log is the English one.
import {
  CheckpointMissing,
  CheckpointRefused,
  CosignatureRefused,
  HistoryAltered,
  SealedRecordAltered,
  SignatureNotValid,
  WitnessAhead,
  WrongVaultKey
} from "@keikaku/audit"
import { DisclosureRefused, EntryTooLong, ErasedValueGiven, FolderExists, RangeRefused } from "@keikaku/audit/bundle"
import { languages } from "@keikaku/kernel"
import { expect, it } from "vitest"

const commitment = `commitment:${"0".repeat(64)}`

it.each([
  [new CheckpointMissing({ position: undefined }), "No checkpoint is stored"],
  [new CheckpointMissing({ position: 3 }), "No stored checkpoint covers position 3"],
  [new HistoryAltered({ reason: "line-differs", at: 3 }), "position 3 differs"],
  [new HistoryAltered({ reason: "line-missing", at: 3 }), "position 3 is missing"],
  [new HistoryAltered({ reason: "hashes-differ", at: 3 }), "do not lead from the line at position 3"],
  [new HistoryAltered({ reason: "root-differs", at: 3 }), "root at size 3 differs"],
  [new HistoryAltered({ reason: "shorter", at: 3 }), "shorter than the 3 lines"],
  [new CosignatureRefused({ reason: "not-valid" }), "matches no stored checkpoint"],
  [new WitnessAhead({ old: 4, size: 3 }), "seen size 4"],
  [new EntryTooLong({ position: 2, bytes: 65_536 }), "position 2 has 65536 bytes"],
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
