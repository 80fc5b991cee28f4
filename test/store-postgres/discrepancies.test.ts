// An index that was modified externally is detected, at the positions where it is wrong.
import { Effect } from "effect"
import { expect, it } from "vitest"
import { notes } from "../store-sqlite/note.ts"
import { newSchema, openSchema, query, useDatabase } from "./opened.ts"

useDatabase()

const made = async (events: number): Promise<string> => {
  const schema = newSchema()
  const { close, store } = await openSchema(schema)
  // Awkward tags are indexed as they stand in the line, less what PostgreSQL cannot keep.
  if (events > 0) await Effect.runPromise(store.append(notes("group", events, ["note:1", "note:\u0000\\\n\t'"])))
  await close()
  return schema
}

const misindexed = async (schema: string) => {
  const { close, store } = await openSchema(schema)
  const found = await Effect.runPromise(store.discrepancies)
  await close()
  return found.map(({ position }) => position)
}

it("of what the store itself has written, nothing is misindexed", async () => {
  for (const events of [0, 1, 999, 1_000, 2_001]) expect(await misindexed(await made(events))).toEqual([])
})

it("a row that is missing, changed or too many is found at its position", async () => {
  const wrongs = [
    "DELETE FROM tagged WHERE position = 7 AND tag = 'note:1'",
    "UPDATE tagged SET tag = tag || 'x' WHERE position = 7",
    "UPDATE tagged SET type = 'Other' WHERE position = 7",
    "UPDATE event SET type = 'Other' WHERE position = 7",
    "INSERT INTO tagged VALUES ('another:1', 'Noted', 7)",
    "INSERT INTO tagged SELECT tag, 'Other', position FROM tagged WHERE position = 7",
    "UPDATE event SET line = 'x' WHERE position = 7",
    "UPDATE event SET line = replace(line, '\"note:1\"', '\"another:1\"') WHERE position = 7",
    "UPDATE event SET line = replace(line, '\"Noted\"', '\"Other\"') WHERE position = 7",
    "DELETE FROM event WHERE position = 7"
  ]
  const schema = await made(1_200)
  await query(`CREATE TABLE ${schema}.event_before AS TABLE ${schema}.event`)
  await query(`CREATE TABLE ${schema}.tagged_before AS TABLE ${schema}.tagged`)
  for (const sql of wrongs) {
    await query(sql.replace(/\b(event|tagged)\b/g, `${schema}.$1`))
    expect([sql, await misindexed(schema)]).toEqual([sql, [7]])
    for (const table of ["event", "tagged"]) {
      await query(`TRUNCATE ${schema}.${table}`)
      await query(`INSERT INTO ${schema}.${table} SELECT * FROM ${schema}.${table}_before`)
    }
  }
})

it("rows beyond the end of the log are found, and neighbours with the same fault are one", async () => {
  const schema = await made(1_500)
  await query(`INSERT INTO ${schema}.tagged VALUES ('note:1', 'Noted', 9999)`)
  expect(await misindexed(schema)).toEqual([9999])
  await query(`DELETE FROM ${schema}.tagged WHERE tag = 'note:1' AND position > 20`)
  expect(await misindexed(schema)).toEqual([21])
})
