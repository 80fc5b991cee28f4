// Which of the seven methods gives exactly this table, straight to the branches or block by block; if none does, which comes nearest and
// where it differs. A table that only broke a tie otherwise counts as the method's own: equal claims are equal, whoever is served first.
import { Option, Result } from "effect"
import { separated } from "../../exact/index.ts"
import {
  type Apportionment,
  apportion,
  apportionByBlock,
  type BlockShare,
  type Method,
  type Route,
  routes
} from "../target/index.ts"
import type { Finding } from "./finding.ts"
import { methodNames } from "./method-names.ts"
import { about, type BranchTarget, type MetricTargets } from "./metric-targets.ts"

/** A method by a route beside the table: where they differ, and whether only ties make the difference. */
export interface Compared {
  readonly method: Method
  readonly route: Route
  readonly differences: ReadonlyArray<{ readonly at: number; readonly target: number; readonly units: number }>
  readonly tiesOnly: boolean
}

/** Whether the differences only serve other shares of the same ties. The quota method's ties may hang together: not there. */
const onlyTies = (
  { method, ties }: Apportionment,
  keys: ReadonlyArray<string>,
  differences: Compared["differences"]
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

const isInBlock = (entry: BranchTarget): entry is BranchTarget & BlockShare => entry.block !== undefined

const dividedBy = (route: Route, method: Method, total: number, entries: ReadonlyArray<BranchTarget>) => {
  if (route === "direct") return Result.getSuccess(apportion(method, total, entries))
  return entries.every(isInBlock) ? Result.getSuccess(apportionByBlock(method, total, entries)) : Option.none()
}

/** Every method by every route beside the table; none where a target is missing, or nothing can be divided. The way by the blocks is
 * there where each branch is in one. */
export const compareMethods = ({ entries, total }: MetricTargets): ReadonlyArray<Compared> => {
  if (total === undefined || entries.some(({ units }) => units === undefined)) return []
  const keys = entries.map(({ key }) => key)
  const compare = (route: Route, method: Method): ReadonlyArray<Compared> => {
    const made = dividedBy(route, method, total, entries)
    if (Option.isNone(made)) return []
    const differences = entries.flatMap(({ units: target }, at) => {
      const units = made.value.units[at]!
      return target === units ? [] : [{ at, target: target!, units }]
    })
    return [{ method, route, differences, tiesOnly: onlyTies(made.value, keys, differences) }]
  }
  return routes.flatMap((route) =>
    (Object.keys(methodNames) as ReadonlyArray<Method>).flatMap((method) => compare(route, method))
  )
}

/** Those that give the table. The way by the blocks counts where no method gives it straight. */
export const reproducing = (compared: ReadonlyArray<Compared>): ReadonlyArray<Compared> => {
  const same = compared.filter(reproduces)
  const direct = same.filter(({ route }) => route === "direct")
  return direct.length > 0 ? direct : same
}

/** Whether a method gives the table, ties aside. */
const reproduces = ({ differences, tiesOnly }: Compared): boolean => differences.length === 0 || tiesOnly

const distance = ({ differences }: Compared): number =>
  differences.reduce((sum, { target, units }) => sum + Math.abs(target - units), 0)

/** The method that differs least; of equals the first, Webster before all. */
export const nearestMethod = (compared: ReadonlyArray<Compared>): Compared | undefined =>
  compared.reduce<Compared | undefined>(
    (best, each) => (best === undefined || distance(each) < distance(best) ? each : best),
    undefined
  )

/** Where the table differs from the one method that it should follow, by the nearer route: each branch is a fault. */
export const checkMethod = (
  metricTargets: MetricTargets,
  compared: ReadonlyArray<Compared>,
  method: Method
): ReadonlyArray<Finding> => {
  const name = methodNames[method]
  const { differences = [] } = nearestMethod(compared.filter((each) => each.method === method)) ?? {}
  return differences.map(({ at, target, units }) => {
    const [given, due] = [separated(target), separated(units)]
    const figures = { target, units, difference: target - units }
    return about(metricTargets, metricTargets.entries[at]!, "DiffersFromMethod", figures, {
      ja: `目標 ${given} は、${name.ja}では ${due} です。`,
      en: `the target is ${given}; by ${name.en} it is ${due}.`
    })
  })
}
