// Writes the lines of a bundle, exactly as stored, with their leaf hashes and lists. A line that differs from the one that was hashed
// when the tree grew is refused, so that an export cannot hide an altered log.
import { everything, StoredEventUnreadable, type StoreUnavailable, type StoreWithSidecar } from "@keikaku/kernel"
import { Effect, type Scope } from "effect"
import type { Hashing } from "../hashing.ts"
import type { HistoryTree } from "../history-tree.ts"
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
  StoreUnavailable | StoredEventUnreadable | BundleUnwritable,
  Scope.Scope
> {
  const events = yield* fileSink(part, bundleFiles.events)
  const leaves = yield* fileSink(part, bundleFiles.leaves, "latin1")
  const commitments = yield* fileSink(part, bundleFiles.commitments)
  const evidence = yield* fileSink(part, bundleFiles.evidence)
  for (let after = from - 1; after < to; ) {
    const chunk = yield* read(everything, { after, limit: Math.min(1_000, to - after) })
    const stored = yield* tree.leaves({ from: after, to: after + Math.max(1, chunk.length) })
    for (const [n, leaf] of stored.entries()) {
      const position = after + n + 1
      const event = chunk[n]
      if (event?.position !== position)
        return yield* new StoredEventUnreadable({ position, message: "the line is missing" })
      const { line } = event
      if (line.includes("\n") || leafOf(line) !== leaf)
        return yield* new StoredEventUnreadable({ position, message: "the line differs from its stored hash" })
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
