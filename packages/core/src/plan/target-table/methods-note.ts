// The note about the methods: which of them give the table, else the nearest and where it differs. It informs and never
// forbids: headquarters may adjust by hand.
import { textIn } from "@keikaku/kernel"
import { countOf } from "../../exact/figure.ts"
import { separated } from "../../exact/index.ts"
import type { Finding } from "./finding.ts"
import { methodNames } from "./method-names.ts"
import { type Compared, nearestMethod, reproduces } from "./methods-check.ts"
import { aboutNation, type MetricTargets } from "./metric-targets.ts"

/** How many branches are listed by name. */
const shown = 5

/** A national target that the branches' sum is not: what the methods divided instead. */
const divided = ({ national, total }: MetricTargets) =>
  national !== null && countOf(national.target) !== total
    ? {
        ja: `（支部の合計 ${separated(total!)} の配分として）`,
        en: ` (as a division of their sum, ${separated(total!)})`
      }
    : { ja: "", en: "" }

/** Which methods give the table, else the nearest and where it differs; nothing where nothing can be divided. */
export const methodsNote = (
  metricTargets: MetricTargets,
  compared: ReadonlyArray<Compared>
): ReadonlyArray<Finding> => {
  const nearest = nearestMethod(compared)
  if (nearest === undefined) return []
  const same = compared.filter(reproduces)
  const note = same.length > 0 ? reproduced(metricTargets, same) : notReproduced(metricTargets, nearest)
  return [{ ...note, forbids: false }]
}

const reproduced = (metricTargets: MetricTargets, same: ReadonlyArray<Compared>): Finding => {
  const ties = { ja: "・同順位の配り方のみ異なる", en: ", ties broken otherwise" }
  const [ja, en] = (["ja", "en"] as const).map((lang) =>
    same.map(({ method, tiesOnly }) => `${methodNames[method][lang]} [${method}${tiesOnly ? textIn(ties, lang) : ""}]`)
  )
  const as = divided(metricTargets)
  return aboutNation(
    metricTargets,
    "Reproduced",
    { methods: same.map(({ method }) => method).join(",") },
    {
      ja: `この表と一致する方法${as.ja}: ${ja!.join("、")}`,
      en: `Methods that give this table${as.en}: ${en!.join(", ")}`
    }
  )
}

const notReproduced = (metricTargets: MetricTargets, { differences, method }: Compared): Finding => {
  const [ja, en] = (["ja", "en"] as const).map((lang) =>
    differences.slice(0, shown).map(({ at, target, units }) => {
      const own = `${metricTargets.entries[at]!.branch.label[lang]} ${separated(target)}`
      return lang === "ja" ? `${own}（${separated(units)}）` : `${own} (${separated(units)})`
    })
  )
  const count = differences.length
  const more =
    count > shown ? { ja: ` ほか${count - shown}支部`, en: ` and ${count - shown} more` } : { ja: "", en: "" }
  const as = divided(metricTargets)
  return aboutNation(
    metricTargets,
    "NotReproduced",
    { nearest: method, branches: count },
    {
      ja: `この表と一致する方法はありません${as.ja}。最も近いのは${methodNames[method].ja} [${method}] で、${count}支部が異なります（括弧内がその方法）: ${ja!.join("、")}${more.ja}`,
      en: `No method gives this table${as.en}. The nearest is ${methodNames[method].en} [${method}]; ${count === 1 ? "1 branch differs" : `${count} branches differ`} (the method's figure in brackets): ${en!.join(", ")}${more.en}`
    }
  )
}
