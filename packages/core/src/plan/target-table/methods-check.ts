// Which of the seven methods gives exactly this table; if none does, which comes nearest and where it differs. A table that
// only broke a tie otherwise counts as the method's own: equal claims are equal, whoever is served first.
import { Result } from "effect"
import { separated } from "../../exact/index.ts"
import { type Apportionment, apportion, type Method } from "../target/index.ts"
import type { Finding } from "./finding.ts"
import { methodNames } from "./method-names.ts"
import { about, type MetricTargets } from "./metric-targets.ts"

/** A method beside the table: where they differ, and whether only ties make the difference. */
export interface Compared {
  readonly method: Method
  readonly differences: ReadonlyArray<{ readonly at: number; readonly target: number; readonly units: number }>
  readonly tiesOnly: boolean
}

/** Whether the differences only serve other shares of the same ties. The quota method's ties may hang together: not there. */
const onlyTies = (
  { method, ties }: Apportionment,
  keys: ReadonlyArray<string>,
  { differences }: Omit<Compared, "tiesOnly">
) => {
  if (method === "quota" || differences.length === 0) return false
  const off = new Map(differences.map(({ at, target, units }) => [keys[at]!, target - units]))
  const tied = ties.every(({ awardedTo, keys }) => {
    const moved = keys.map((key) => ({ by: off.get(key) ?? 0, had: awardedTo.includes(key) }))
    return (
      moved.every(({ by, had }) => by === 0 || by === (had ? -1 : 1)) &&
      moved.reduce((sum, { by }) => sum + by, 0) === 0
    )
  })
  return tied && [...off.keys()].every((key) => ties.some(({ keys }) => keys.includes(key)))
}

/** Every method beside the table; none where a target is missing, or nothing can be divided. */
export const compareMethods = ({ entries, total }: MetricTargets): ReadonlyArray<Compared> => {
  if (total === undefined || entries.some(({ units }) => units === undefined)) return []
  const keys = entries.map(({ key }) => key)
  return (Object.keys(methodNames) as ReadonlyArray<Method>).flatMap((method): ReadonlyArray<Compared> => {
    const made = apportion(method, total, entries)
    if (Result.isFailure(made)) return []
    const differences = entries.flatMap(({ units: target }, at) => {
      const units = made.success.units[at]!
      return target === units ? [] : [{ at, target: target!, units }]
    })
    const compared = { method, differences }
    return [{ ...compared, tiesOnly: onlyTies(made.success, keys, compared) }]
  })
}

/** Whether a method gives the table, ties aside. */
export const reproduces = ({ differences, tiesOnly }: Compared): boolean => differences.length === 0 || tiesOnly

const distance = ({ differences }: Compared): number =>
  differences.reduce((sum, { target, units }) => sum + Math.abs(target - units), 0)

/** The method that differs least; of equals the first, Webster before all. */
export const nearestMethod = (compared: ReadonlyArray<Compared>): Compared | undefined =>
  compared.reduce<Compared | undefined>(
    (best, each) => (best === undefined || distance(each) < distance(best) ? each : best),
    undefined
  )

/** Where the table differs from the one method that it should follow: each branch is a fault. */
export const checkMethod = (
  metricTargets: MetricTargets,
  compared: ReadonlyArray<Compared>,
  method: Method
): ReadonlyArray<Finding> => {
  const name = methodNames[method]
  const { differences = [] } = compared.find((each) => each.method === method) ?? {}
  return differences.map(({ at, target, units }) => {
    const [given, due] = [separated(target), separated(units)]
    const figures = { target, units, difference: target - units }
    return about(metricTargets, metricTargets.entries[at]!, "DiffersFromMethod", figures, {
      ja: `目標 ${given} は、${name.ja}では ${due} です。`,
      en: `the target is ${given}; by ${name.en} it is ${due}.`
    })
  })
}
