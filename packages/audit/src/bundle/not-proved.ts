// What a bundle does not prove. Every report lists it, so that its status is not overestimated.
import type { Label } from "@keikaku/kernel"
import { isRedacted, type Manifest } from "./manifest.ts"

const truth: Label = {
  ja: "記録の内容が事実であること。示せるのは、記録された後に変えられていないことだけです。",
  en: "That the records are true. Only that they have not been changed since they were recorded."
}

const people: Label = {
  ja: "誰が記録し、誰が承認したか。actor や approver は、記録した側のシステムが書いた文字列にすぎません。",
  en: "Who recorded and who approved. Actors and approvers are what the host wrote: free text."
}

const splitView: Label = {
  ja: "他の人に別の履歴が示されていないこと。それを防ぐには、第三者（証人）の署名か、以前に受け取ったチェックポイントとの照合が必要です。",
  en: "That nobody else was shown another history (a split view). This requires the signature of a witness, or a comparison with checkpoints that others hold."
}

/** What even a whole bundle does not prove. */
export const notProvedBy = (manifest: Manifest, hasSince: boolean): ReadonlyArray<Label> => [
  truth,
  people,
  {
    ja: `位置 ${manifest.size} のチェックポイントより後の記録について。`,
    en: `Anything about events after the checkpoint at position ${manifest.size}.`
  },
  splitView,
  ...(manifest.from > 1 || manifest.to < manifest.size
    ? [
        {
          ja: `位置 ${manifest.from} から ${manifest.to} まで以外の記録の内容。ここにはハッシュ値しかありません。`,
          en: `The contents of events outside of ${manifest.from} to ${manifest.to}: the bundle has only their hashes.`
        }
      ]
    : []),
  ...(isRedacted(manifest)
    ? [
        {
          ja: "伏せられた個人情報の内容。ここにはコミットメント（ソルト付きハッシュ値）しかありません。",
          en: "The redacted personal values: the bundle has only their commitments."
        }
      ]
    : []),
  ...(hasSince
    ? []
    : [
        {
          ja: "以前の監査で示された履歴の続きであること。以前のチェックポイントが指定されていません。",
          en: "That this history is consistent with an earlier audit: no earlier checkpoint was given."
        }
      ])
]
