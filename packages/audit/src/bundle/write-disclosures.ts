// The disclosed values of a bundle: those that its events have committed to, of all that are held.
import { join } from "node:path"
import { Data, Effect, type Scope, Stream } from "effect"
import type { Hashing } from "../hashing.ts"
import type { Disclosure } from "../sealed-value.ts"
import { commitmentsAtOnce, encodeDisclosure, isCommittedTo, unlisted } from "./disclosure.ts"
import { fileSink, type Written } from "./file-sink.ts"
import { bundleFiles } from "./layout.ts"
import { type BundleUnwritable, onDisk } from "./new-folder.ts"

/** A value is not disclosed: value and salt are not those of its commitment. */
export class DisclosureRefused extends Data.TaggedError("DisclosureRefused")<{ readonly commitment: string }> {}

/** Writes the values to the folder, once the commitments of its events are listed there; others are left out. */
export const writeDisclosures = Effect.fnUntraced(function* <E>(
  part: string,
  personal: Stream.Stream<Disclosure, E>,
  hashing: Pick<Hashing, "plain">
): Effect.fn.Return<Written, E | DisclosureRefused | BundleUnwritable, Scope.Scope> {
  const sink = yield* fileSink(part, bundleFiles.personal)
  const list = join(part, bundleFiles.commitments)
  yield* personal.pipe(
    Stream.grouped(commitmentsAtOnce),
    Stream.runForEach(
      Effect.fnUntraced(function* (some) {
        const wrong = some.find((each) => !isCommittedTo(hashing, each))
        if (wrong !== undefined) return yield* new DisclosureRefused({ commitment: wrong.commitment })
        const commitments = some.map(({ commitment }) => commitment)
        const others = new Set(yield* onDisk(list, () => unlisted(list, commitments)))
        yield* sink.write(...some.filter(({ commitment }) => !others.has(commitment)).map(encodeDisclosure))
      })
    )
  )
  return yield* sink.finish
})
