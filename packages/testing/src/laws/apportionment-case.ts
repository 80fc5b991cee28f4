// A division to try a law on, with what the law varies in it, and how it is shown: as a small table, as in a spreadsheet.
// A case is plain data, so that a counterexample can be kept, printed and checked again.

/** A method under test: whole units for the shares, in their order. It may throw what it cannot divide. */
export type ApportionmentUnderTest = (
  total: number,
  shares: ReadonlyArray<{ readonly key: string; readonly weight: number }>
) => ReadonlyArray<number>

/** A total among weights; each law reads the variation that it is about. */
export interface ApportionmentCase {
  readonly total: number
  readonly weights: ReadonlyArray<number>
  /** The positions of the shares in another order. */
  readonly order?: ReadonlyArray<number>
  /** What all weights are multiplied by. */
  readonly factor?: number
  /** The weights of a later year. */
  readonly later?: ReadonlyArray<number>
  /** The positions of the shares that divide among themselves what they received. */
  readonly part?: ReadonlyArray<number>
}

/** Shares of those weights, with the keys b1, b2, … */
export const sharesOf = (weights: ReadonlyArray<number>) => weights.map((weight, i) => ({ key: `b${i + 1}`, weight }))

/** The sum of numbers, exact as long as it is a safe integer. */
export const sum = (figures: ReadonlyArray<number>): number => figures.reduce((all, each) => all + each, 0)

const padded = (rows: ReadonlyArray<ReadonlyArray<string>>): string => {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)))
  return rows.map((row) => row.map((cell, column) => cell.padStart(widths[column]!)).join("  ")).join("\n")
}

const unitsOrFault = (divide: ApportionmentUnderTest, total: number, weights: ReadonlyArray<number>) => {
  try {
    return divide(total, sharesOf(weights))
  } catch {
    return undefined
  }
}

/** A case as a table: key, weight and units of every share, and the weights of a later year where it has them. */
export const showDivision =
  (divide: ApportionmentUnderTest) =>
  ({ later, total, weights, ...varied }: ApportionmentCase): string => {
    const units = unitsOrFault(divide, total, weights)
    const laterUnits = later === undefined ? undefined : unitsOrFault(divide, total, later)
    const heading = ["share", "weight", "units", ...(later === undefined ? [] : ["later weight", "later units"])]
    const rows = weights.map((weight, i) => [
      `b${i + 1}`,
      String(weight),
      String(units?.[i] ?? "?"),
      ...(later === undefined ? [] : [String(later[i]), String(laterUnits?.[i] ?? "?")])
    ])
    const rest = Object.entries(varied).map(([name, value]) => `${name} ${JSON.stringify(value)}`)
    return [`Total ${total}`, padded([heading, ...rows]), ...rest].join("\n")
  }
