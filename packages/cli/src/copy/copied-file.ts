// A copy of a store's file that is known to be good: its lines are those of the source, hashed anew, its index and hashes are in
// accord with them, and whatever a given key has signed still agrees.
import { type Digest, ed25519, type HistoryFault, sha256, verifyHistory } from "@keikaku/audit"
import { separated } from "@keikaku/core"
import type { Label } from "@keikaku/kernel"
import { Data, Effect } from "effect"
import type { StorePair } from "../store-place.ts"
import { lineReader } from "./line-reader.ts"
import { RootsDiffer } from "./target-refused.ts"

/** The log does not agree with itself or with what was signed, so that no copy of it was kept. */
export class LogAltered extends Data.TaggedError("LogAltered")<{ readonly faults: ReadonlyArray<HistoryFault> }> {
  get sentence(): Label {
    const [{ sentence }] = this.faults as [HistoryFault]
    const count = separated(this.faults.length)
    return {
      ja: `記録が変えられているため、何も作成していません（${count}件）: ${sentence.ja}`,
      en: `The log has been altered, and nothing was made of it (faults: ${count}): ${sentence.en}`
    }
  }
}

/** How many events the copy has, and their root. */
export interface CopiedFile {
  readonly size: number
  readonly root: Digest
}

/** Verifies a copy, and then reads as much of the source. */
export const verifyCopied = Effect.fnUntraced(function* (
  { copy, source }: StorePair,
  keys: Parameters<typeof verifyHistory>[1]["keys"],
  checked: (size: number) => void
) {
  const { faults, root, size } = yield* verifyHistory(copy, { hashing: sha256, signing: ed25519, keys })
  const altered = faults.filter(({ status }) => status === "altered")
  if (altered.length > 0 || root === undefined) return yield* new LogAltered({ faults: altered })
  const theirs = lineReader(source)
  while (theirs.size() < size && (yield* theirs.next(size)).length > 0) checked(theirs.size())
  if (theirs.root() !== root) return yield* new RootsDiffer({ source: theirs.root(), target: root })
  return { size, root } satisfies CopiedFile
})
