// The report on a bundle as a table for people: the verdict first, then what is wrong, what was checked, and what is not proved.
import type { BundleReport, BundleStatus, Checked } from "@keikaku/audit/bundle"
import { column, columnsOf, separated, type Table } from "@keikaku/core"
import type { Label } from "@keikaku/kernel"

const verdicts: Readonly<Record<BundleStatus, Label>> = {
  whole: {
    ja: "完全です。署名されたときから何も変わっていません。",
    en: "Whole: nothing has changed since it was signed."
  },
  altered: { ja: "改変されています。", en: "Altered." },
  malformed: { ja: "形式に不備があります。", en: "Malformed." },
  "not-checked": { ja: "判定できません。", en: "Not checked: it cannot be decided." }
}

const kinds = {
  verdict: { ja: "判定", en: "Verdict" },
  fault: { ja: "誤り", en: "Fault" },
  ignored: { ja: "対象外", en: "Ignored" },
  checked: { ja: "確認", en: "Checked" },
  notProved: { ja: "証明されない", en: "Not proved" }
}

const checkedLines = (checked: Checked) => {
  const { checkpoints, disclosed, events, from, origin, root, since, timeStamps, to, witnesses, ...lists } = checked
  const reached = checkpoints.filter((each) => each.reached).length
  return [
    { ja: `記録の名前 ${origin}`, en: `Log ${origin}` },
    {
      ja: `位置 ${from} から ${to} まで、読んだ記録 ${separated(events)}件`,
      en: `From ${from} to ${to}; ${separated(events)} events read`
    },
    ...(root === undefined ? [] : [{ ja: `ルート ${root}`, en: `Root ${root}` }]),
    {
      ja: `有効な署名のあるチェックポイント ${separated(checkpoints.length)}件（うち範囲内で根が一致 ${separated(reached)}件）`,
      en: `Checkpoints with a valid signature: ${separated(checkpoints.length)} (${separated(reached)} of them in the range, with the same root)`
    },
    {
      ja: `コミットメント ${separated(lists.commitments)}件、書類 ${separated(lists.evidence)}件`,
      en: `Commitments: ${separated(lists.commitments)}; documents: ${separated(lists.evidence)}`
    },
    ...(disclosed === undefined
      ? []
      : [
          {
            ja: `コミットメントと一致した開示値 ${separated(disclosed)}件`,
            en: `Disclosed values that fit their commitments: ${separated(disclosed)}`
          }
        ]),
    ...witnesses.map(({ name, time }) => ({
      ja: `証人 ${name} が ${new Date(time * 1_000).toISOString()} に連署`,
      en: `Cosigned by the witness ${name} at ${new Date(time * 1_000).toISOString()}`
    })),
    ...timeStamps.map(({ authority, size, time }) => ({
      ja: `位置 ${size} のチェックポイントは ${time} に存在していた（${authority} による）`,
      en: `The checkpoint at position ${size} existed at ${time}, says ${authority}`
    })),
    ...(since === undefined
      ? []
      : [
          {
            ja: `以前のチェックポイント（位置 ${since}）の続きです。`,
            en: `Continues the earlier checkpoint at position ${since}.`
          }
        ])
  ]
}

/** The report as rows of a kind and a sentence. */
export const bundleTable = ({ checked, findings, ignored, notProved, status }: BundleReport): Table => {
  const rows = (kind: Label, sentences: ReadonlyArray<Label>) => sentences.map((finding) => ({ kind, finding }))
  return {
    columns: columnsOf({ kind: column.text("種別", "Kind"), finding: column.text("内容", "Finding") }),
    rows: [
      ...rows(kinds.verdict, [verdicts[status]]),
      ...rows(
        kinds.fault,
        findings.map(({ sentence }) => sentence)
      ),
      ...rows(
        kinds.ignored,
        ignored.map((name) => ({
          ja: `「${name}」はバンドルの一部ではありません。閲覧したコンピューターが加えたものです。`,
          en: `${name} is no part of the bundle: a computer on which it was looked at has added it.`
        }))
      ),
      ...rows(kinds.checked, checked === undefined ? [] : checkedLines(checked)),
      ...rows(kinds.notProved, notProved)
    ],
    notes: []
  }
}
