// The report on a record as text for people: the verdict first, then what is wrong, what was compared with what, and what is not proved.
import { base64Of, type HistoryReport } from "@keikaku/audit"
import { separated } from "@keikaku/core"
import { type Label, type Language, textIn } from "@keikaku/kernel"

const verdicts: Readonly<Record<HistoryReport["status"], Label>> = {
  whole: { ja: "変更はありません。", en: "Nothing has changed." },
  altered: { ja: "記録が変えられています。", en: "The record has been altered." },
  malformed: {
    ja: "確かめられません。与えられたチェックポイントの形式に不備があります。",
    en: "Not checked: the given checkpoint is malformed."
  },
  "not-checked": {
    ja: "確かめられません。与えられた鍵で署名され、記録を含むチェックポイントがありません。",
    en: "Not checked: there is no checkpoint of any line that a given key has signed."
  }
}

const unsigned = ({ signedUpTo, size }: HistoryReport): ReadonlyArray<Label> => {
  const after = size - signedUpTo
  if (after <= 0) return []
  return [
    {
      ja: `最後の署名より後の${separated(after)}件は、まだ何も証明されていません。`,
      en: `Nothing is proved yet of the last ${separated(after)}, recorded after the last checkpoint.`
    }
  ]
}

const sinceLabel = ({ since }: HistoryReport): Label =>
  since === undefined
    ? {
        ja: "記録の外で保管されたチェックポイントとは照合していません（--since）。記録全体が前の状態に戻されていても、分かりません。",
        en: "No checkpoint held elsewhere was compared (--since): that all of the record was put back to an earlier state would not show."
      }
    : {
        ja: `以前に受け取ったチェックポイント（${separated(since)}件）とも一致しました。`,
        en: `The checkpoint handed over earlier, of size ${separated(since)}, agrees as well.`
      }

const notProved: ReadonlyArray<Label> = [
  {
    ja: "記録の内容が事実であること、他の人に別の記録が示されていないことは、証明されません。",
    en: "Not proved: that what was recorded is true, and that nobody else was shown another record."
  },
  {
    ja: "記録者と承認者は、記録したシステムが書いたとおりです。本人であることは証明されません。",
    en: "Actors and approvers are what the recording system wrote: that it was they is not proved."
  }
]

/** The report as lines. */
export const historyText = (report: HistoryReport, lang: Language): string => {
  const { checkpoints, faults, ignored, origin, root, signedUpTo, size, status } = report
  const found = faults.map(({ sentence }) => `  ${textIn(sentence, lang)}`)
  const lines: ReadonlyArray<Label> = [
    ...(origin === undefined ? [] : [{ ja: `記録の名前 ${origin}`, en: `Log ${origin}` }]),
    root === undefined
      ? { ja: `件数 ${separated(size)}`, en: `Size ${separated(size)}` }
      : {
          ja: `件数 ${separated(size)}　ルート ${base64Of(root)}`,
          en: `Size ${separated(size)}, root ${base64Of(root)}`
        },
    {
      ja: `一致したチェックポイント ${separated(checkpoints.length)}件（${separated(signedUpTo)}件目まで署名済み）`,
      en: `Checkpoints that agree: ${separated(checkpoints.length)} (signed up to ${separated(signedUpTo)})`
    },
    sinceLabel(report),
    ...ignored,
    ...unsigned(report),
    ...notProved
  ]
  return [textIn(verdicts[status], lang), ...found, ...lines.map((line) => textIn(line, lang)), ""].join("\n")
}
