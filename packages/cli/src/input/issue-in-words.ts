// What is wrong with an input, at its place, in the reader's language. The schemas speak English; what people meet most has its Japanese
// sentence here, and anything else is shown as it is.
import { type Issue, issueText, type Language } from "@keikaku/kernel"

type Translation = readonly [english: RegExp, japanese: (...parts: ReadonlyArray<string>) => string]

/** What a schema that has a name of its own asks for. */
const wanted: Readonly<Record<string, string>> = {
  BranchCode: "支部コード（13 など）",
  BlockCode: "ブロックのコード（keikaku federation で一覧）",
  MetricCode: "指標のコード（keikaku federation で一覧）",
  FiscalYear: "年度（2023 のような西暦の数）",
  LocalDate: "日付（2023-06-01 の形）",
  Yen: "円の整数（1000000 のように、区切りなしの数）",
  Decimal: '小数の文字列（"1.28" など）',
  Text: "1～1,000文字の文",
  string: "文字列",
  number: "数",
  boolean: "true か false"
}

const translations: ReadonlyArray<Translation> = [
  [/^Missing key$/, () => "必須の項目です。"],
  [/^Expected no excess property$/, () => "そのような項目はありません。"],
  [/^Expected never/, () => "この条件はありません。"],
  [/^Expected (".*"(?: \| ".*")*)(?:, got .*)?$/, (values) => `${values!.replaceAll(" | ", "、")} のどれかです。`],
  [/^Expected (\w+)(?:, got .*)?$/, (name) => `${wanted[name!] ?? name}を指定してください。`],
  [/^a date is written yyyy-mm-dd/, () => "日付は 2023-06-01 の形で書いてください（令和5年 = 2023年）。"],
  [/^there is no such date(.*)$/, (rest) => `その日付はありません${rest}。`],
  [/^a month is written/, () => "月は 2023-04 の形で書いてください。"],
  [/^an instant is written/, () => "時刻は 2023-06-01T00:00:00.000Z の形で書いてください。"],
  [/^the check digit of the corporate number/, () => "法人番号の検査数字が合いません。"],
  [/^a corporate number has/, () => "法人番号は13桁です。"]
]

/** One complaint about an input: where, and what. */
export const issueInWords = (issue: Issue, lang: Language): string => {
  if (lang !== "ja") return issueText(issue)
  for (const [english, japanese] of translations) {
    const parts = english.exec(issue.message)
    if (parts !== null) return issueText({ ...issue, message: japanese(...parts.slice(1)) })
  }
  return issueText(issue)
}
