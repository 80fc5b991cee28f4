// The plan's measures of canvassing as one fold: what each branch has of the three in a fiscal year, and in each of its months.
import {
  type BranchCode,
  type FiscalYear,
  type Flow,
  fiscalYearOf,
  japaneseCalendar,
  monthOf,
  zenkokuPlan
} from "@keikaku/core"
import type { Projection } from "@keikaku/kernel"

const codes = { canvasses: "canvasses", establishments: "establishments", eiProcedures: "ei-procedures" } as const
type Key = keyof typeof codes
const keys = Object.keys(codes) as ReadonlyArray<Key>

const counting = <C>(
  fiscalYear: FiscalYear,
  none: () => C,
  add: (counts: C, key: Key, month: number, by: number) => void
) => {
  type State = Map<BranchCode, C>
  const parts = keys.map((key) =>
    (zenkokuPlan.measures.get(codes[key]) as Flow).fold(
      (): State => new Map(),
      (all, { branch, on, units }) => {
        if (fiscalYearOf(on, japaneseCalendar) !== fiscalYear) return all
        const counts = all.get(branch) ?? none()
        add(counts, key, (monthOf(on) + 8) % 12, units)
        return all.set(branch, counts)
      }
    )
  )
  const projection: Projection<State> = {
    query: parts.flatMap(({ query }) => query),
    initial: () => new Map(),
    apply: (state, recorded) => parts.reduce((counts, part) => part.apply(counts, recorded), state)
  }
  return projection
}

/** The three counts of each branch that has any. */
export const countsOf = (fiscalYear: FiscalYear) =>
  counting(
    fiscalYear,
    (): Record<Key, number> => ({ canvasses: 0, establishments: 0, eiProcedures: 0 }),
    (counts, key, _, by) => {
      counts[key] += by
    }
  )

const noMonths = () => Array.from({ length: 12 }, () => 0)

/** The three counts of each branch that has any, in the twelve months, April first. */
export const monthlyCountsOf = (fiscalYear: FiscalYear) =>
  counting(
    fiscalYear,
    (): Record<Key, Array<number>> => ({ canvasses: noMonths(), establishments: noMonths(), eiProcedures: noMonths() }),
    (counts, key, month, by) => {
      counts[key][month]! += by
    }
  )
