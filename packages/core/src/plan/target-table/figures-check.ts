// Whether the targets of one metric are targets at all, and add up to the nation's.
import { prefixed } from "@keikaku/kernel"
import { countOf, type Figure, figureData, figureText, subtractFigures } from "../../exact/figure.ts"
import type { Finding } from "./finding.ts"
import { about, aboutNation, type MetricTargets } from "./metric-targets.ts"

/** Targets that are missing, negative, too large to be exact, or not whole numbers, the nation's included. */
export const checkFigures = (metricTargets: MetricTargets): ReadonlyArray<Finding> => {
  const { entries, national } = metricTargets
  const branches = entries.flatMap((entry): ReadonlyArray<Finding> => {
    const { target } = entry
    const none = { ja: "目標がありません。", en: "no target is given." }
    if (target === null) return [about(metricTargets, entry, "TargetMissing", {}, none)]
    const fault = faultOf(target)
    if (fault === undefined) return []
    const sentence = prefixed({ ja: "目標 ", en: "the target " }, fault.sentence)
    return [about(metricTargets, entry, fault.code, { target: figureData(target) }, sentence)]
  })
  const own = national === null ? undefined : faultOf(national.target)
  if (national === null || own === undefined) return branches
  const sentence = prefixed({ ja: "全国の目標 ", en: "The national target " }, own.sentence)
  return [...branches, aboutNation(metricTargets, own.code, { target: figureData(national.target) }, sentence)]
}

const faultOf = (target: Figure): Pick<Finding, "code" | "sentence"> | undefined => {
  const text = figureText(target)
  if (target.digits < 0n)
    return { code: "TargetNegative", sentence: { ja: `${text} は負の数です。`, en: `${text} is negative.` } }
  if (target.places > 0)
    return {
      code: "TargetNotWhole",
      sentence: { ja: `${text} は整数ではありません。`, en: `${text} is not a whole number.` }
    }
  return countOf(target) === undefined
    ? { code: "TargetTooLarge", sentence: { ja: `${text} は2の53乗以上です。`, en: `${text} is 2^53 or more.` } }
    : undefined
}

/** A sum that is not the national target, or a national target that is nowhere, or is given in two ways. */
export const checkSum = (metricTargets: MetricTargets, written: Figure | null): ReadonlyArray<Finding> => {
  const { metric, national, sum } = metricTargets
  const added = figureText(sum)
  if (national === null) {
    const sentence = {
      ja: `全国の目標がないため、支部の目標の合計 ${added} を確かめられません。全国の行を加えるか、--total ${metric.code}=… を指定してください。`,
      en: `Without a national target the sum of the branches' targets, ${added}, cannot be checked. Add a row for the nation, or give --total ${metric.code}=….`
    }
    return [aboutNation(metricTargets, "NationalTargetMissing", { sum: figureData(sum) }, sentence)]
  }
  const beside = national.line === null && written !== null && subtractFigures(written, national.target).digits !== 0n
  return [
    ...(beside ? [twoNationalTargets(metricTargets, written, national.target)] : []),
    ...(subtractFigures(sum, national.target).digits === 0n ? [] : [differs(metricTargets, national.target)])
  ]
}

const differs = (metricTargets: MetricTargets, national: Figure): Finding => {
  const { sum } = metricTargets
  const off = subtractFigures(sum, national)
  const [added, total, by] = [sum, national, { ...off, digits: off.digits < 0n ? -off.digits : off.digits }].map(
    figureText
  )
  const figures = { national: figureData(national), sum: figureData(sum), difference: figureData(off) }
  return aboutNation(metricTargets, "SumDiffers", figures, {
    ja: `支部の目標の合計は ${added} で、全国の目標 ${total} ${off.digits > 0n ? `を ${by} 超えています` : `に ${by} 足りません`}。`,
    en: `The branches' targets add up to ${added}, ${by} ${off.digits > 0n ? "more" : "less"} than the national target of ${total}.`
  })
}

const twoNationalTargets = (metricTargets: MetricTargets, written: Figure, national: Figure): Finding => {
  const [row, total] = [figureText(written), figureText(national)]
  return aboutNation(
    metricTargets,
    "NationalTargetDiffers",
    { national: figureData(national), written: figureData(written) },
    {
      ja: `全国の行の目標 ${row} が、--total の ${total} と異なります。`,
      en: `The nation's row says ${row}, but --total says ${total}.`
    }
  )
}
