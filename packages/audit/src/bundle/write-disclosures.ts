// Writes the disclosed values of a bundle: of all given values, those that its events have committed to.
import { join } from "node:path"
import type { Label } from "@keikaku/kernel"
import { Data, Effect, type Scope, Stream } from "effect"
import type { Hashing } from "../hashing.ts"
import type { Disclosure } from "../sealed-value.ts"
import { commitmentsPerBatch, encodeDisclosure, matchesCommitment, unlisted } from "./disclosure.ts"
import { fileSink, type Written } from "./file-sink.ts"
import { bundleFiles } from "./layout.ts"
import { type BundleUnwritable, onDisk } from "./new-folder.ts"

/** The given value and salt do not match their commitment. */
export class DisclosureRefused extends Data.TaggedError("DisclosureRefused")<{ readonly commitment: string }> {
  get sentence(): Label {
    return {
      ja: `値とソルトがコミットメントと一致しません: ${this.commitment}`,
      en: `Value and salt do not match their commitment: ${this.commitment}`
    }
  }
  override get message(): string {
    return this.sentence.en
  }
}

/** Writes the values to the folder, after the commitments of its events are listed there; values without one are left out. */
export const writeDisclosures = Effect.fnUntraced(function* <E>(
  part: string,
  personal: Stream.Stream<Disclosure, E>,
  hashing: Pick<Hashing, "digest">
): Effect.fn.Return<Written, E | DisclosureRefused | BundleUnwritable, Scope.Scope> {
  const sink = yield* fileSink(part, bundleFiles.personal)
  const list = join(part, bundleFiles.commitments)
  yield* personal.pipe(
    Stream.grouped(commitmentsPerBatch),
    Stream.runForEach(
      Effect.fnUntraced(function* (disclosures) {
        const wrong = disclosures.find((disclosure) => !matchesCommitment(hashing, disclosure))
        if (wrong !== undefined) return yield* new DisclosureRefused({ commitment: wrong.commitment })
        const commitments = disclosures.map(({ commitment }) => commitment)
        const missing = new Set(yield* onDisk(list, () => unlisted(list, commitments)))
        yield* sink.write(...disclosures.filter(({ commitment }) => !missing.has(commitment)).map(encodeDisclosure))
      })
    )
  )
  return yield* sink.finish
})
