// The words that people see, in both languages, with their names in code: from the labels of the plan.
import { type MetricDefinition, roles, zenkokuPlan } from "@keikaku/core"
import type { Label } from "@keikaku/kernel"
import { code, derived, page, table } from "./markdown.ts"

interface Word {
  readonly label: Label
  readonly names: ReadonlyArray<string>
}

const named = (label: Label, ...names: ReadonlyArray<string>): Word => ({ label, names })

/** Words that are the same in both languages stand once, with every name. */
const merged = (words: ReadonlyArray<Word>): ReadonlyArray<Word> => {
  const byText = new Map<string, Word>()
  for (const { label, names } of words) {
    const key = `${label.ja}/${label.en}`
    byText.set(key, named(label, ...new Set([...(byText.get(key)?.names ?? []), ...names])))
  }
  return [...byText.values()]
}

const section = (heading: string, words: ReadonlyArray<Word>): ReadonlyArray<string> => [
  `## ${heading}`,
  table(
    ["日本語", "English", "In code"],
    merged(words).map(({ label, names }) => [label.ja ?? "", label.en, code(names)])
  )
]

const roleLabels: Readonly<Record<(typeof roles)[number], Label>> = {
  headquarters: { ja: "本部", en: "Headquarters" },
  branch: { ja: "支部", en: "Branch" },
  association: { ja: "事務組合", en: "Affairs association" },
  promoter: { ja: "推進員", en: "Promoter" },
  auditor: { ja: "監査人", en: "Auditor" },
  system: { ja: "システム", en: "The host's own process" }
}

const unitOf = ({ code, label }: MetricDefinition): Word => named(label, code)

/** The page. */
export const glossary = (): string => {
  const { catalogue, federation, reports, topics } = zenkokuPlan
  return page(
    "# 用語集 / Glossary",
    [
      `${derived} It lists what people see and what it is called in code;`,
      "[the terms of the domain](../glossary-terms.md) say what the words mean.",
      "画面や帳票に出る語と、プログラムの中での名前の対応です。語の意味は[業務の用語](../glossary-terms.md)にあります。"
    ].join("\n"),
    ...section(
      "主題 / Topics",
      topics.map(({ label, name }) => named(label, name))
    ),
    ...section(
      "役割 / Roles",
      roles.map((role) => named(roleLabels[role], role))
    ),
    ...section("指標 / Metrics", federation.metrics.map(unitOf)),
    ...section(
      "決定 / Decisions",
      [...catalogue.decisions.values()].map(({ label, name }) => named(label, name))
    ),
    ...section(
      "出来事 / Events",
      [...catalogue.events.values()].map(({ label, type }) => named(label, type))
    ),
    ...section(
      "帳票 / Reports",
      [...reports.values()].map(({ label, name }) => named(label, name))
    ),
    ...section(
      "帳票の見出し / Headings of reports",
      [...reports.values()].flatMap(({ columns }) => columns.map(({ key, label }) => named(label, key)))
    )
  )
}
