// Looks for whatever in the schema is not as the store made it, part by part: a part that is too damaged to be read is one of the
// findings, and the others are looked at nevertheless.
import {
  type Discrepancy,
  identityKey,
  isIdentity,
  maxDiscrepancies,
  noIdentity,
  notChecked,
  rowsOutside,
  type StoreUnavailable
} from "@keikaku/kernel"
import { Effect } from "effect"
import type { Database } from "./database.ts"
import { attempt } from "./failure.ts"
import { isInLog } from "./functions.ts"
import { indexDiscrepancies } from "./index-check.ts"
import { schemaDiscrepancies } from "./schema-check.ts"

/** The rows of a table at what cannot be a position in a log. */
const outsideLog = async (
  { rows, schema }: Database,
  table: "event" | "tagged"
): Promise<ReadonlyArray<Discrepancy>> => {
  const found = await rows(
    `SELECT DISTINCT position FROM ${schema}.${table} WHERE NOT ${isInLog("position")} ORDER BY position LIMIT 10`
  )
  return found.length === 0
    ? []
    : [
        rowsOutside(
          table,
          found.map(([position]) => position!)
        )
      ]
}

const identity = async ({ rows, schema }: Database): Promise<ReadonlyArray<Discrepancy>> => {
  const [[text] = []] = await rows(`SELECT text FROM ${schema}.kept WHERE key = $1`, [identityKey])
  return text != null && isIdentity(text) ? [] : [noIdentity]
}

/** The check of a log. */
export const discrepanciesOn = (database: Database): Effect.Effect<ReadonlyArray<Discrepancy>, StoreUnavailable> => {
  const parts = [
    attempt(() => schemaDiscrepancies(database)),
    attempt(() => outsideLog(database, "event")),
    attempt(() => outsideLog(database, "tagged")),
    attempt(() => identity(database)),
    indexDiscrepancies(database)
  ]
  const found = Effect.forEach(parts, (part) =>
    Effect.catchIf(
      part,
      ({ reason }) => reason === "corrupt",
      (failure) => Effect.succeed([notChecked(failure)])
    )
  )
  return Effect.map(found, (each) => each.flat().slice(0, maxDiscrepancies))
}
