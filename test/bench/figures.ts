// What is counted from a history, folded as somebody without any library would: the floor that every replay is held
// against, and the figures that it must arrive at.
import type { Happened } from "./domain.ts"
import { fiscalYear } from "./history.ts"

/** Counts by name, such as `13/canvasses/4`: branch, metric, and month from April. Names without a count are absent. */
export type Figures = ReadonlyMap<string, number>

/** A count as it is being made; `apply` adds one event. */
export interface Counting {
  readonly apply: (event: Pick<Happened, "type" | "data" | "occurredOn">) => void
  readonly figures: () => Figures
}

const monthOf = (date: string): number | undefined => {
  const month = Number(date.slice(5, 7))
  const year = Number(date.slice(0, 4)) - (month < 4 ? 1 : 0)
  return year === fiscalYear ? (month + 8) % 12 : undefined
}

const metricsOf = (insurances: unknown): ReadonlyArray<string> =>
  insurances === "both"
    ? ["establishments", "ei-procedures"]
    : insurances === "wc-only"
      ? ["establishments"]
      : ["ei-procedures"]

/** Starts to count. */
export const counting = (): Counting => {
  const found = new Map<string, number>()
  const add = (name: string, by: number) => found.set(name, (found.get(name) ?? 0) + by)
  const count = (branch: unknown, date: string, metric: string, by: number) => {
    const month = monthOf(date)
    if (month !== undefined) add(`${branch}/${metric}/${month}`, by)
  }
  return {
    apply: ({ data, occurredOn, type }) => {
      if (type === "CaseCanvassed") count(data.branch, occurredOn, "canvasses", 1)
      else if (type === "CaseEstablished")
        for (const metric of metricsOf(data.insurances)) count(data.branch, occurredOn, metric, 1)
      else if (type === "EiProcedureCompleted") count(data.branch, occurredOn, "ei-procedures", 1)
      else if (type === "OutcomeReversed")
        for (const metric of metricsOf(data.insurances)) count(data.branch, data.outcomeOn as string, metric, -1)
      else if (type === "PromoterAppointed") add(`${data.branch}/promoters`, 1)
      else if (type === "TargetSet") found.set(`target/${data.metric}`, data.amount as number)
    },
    figures: () => counted(found)
  }
}

/** Figures from counts in any order: those that are zero are left out. */
export const counted = (counts: Iterable<readonly [string, number]>): Figures =>
  new Map([...counts].filter(([, count]) => count !== 0).sort(([a], [b]) => (a < b ? -1 : 1)))

/** Dies unless both are the same to the last count. */
export const sameFigures = (found: Figures, expected: Figures): void => {
  for (const name of new Set([...found.keys(), ...expected.keys()]))
    if (found.get(name) !== expected.get(name))
      throw new Error(`wrong: ${name} is ${found.get(name)}, not ${expected.get(name)}`)
}

/** The figures of a whole history. */
export const figuresOf = (events: Iterable<Happened>): Figures => {
  const count = counting()
  for (const event of events) count.apply(event)
  return count.figures()
}
