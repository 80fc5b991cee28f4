// What people read: each report with its parameters, its columns and its readers.
import { type AnyReport, type ColumnKind, zenkokuPlan } from "@keikaku/core"
import { both, code, derived, page, table } from "./markdown.ts"
import { fieldsInWords, namedValueSections } from "./values.ts"

const kinds: Readonly<Record<ColumnKind, string>> = {
  text: "a text, in the reader's language where it has one",
  date: "a date, `yyyy-mm-dd`",
  count: "a whole number",
  money: "an amount, whole, in the smallest coin of the currency",
  percent: "a ratio of two whole numbers, shown as a percentage",
  quotient: "a ratio of two whole numbers, shown as a decimal",
  estimate: "a ratio of two whole numbers, shown as whole units",
  person: "whose name it is and the commitment to it; the name only for whoever has the vault",
  code: "a code for programs, not shown to people"
}

const parametersOf = ({ parameters }: AnyReport): string => {
  const fields = fieldsInWords(parameters)
  if (fields.length === 0) return "No parameters."
  const texts = fields.map(({ holds, isOptional, name }) => `\`${name}\`${isOptional ? " (optional)" : ""}: ${holds}`)
  return `Parameters: ${texts.join("; ")}.`
}

const section = (report: AnyReport): ReadonlyArray<string> => [
  `### ${report.name}`,
  [
    `${both(report.label)}.`,
    report.by === undefined ? "Everybody may read it." : `Read by ${code([...report.by, "system"])}.`,
    parametersOf(report)
  ].join(" "),
  table(
    ["Column", "Kind", "見出し", "Heading"],
    report.columns.map(({ key, kind, label }) => [`\`${key}\``, kind, label.ja ?? "", label.en])
  )
]

/** The page. */
export const reports = (): string => {
  const all = [...zenkokuPlan.reports.values()]
  const own = new Set(zenkokuPlan.topics.flatMap((topic) => topic.reports))
  return page(
    "# Reports",
    [
      `${derived} Every report can be asked as of now, as recorded by an instant or a`,
      "position, and as in effect on a date. A value that is undefined, as an achievement against no target is, is `null`. On the",
      "command line `fiscalYear`, `branch` and `level` are flags of their own; any other parameter is `--set name=value`."
    ].join("\n"),
    table(["Kind of column", "Holds"], Object.entries(kinds)),
    ...zenkokuPlan.topics
      .filter((topic) => topic.reports.length > 0)
      .flatMap(({ label, name, reports }) => [`## ${name}`, `${both(label)}.`, ...reports.flatMap(section)]),
    "## Across topics",
    ...all.filter((report) => !own.has(report)).flatMap(section),
    "## Values with names of their own",
    ...namedValueSections(all.map(({ parameters }) => parameters))
  )
}
