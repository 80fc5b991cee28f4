// Writes the lines of a bundle, exactly as stored, with their leaf hashes and lists. A line that differs from the one that was hashed
// when the tree grew, or that this program does not write, is refused, so that an export cannot hide an altered log.
import { everything, type StoreUnavailable, type StoreWithSidecar } from "@keikaku/kernel"
import { Effect, type Scope } from "effect"
import type { Hashing } from "../hashing.ts"
import type { HistoryTree } from "../history-tree.ts"
import { lineFaults } from "../line-fault.ts"
import { CheckpointRefused } from "../sign-log.ts"
import { fileSink, type Written } from "./file-sink.ts"
import { bundleFiles } from "./layout.ts"
import { listedIn } from "./listings.ts"
import type { BundleUnwritable } from "./new-folder.ts"

/** The positions of the first and the last event of a bundle. */
export interface Range {
  readonly from: number
  readonly to: number
}

/** Writes the lines of a range to the folder, and returns what was listed. */
export const writeEvents = Effect.fnUntraced(function* (
  part: string,
  { read }: StoreWithSidecar,
  tree: HistoryTree,
  { leaf: leafOf }: Pick<Hashing, "leaf">,
  { from, to }: Range
): Effect.fn.Return<
  { readonly commitments: Written; readonly evidence: Written },
  StoreUnavailable | CheckpointRefused | BundleUnwritable,
  Scope.Scope
> {
  const events = yield* fileSink(part, bundleFiles.events)
  const leaves = yield* fileSink(part, bundleFiles.leaves, "latin1")
  const commitments = yield* fileSink(part, bundleFiles.commitments)
  const evidence = yield* fileSink(part, bundleFiles.evidence)
  const faultIn = lineFaults()
  for (let after = from - 1; after < to; ) {
    const chunk = yield* read(everything, { after, limit: Math.min(1_000, to - after) })
    const stored = yield* tree.leaves({ from: after, to: after + Math.max(1, chunk.length) })
    for (const [n, leaf] of stored.entries()) {
      const position = after + n + 1
      const event = chunk[n]
      const line = event?.position === position ? event.line : ""
      const bytes = Buffer.from(line)
      const fault = line.isWellFormed() ? faultIn(bytes, 0, bytes.length) : "malformed"
      if (fault !== undefined || leafOf(line) !== leaf)
        return yield* new CheckpointRefused({ reason: "lines", position })
    }
    const listed = chunk.map(({ line, position }) => listedIn(position, line))
    yield* events.write(...chunk.map(({ line }) => `${line}\n`))
    yield* leaves.write(...stored)
    yield* commitments.write(...listed.flatMap((each) => each.commitments))
    yield* evidence.write(...listed.flatMap((each) => each.evidence))
    after += chunk.length
  }
  yield* events.finish
  yield* leaves.finish
  return { commitments: yield* commitments.finish, evidence: yield* evidence.finish }
})
