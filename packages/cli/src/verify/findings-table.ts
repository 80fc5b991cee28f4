// The findings about a table of targets as a table for people: faults before notes, each with its branch and its sentence.
import { type CheckedTable, column, columnsOf, type Finding, type Table, type TargetTable } from "@keikaku/core"

/** The findings as rows; the note below them says whether the table is right. */
export const findingsTable = ({ findings, right }: CheckedTable, metrics: TargetTable["metrics"]): Table => {
  const faults = findings.filter(({ forbids }) => forbids).length
  const row = ({ branch, code, forbids, line, metric, sentence }: Finding): Table["rows"][number] => ({
    kind: forbids ? { ja: "誤り", en: "fault" } : { ja: "参考", en: "note" },
    metric: metrics.find((each) => each.code === metric)?.label ?? null,
    branch: branch?.label ?? { ja: "全国", en: "nation" },
    line: line ?? null,
    code,
    finding: sentence
  })
  return {
    columns: columnsOf({
      kind: column.text("種別", "Kind"),
      metric: column.text("指標", "Metric"),
      branch: column.text("支部", "Branch"),
      line: column.count("行", "Line"),
      code: column.text("コード", "Code"),
      finding: column.text("内容", "Finding")
    }),
    rows: [...findings].sort((a, b) => Number(b.forbids) - Number(a.forbids)).map(row),
    notes: [
      right
        ? { ja: "誤りはありません。", en: "Nothing is wrong." }
        : { ja: `誤りが${faults}件あります。`, en: faults === 1 ? "One fault." : `${faults} faults.` }
    ]
  }
}
