// What to try on the kept file: commands that work as they stand, each with a word on what it shows.

import type { Label, Language } from "@keikaku/kernel"
import { textIn } from "@keikaku/kernel"

const suggestions: ReadonlyArray<readonly [label: Label, args: string]> = [
  [
    { ja: "支部別の進捗", en: "Progress by branch" },
    "report target-progress --fiscal-year 2023 --level branch --effective-on 2024-03-31"
  ],
  [
    { ja: "９月末に記録されていたとおりの進捗", en: "Progress as it was recorded at the end of September" },
    "report target-progress --fiscal-year 2023 --recorded-at 2023-09-30T14:59:59Z"
  ],
  [
    { ja: "同じ日までに発効した分（後から届いた報告を含む）", en: "What took effect by then, late reports included" },
    "report target-progress --fiscal-year 2023 --effective-on 2023-09-30"
  ],
  [
    { ja: "東京の手数料の請求（月別）", en: "Tokyo's fee claims by month" },
    "report fee-claims --fiscal-year 2023 --branch 13 --effective-on 2024-03-31"
  ],
  [{ ja: "大阪の滞留事案", en: "Osaka's stale cases" }, "report stale-cases --branch 27 --effective-on 2024-03-31"],
  [
    { ja: "計画項目の進捗", en: "Progress on the plan's items" },
    "report plan-items --fiscal-year 2023 --effective-on 2024-03-31"
  ],
  [{ ja: "ある事案の一部始終", en: "The whole story of one case" }, "history --tag case:13-00001"],
  [
    {
      ja: "決まった目標を決め直そうとする（断られ、終了コードは 2）",
      en: "Setting a set target again (refused, exit code 2)"
    },
    `do SetTarget --data '{"fiscalYear":2023,"metric":"canvasses","amount":100000}' --on 2024-03-31`
  ]
]

const quoted = (word: string): string => (/^[\w:./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`)

/** The commands, ready to be copied. */
export const nextCommands = (path: string, lang: Language): ReadonlyArray<string> => {
  const flags = `--store ${quoted(`sqlite:${path}`)}${lang === "en" ? " --lang en" : ""}`
  return suggestions.flatMap(([label, args]) => [
    `# ${textIn(label, lang)}`,
    `corepack pnpm --silent keikaku ${args} ${flags}`
  ])
}
