// Names in a report, for whoever has the vault: the one place where what is held apart meets the history again. What the vault does
// not hold stays as the report has it.
import type { Cell, PersonCell, Table } from "@keikaku/core"
import { canonicalJson } from "@keikaku/kernel"
import { Effect } from "effect"
import type { theVault } from "../vaults.ts"
import { isPerson } from "./cell-text.ts"

const hidden = (cell: Cell): ReadonlyArray<PersonCell> => (isPerson(cell) && !cell.erased ? [cell] : [])

/** The table with the names that the vault reveals; the vault is opened only if the table has any. */
export const withNames = Effect.fnUntraced(function* (table: Table, lazyVault: typeof theVault) {
  const cells = table.rows.flatMap((row) => Object.values(row).flatMap(hidden))
  if (cells.length === 0) return table
  const vault = yield* lazyVault
  if (vault === undefined) return table
  const held = yield* vault.open(cells.map(({ commitment }) => commitment))
  const revealed = (cell: Cell): Cell => {
    const [person] = hidden(cell)
    const disclosure = person && held.get(person.commitment)
    // A commitment copied to another person's event does not give that person the name.
    const value = disclosure?.subject === person?.subject ? disclosure?.value : undefined
    return value === undefined ? cell : typeof value === "string" ? value : canonicalJson(value)
  }
  return {
    ...table,
    rows: table.rows.map((row) => Object.fromEntries(Object.entries(row).map(([key, cell]) => [key, revealed(cell)])))
  }
})
