// Writes the disclosed values of a bundle: of all given values, those that its events have committed to. A value whose erasure is
// recorded is never written, wherever it was found: the vault may have been restored from an old copy.
import { join } from "node:path"
import { type Label, maxLineBytes } from "@keikaku/kernel"
import { Data, Effect, type Scope, Stream } from "effect"
import type { Hashing } from "../hashing.ts"
import type { Disclosure } from "../sealed-value.ts"
import { commitmentsPerBatch, encodeDisclosure, firstPositions, matchesCommitment } from "./disclosure.ts"
import { fileSink, type Written } from "./file-sink.ts"
import { bundleFiles } from "./layout.ts"
import { type BundleUnwritable, onDisk } from "./new-folder.ts"

const refusals = {
  unmatched: {
    ja: "本人、値、ソルトがコミットメントと一致しません",
    en: "Subject, value and salt do not match their commitment"
  },
  disordered: {
    ja: "値がコミットメントの昇順に与えられていません",
    en: "The values are not given in ascending order of their commitments"
  },
  large: { ja: "値が大きすぎます", en: "The value is too large" }
} as const satisfies Readonly<Record<string, Label>>

/** A given value cannot be disclosed: it is not what was committed to, is out of order or given twice, or too large for a line. */
export class DisclosureRefused extends Data.TaggedError("DisclosureRefused")<{
  readonly reason: keyof typeof refusals
  readonly commitment: string
}> {
  get sentence(): Label {
    const { en, ja } = refusals[this.reason]
    return { ja: `${ja}: ${this.commitment}`, en: `${en}: ${this.commitment}` }
  }
  override get message(): string {
    return this.sentence.en
  }
}

/** A given value is one whose erasure the log has recorded, so nothing is disclosed. */
export class ErasedValueGiven extends Data.TaggedError("ErasedValueGiven")<{ readonly commitment: string }> {
  get sentence(): Label {
    return {
      ja: `消去の記録がある値が、保管庫に残っています（${this.commitment}）。先に keikaku vault sweep を実行してください。`,
      en: `A value whose erasure is recorded is still in the vault (${this.commitment}). Run keikaku vault sweep first.`
    }
  }
  override get message(): string {
    return this.sentence.en
  }
}

/** The values to disclose. */
export interface Personal<E = never> {
  /** In ascending order of their commitments, as `vault.disclosures()` gives them; those that no event in the range has committed to
   * are left out. */
  readonly values: Stream.Stream<Disclosure, E>
  /** Finds out which commitments the log records as erased; asked once, after the log is signed and before a value is read. */
  readonly erased: Effect.Effect<{ has(commitment: string): boolean }, E>
}

/** Writes the values to the folder, after the commitments of its events are listed there; values without one are left out. */
export const writeDisclosures = Effect.fnUntraced(function* <E>(
  part: string,
  { erased, values }: Personal<E>,
  hashing: Pick<Hashing, "digest">
): Effect.fn.Return<Written, E | DisclosureRefused | ErasedValueGiven | BundleUnwritable, Scope.Scope> {
  const sink = yield* fileSink(part, bundleFiles.personal)
  const list = join(part, bundleFiles.commitments)
  const erasedOnes = yield* erased
  let last = ""
  const check = (disclosure: Disclosure) => {
    const { commitment } = disclosure
    const isAscending = commitment > last
    last = commitment
    if (erasedOnes.has(commitment)) return new ErasedValueGiven({ commitment })
    if (!matchesCommitment(hashing, disclosure)) return new DisclosureRefused({ reason: "unmatched", commitment })
    return isAscending ? undefined : new DisclosureRefused({ reason: "disordered", commitment })
  }
  const lineOf = (disclosure: Disclosure, position: number) => {
    const line = encodeDisclosure({ ...disclosure, position })
    const { commitment } = disclosure
    return Buffer.byteLength(line) > maxLineBytes
      ? Effect.fail(new DisclosureRefused({ reason: "large", commitment }))
      : Effect.succeed(line)
  }
  yield* values.pipe(
    Stream.grouped(commitmentsPerBatch),
    Stream.runForEach(
      Effect.fnUntraced(function* (disclosures) {
        for (const disclosure of disclosures) {
          const refusal = check(disclosure)
          if (refusal !== undefined) return yield* refusal
        }
        const commitments = disclosures.map(({ commitment }) => commitment)
        const positions = yield* onDisk(list, () => firstPositions(list, commitments))
        const committed = disclosures.filter(({ commitment }) => positions.has(commitment))
        const lines = yield* Effect.forEach(committed, (each) => lineOf(each, positions.get(each.commitment)!))
        yield* sink.write(...lines)
      })
    )
  )
  return yield* sink.finish
})
