// Whether the targets of one metric are targets at all, and add up to the nation's.
import { countOf, type Figure, figureData, figureText, subtractFigures } from "../../exact/figure.ts"
import type { Finding } from "./finding.ts"
import { about, aboutNation, type MetricColumn } from "./metric-column.ts"

/** Targets that are missing, negative, too large to be exact, or not whole numbers, the nation's included. */
export const checkFigures = (column: MetricColumn): ReadonlyArray<Finding> => {
  const { participants, national } = column
  const branches = participants.flatMap((participant): ReadonlyArray<Finding> => {
    const { target } = participant
    const none = { ja: "目標がありません。", en: "no target is given." }
    if (target === null) return [about(column, participant, "TargetMissing", {}, none)]
    const fault = faultOf(target)
    if (fault === undefined) return []
    const sentences = { ja: `目標 ${fault.ja}`, en: `the target ${fault.en}` }
    return [about(column, participant, fault.code, { target: figureData(target) }, sentences)]
  })
  const own = national === null ? undefined : faultOf(national.target)
  if (national === null || own === undefined) return branches
  const sentences = { ja: `全国の目標 ${own.ja}`, en: `The national target ${own.en}` }
  return [...branches, aboutNation(column, own.code, { target: figureData(national.target) }, sentences)]
}

const faultOf = (target: Figure) => {
  const text = figureText(target)
  if (target.digits < 0n)
    return { code: "TargetNegative", ja: `${text} は負の数です。`, en: `${text} is negative.` } as const
  if (target.places > 0)
    return {
      code: "TargetNotWhole",
      ja: `${text} は整数ではありません。`,
      en: `${text} is not a whole number.`
    } as const
  return countOf(target) === undefined
    ? ({ code: "TargetTooLarge", ja: `${text} は2の53乗以上です。`, en: `${text} is 2^53 or more.` } as const)
    : undefined
}

/** A sum that is not the national target, a national target that is missing, or one that is given twice with different figures. */
export const checkSum = (column: MetricColumn, written: Figure | null): ReadonlyArray<Finding> => {
  const { metric, national, sum } = column
  const added = figureText(sum)
  if (national === null) {
    const sentences = {
      ja: `全国の目標がないため、支部の目標の合計 ${added} を確かめられません。全国の行を加えるか、--total ${metric.code}=… を指定してください。`,
      en: `Without a national target the sum of the branches' targets, ${added}, cannot be checked. Add a row for the nation, or give --total ${metric.code}=….`
    }
    return [aboutNation(column, "NationalTargetMissing", { sum: figureData(sum) }, sentences)]
  }
  const beside = national.line === null && written !== null && subtractFigures(written, national.target).digits !== 0n
  return [
    ...(beside ? [givenTwice(column, written, national.target)] : []),
    ...(subtractFigures(sum, national.target).digits === 0n ? [] : [differs(column, national.target)])
  ]
}

const differs = (column: MetricColumn, national: Figure): Finding => {
  const { sum } = column
  const off = subtractFigures(sum, national)
  const [added, total, by] = [sum, national, { ...off, digits: off.digits < 0n ? -off.digits : off.digits }].map(
    figureText
  )
  const figures = { national: figureData(national), sum: figureData(sum), difference: figureData(off) }
  return aboutNation(column, "SumDiffers", figures, {
    ja: `支部の目標の合計は ${added} で、全国の目標 ${total} ${off.digits > 0n ? `を ${by} 超えています` : `に ${by} 足りません`}。`,
    en: `The branches' targets add up to ${added}, ${by} ${off.digits > 0n ? "more" : "less"} than the national target of ${total}.`
  })
}

const givenTwice = (column: MetricColumn, written: Figure, national: Figure): Finding => {
  const [row, total] = [figureText(written), figureText(national)]
  return aboutNation(
    column,
    "NationalTargetDiffers",
    { national: figureData(national), written: figureData(written) },
    {
      ja: `全国の行の目標 ${row} が、--total の ${total} と異なります。`,
      en: `The nation's row says ${row}, but --total says ${total}.`
    }
  )
}
