// The laws of dividing a target, checked on the core's seven methods. The divisions are counted where they are made.
import { column, type Table, tableOf } from "@keikaku/core"
import { apportion, methods } from "@keikaku/core/apportion"
import { apportionmentLaws } from "@keikaku/testing"
import { Result } from "effect"

const columns = {
  method: column.text("方式", "Method"),
  laws: column.count("法則", "Laws"),
  cases: column.count("法則ごとの例", "Cases of each law"),
  divisions: column.count("行った配分", "Divisions made")
}

/** Checks each law that a method keeps, on a number of random cases. Throws `LawBroken` with a counterexample. */
export const checkedLaws = async (cases: number): Promise<Table> => {
  const rows = []
  for (const method of methods) {
    let divisions = 0
    const laws = apportionmentLaws(
      (total, shares) => {
        divisions++
        return Result.getOrThrow(apportion(method, total, shares)).units
      },
      { method }
    )
    for (const { check } of laws) {
      await check({ runs: cases })
      // The page stays usable.
      await new Promise((resolve) => setTimeout(resolve))
    }
    rows.push({ method, laws: laws.length, cases, divisions })
  }
  return tableOf(columns, rows)
}
