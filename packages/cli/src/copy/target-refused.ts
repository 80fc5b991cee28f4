// Why a log is not copied, or not to its end.
import { base64Of, type Digest } from "@keikaku/audit"
import type { Label } from "@keikaku/kernel"
import { Data } from "effect"

/** The target holds something else than the source at this position, or at this size. Nothing was changed. */
export class TargetDiffers extends Data.TaggedError("TargetDiffers")<{
  readonly in: "line" | "checkpoint"
  readonly position: number
}> {
  get sentence(): Label {
    return this.in === "line"
      ? {
          ja: `複写先の位置 ${this.position} の記録が、複写元にないか、異なります。何も変更していません。`,
          en: `The target has something else at position ${this.position} than the source. Nothing was changed.`
        }
      : {
          ja: `${this.position}件目までのチェックポイントが、複写先と複写元とで異なります。何も変更していません。`,
          en: `The target has another checkpoint of size ${this.position} than the source. Nothing was changed.`
        }
  }
}

const disturbed = {
  log: {
    ja: "複写中に、複写先へ別の記録が加えられたため、そこで中止しました。",
    en: "Something else was recorded in the target during the copy, which ended there."
  },
  hashes: {
    ja: "複写中に、複写先で別の処理がハッシュを保存しました。記録はすべて複写済みです。もう一度実行してください。",
    en: "Something else stored hashes in the target during the copy. All events are there; run it again."
  }
} as const satisfies Readonly<Record<string, Label>>

/** Somebody else has written to the target during the copy, which ended there. */
export class TargetDisturbed extends Data.TaggedError("TargetDisturbed")<{ readonly in: keyof typeof disturbed }> {
  get sentence(): Label {
    return disturbed[this.in]
  }
}

/** The target's lines, read back, are not those of the source. */
export class RootsDiffer extends Data.TaggedError("RootsDiffer")<{
  readonly source: Digest
  readonly target: Digest
}> {
  get sentence(): Label {
    const [source, target] = [base64Of(this.source), base64Of(this.target)]
    return {
      ja: `複写先の記録が、複写元と一致しません。ルート: 複写元 ${source}、複写先 ${target}`,
      en: `The target is not what was copied. Root of the source ${source}, of the target ${target}`
    }
  }
}
