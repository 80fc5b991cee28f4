// What a bundle does not prove, said every time, so that nobody takes a verdict for more than it is.
import type { Label } from "@keikaku/kernel"
import { isRedacted, type Manifest } from "./manifest.ts"

const truth: Label = {
  ja: "記録の内容が事実であること。示せるのは、記録された後に変えられていないことだけです。",
  en: "That what was recorded is true. Only that it has not been changed since it was recorded."
}

const splitView: Label = {
  ja: "他の人に別の履歴が示されていないこと。それを防ぐには、第三者（証人）の署名か、以前に受け取ったチェックポイントとの照合が必要です。",
  en: "That nobody else was shown another history (a split view). That takes the signature of a witness, or a comparison with checkpoints that others hold."
}

/** What even a whole bundle leaves open. */
export const notProvedBy = (manifest: Manifest, hasSince: boolean): ReadonlyArray<Label> => [
  truth,
  {
    ja: `位置 ${manifest.size} のチェックポイントより後の記録について。`,
    en: `Anything about events after the checkpoint at position ${manifest.size}.`
  },
  splitView,
  ...(manifest.from > 1 || manifest.to < manifest.size
    ? [
        {
          ja: `位置 ${manifest.from} から ${manifest.to} まで以外の記録の内容。ここにはハッシュ値しかありません。`,
          en: `What the events outside of ${manifest.from} to ${manifest.to} say: only their hashes are here.`
        }
      ]
    : []),
  ...(isRedacted(manifest)
    ? [
        {
          ja: "伏せられた個人情報の内容。ここにはコミットメント（ソルト付きハッシュ値）しかありません。",
          en: "What the withheld personal values are: only their commitments are here."
        }
      ]
    : []),
  ...(hasSince
    ? []
    : [
        {
          ja: "以前の監査で示された履歴の続きであること。以前のチェックポイントが指定されていません。",
          en: "That this continues what was shown at an earlier visit: no earlier checkpoint was given."
        }
      ])
]
