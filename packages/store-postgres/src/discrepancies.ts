// Looks for whatever in the schema is not as the store made it, part by part: a part that is too damaged to be read is one of the
// findings, and the others are looked at nevertheless.
import {
  type Discrepancy,
  damage,
  identityKey,
  maxDiscrepancies,
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
  return found.length === 0 ? [] : [rowsOutside(table, found.flat().join(", "))]
}

const identity = async ({ rows, schema }: Database): Promise<ReadonlyArray<Discrepancy>> => {
  const found = await rows(`SELECT FROM ${schema}.kept WHERE key = $1`, [identityKey])
  return found.length > 0 ? [] : [damage("the log has no identity")]
}

/** Whether a part cannot be looked at because of what is in the schema: tables or columns were dropped, or it is corrupt. */
const isDamaged = ({ cause, reason }: StoreUnavailable): boolean =>
  reason === "corrupt" || (cause instanceof Error && "code" in cause && /^42(P01|703)$/.test(String(cause.code)))

/** One of those that several parts have met. */
const distinct = (found: ReadonlyArray<Discrepancy>): ReadonlyArray<Discrepancy> => [
  ...new Map(found.map((each) => [each.sentence.en, each])).values()
]

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
    Effect.catchIf(part, isDamaged, ({ message, position }) => Effect.succeed([damage(message, position)]))
  )
  return Effect.map(found, (each) => distinct(each.flat()).slice(0, maxDiscrepancies))
}
