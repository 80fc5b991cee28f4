// What is said where lines, stored hashes and a signed checkpoint contradict each other, so that nothing is proved or exported of them.
import type { Label } from "@keikaku/kernel"
import { Data } from "effect"

const sentences = {
  "line-differs": (position: number) => ({
    ja: `${position}件目の行が、保存されたハッシュと異なります。`,
    en: `The line at position ${position} differs from its stored hash.`
  }),
  "line-missing": (position: number) => ({
    ja: `${position}件目の行がありません。`,
    en: `The line at position ${position} is missing.`
  }),
  "hashes-differ": (position: number) => ({
    ja: `${position}件目の行から、保存されたハッシュではルートに至りません。`,
    en: `The stored hashes do not lead from the line at position ${position} to the root.`
  }),
  "root-differs": (size: number) => ({
    ja: `${size}件の時点のルートが、チェックポイントと異なります。`,
    en: `The root at size ${size} differs from the checkpoint.`
  }),
  shorter: (size: number) => ({
    ja: `記録が、チェックポイントの${size}件より短くなっています。`,
    en: `The log is shorter than the ${size} lines of the checkpoint.`
  })
} as const satisfies Readonly<Record<string, (at: number) => Label>>

/** The log contradicts itself or a checkpoint. */
export class HistoryAltered extends Data.TaggedError("HistoryAltered")<{
  readonly reason: keyof typeof sentences
  /** The position of the line or, of a root and of the whole log, the size of the checkpoint. */
  readonly at: number
}> {
  get sentence(): Label {
    return sentences[this.reason](this.at)
  }
  override get message(): string {
    return this.sentence.en
  }
}
