// What was modified in a log's file by others: its schema, its pages, rows outside of the log, bytes that are no lines, and the index,
// which is compared with the lines. Every fault is told once; neighbours with the same one are one.
import {
  type Discrepancy,
  foreignObject,
  type Label,
  maxDiscrepancies,
  rowOutside,
  type StoreUnavailable
} from "@keikaku/kernel"
import { Effect } from "effect"
import type { Connection } from "./connection.ts"
import { exact, textIn } from "./exact-text.ts"
import { attempt } from "./failure.ts"
import { foreignObjects } from "./foreign-objects.ts"
import { checkIndex, type IndexCheck } from "./index-check.ts"
import type { RetryPolicy } from "./sidecar.ts"
import { isPosition } from "./stored-lines.ts"

const integrity = (message: string): Label => ({
  ja: `データベースの整合性検査: ${message}`,
  en: `The integrity check of the database says: ${message}`
})

/** The rows that no read returns. Their positions may be beyond what a number holds. */
const rowsOutside = (connection: Connection): ReadonlyArray<Discrepancy> =>
  ["event", "tagged"].flatMap((table) =>
    connection
      .all(
        `SELECT DISTINCT CAST(position AS TEXT) FROM ${table} WHERE NOT (${isPosition}) ORDER BY position LIMIT ${maxDiscrepancies}`
      )
      .map(([position]) => rowOutside(table, String(position)))
  )

const integrityFaults = (connection: Connection): ReadonlyArray<Discrepancy> =>
  connection
    .all(`SELECT ${exact("integrity_check")} FROM pragma_integrity_check(10)`)
    .map(([message]) => textIn(message))
    .filter((message) => message !== "ok")
    .map((message) => ({ position: null, sentence: integrity(message) }))

/** The check of the file of one connection. */
export const discrepanciesOn = (
  connection: Connection,
  retryPolicy: RetryPolicy
): Effect.Effect<ReadonlyArray<Discrepancy>, StoreUnavailable> => {
  const read: IndexCheck["read"] = (work) => retryPolicy(attempt(() => connection.transaction("read", work)))
  return Effect.gen(function* () {
    const found = yield* read(() => [
      ...foreignObjects(connection).map(foreignObject),
      ...integrityFaults(connection),
      ...rowsOutside(connection)
    ])
    return [...found, ...(yield* checkIndex({ connection, read }))].slice(0, maxDiscrepancies)
  })
}
