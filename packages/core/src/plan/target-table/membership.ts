// Whether a table names the branches of the federation, each once and none besides.
import { figureData, figureText, subtractFigures, sumOfFigures } from "../../exact/figure.ts"
import type { Federation } from "../../federation/index.ts"
import type { Finding } from "./finding.ts"
import type { TargetTable } from "./target-table.ts"

const whole = { forbids: true, metric: null } as const

/** Branches that are unknown, that stand twice, or that are missing; and a national weight that is not the sum. */
export const checkMembership = (federation: Federation, { nation, rows }: TargetTable): ReadonlyArray<Finding> => {
  const unknown = rows.flatMap(({ branch, line, meant, written }): ReadonlyArray<Finding> => {
    if (branch !== undefined) return []
    const sentence = {
      ja: `「${written}」という支部はありません。${meant === undefined ? "" : `「${meant}」ではありませんか。`}`,
      en: `There is no branch ${written}.${meant === undefined ? "" : ` Did you mean ${meant}?`}`
    }
    const label = { ja: written, en: written }
    return [{ ...whole, code: "UnknownBranch", branch: { code: null, label }, line, figures: {}, sentence }]
  })
  const repeated = rows.flatMap(({ branch, line }, at): ReadonlyArray<Finding> => {
    const first = rows.findIndex((row) => row.branch === branch)
    if (branch === undefined || first === at) return []
    const firstLine = rows[first]!.line
    const sentence = {
      ja: `${branch.label.ja}が二度現れます（${firstLine}行目と${line}行目）。`,
      en: `${branch.label.en} occurs twice (lines ${firstLine} and ${line}).`
    }
    return [{ ...whole, code: "DuplicateBranch", branch, line, figures: { firstLine }, sentence }]
  })
  const missing = federation.branches
    .filter((branch) => rows.every((row) => row.branch !== branch))
    .map((branch): Finding => {
      const sentence = { ja: `${branch.label.ja}の行がありません。`, en: `${branch.label.en} has no row.` }
      return { ...whole, code: "MissingBranch", branch, line: null, figures: {}, sentence }
    })
  const sum = sumOfFigures(rows.map(({ weight }) => weight))
  if (nation === undefined || nation.weight === null || subtractFigures(nation.weight, sum).digits === 0n)
    return [...unknown, ...repeated, ...missing]
  const [written, added] = [figureText(nation.weight), figureText(sum)]
  const differs: Finding = {
    ...{ ...whole, code: "NationalWeightDiffers", branch: null, line: nation.line },
    figures: { national: figureData(nation.weight), sum: figureData(sum) },
    sentence: {
      ja: `支部の重みの合計は ${added} で、全国の行の ${written} と異なります。`,
      en: `The branches' weights add up to ${added}, but the nation's row says ${written}.`
    }
  }
  return [...unknown, ...repeated, ...missing, differs]
}
