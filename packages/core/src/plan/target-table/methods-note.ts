// The note about the methods: which of them give the table, else the nearest and where it differs. It informs and never
// forbids: headquarters may adjust by hand.
import { type Label, textIn } from "@keikaku/kernel"
import { countOf } from "../../exact/figure.ts"
import { separated } from "../../exact/index.ts"
import type { Route } from "../target/index.ts"
import type { Finding } from "./finding.ts"
import { methodNames } from "./method-names.ts"
import { type Compared, nearestMethod, reproducing } from "./methods-check.ts"
import { aboutNation, type MetricTargets } from "./metric-targets.ts"

/** What is said of a route. */
const by: Readonly<Record<Route, Label>> = {
  direct: { ja: "", en: "" },
  "by-block": { ja: "・ブロック別に配分してから支部へ", en: ", among the blocks first" }
}

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
  const same = reproducing(compared)
  const note = same.length > 0 ? reproduced(metricTargets, same) : notReproduced(metricTargets, nearest)
  return [{ ...note, forbids: false }]
}

const reproduced = (metricTargets: MetricTargets, same: ReadonlyArray<Compared>): Finding => {
  const ties = { ja: "・同順位の配り方のみ異なる", en: ", ties broken otherwise" }
  const [ja, en] = (["ja", "en"] as const).map((lang) =>
    same.map(
      ({ method, route, tiesOnly }) =>
        `${methodNames[method][lang]} [${method}${textIn(by[route], lang)}${tiesOnly ? textIn(ties, lang) : ""}]`
    )
  )
  const as = divided(metricTargets)
  return aboutNation(
    metricTargets,
    "Reproduced",
    { methods: same.map(({ method }) => method).join(","), route: same[0]!.route },
    {
      ja: `この表と一致する方法${as.ja}: ${ja!.join("、")}`,
      en: `Methods that give this table${as.en}: ${en!.join(", ")}`
    }
  )
}

const notReproduced = (metricTargets: MetricTargets, { differences, method, route }: Compared): Finding => {
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
    { nearest: method, route, branches: count },
    {
      ja: `この表と一致する方法はありません${as.ja}。最も近いのは${methodNames[method].ja} [${method}${by[route].ja}] で、${count}支部が異なります（括弧内がその方法）: ${ja!.join("、")}${more.ja}`,
      en: `No method gives this table${as.en}. The nearest is ${methodNames[method].en} [${method}${by[route].en}]; ${count === 1 ? "1 branch differs" : `${count} branches differ`} (the method's figure in brackets): ${en!.join(", ")}${more.en}`
    }
  )
}
