// A log that was modified externally is found to be, at the positions where it is wrong; what a host keeps beside it is not.
import { everything, lengthOf, maxPosition, type StoredEvent } from "@keikaku/kernel"
import { openPostgresReadModels } from "@keikaku/store-postgres"
import { Effect } from "effect"
import { expect, it } from "vitest"
import { notes } from "../store-sqlite/note.ts"
import { databaseUrl, newSchema, openSchema, query, useDatabase } from "./opened.ts"
import { transferCatalogue } from "./transfer.ts"

useDatabase()

const made = async (events: number): Promise<string> => {
  const schema = newSchema()
  const { close, store } = await openSchema(schema)
  // Awkward tags are indexed as they stand in the line, less what PostgreSQL cannot keep.
  if (events > 0) await Effect.runPromise(store.append(notes("group", events, ["note:1", "note:\u0000\\\n\t'"])))
  await close()
  return schema
}

const discrepancies = async (schema: string) => {
  const { close, store } = await openSchema(schema)
  const found = await Effect.runPromise(store.discrepancies)
  await close()
  return found
}
const positions = async (schema: string) => (await discrepancies(schema)).map(({ position }) => position)
const sentences = async (schema: string) => (await discrepancies(schema)).map(({ sentence }) => sentence.en)

it("of what the store itself has written, nothing is a discrepancy", async () => {
  for (const events of [0, 1, 999, 1_000, 2_001]) expect(await positions(await made(events))).toEqual([])
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
    expect([sql, await positions(schema)]).toEqual([sql, [7]])
    for (const table of ["event", "tagged"]) {
      await query(`TRUNCATE ${schema}.${table}`)
      await query(`INSERT INTO ${schema}.${table} SELECT * FROM ${schema}.${table}_before`)
    }
  }
})

it("rows beyond the end of the log are found, and neighbours with the same fault are one discrepancy", async () => {
  const schema = await made(1_500)
  await query(`INSERT INTO ${schema}.tagged VALUES ('note:1', 'Noted', 9999)`)
  expect(await positions(schema)).toEqual([9999])
  await query(`DELETE FROM ${schema}.tagged WHERE tag = 'note:1' AND position > 20`)
  expect(await positions(schema)).toEqual([21])
  await query(`DELETE FROM ${schema}.event WHERE position % 3 = 0`)
  expect(await positions(schema)).toHaveLength(100)
})

const forged = [0n, -5n, 2n ** 53n - 1n, 2n ** 53n + 1n]

it("rows at what is no position are never read, refuse no append, and are found", async () => {
  const schema = await made(3)
  for (const table of ["event", "tagged"]) await query(`ALTER TABLE ${schema}.${table} DROP CONSTRAINT ${table}_in_log`)
  for (const position of forged) {
    await query(`INSERT INTO ${schema}.event SELECT ${position}, type, line FROM ${schema}.event WHERE position = 1`)
    await query(
      `INSERT INTO ${schema}.tagged VALUES ('command:1', 'Noted', ${position}), ('note:1', 'Noted', ${position})`
    )
  }
  for (const table of ["event", "tagged"])
    await query(`ALTER TABLE ${schema}.${table} ADD CONSTRAINT ${table}_in_log
      CHECK (position BETWEEN 1 AND ${maxPosition}) NOT VALID`)
  const { close, store } = await openSchema(schema)
  const read = (...given: Parameters<typeof store.read>) => Effect.runPromise(store.read(...given))
  const places = (found: ReadonlyArray<StoredEvent>) => found.map(({ position }) => position)
  const both = [
    { types: [], tags: ["note:1" as const] },
    { types: ["Noted"], tags: [] }
  ]
  for (const asked of [everything, ...both.map((item) => [item]), both])
    for (const backwards of [false, true])
      expect(places(await read(asked, { backwards }))).toEqual(backwards ? [3, 2, 1] : [1, 2, 3])
  const command = [{ types: [], tags: ["command:1" as const] }]
  expect(await read(command)).toEqual([])
  expect(await Effect.runPromise(lengthOf(store))).toBe(3)
  const conditions = [command, [{ types: ["Noted"], tags: ["command:1" as const] }], everything, [both[1]!]]
  for (const [n, each] of conditions.entries())
    expect(await Effect.runPromise(store.append(notes("new", 1), { query: each, after: 3 + n }))).toMatchObject({
      position: 4 + n
    })
  await close()
  expect(await sentences(schema)).toEqual([
    expect.stringContaining(": constraint event_in_log."),
    expect.stringContaining(": constraint tagged_in_log."),
    `The table event has rows at what is no position of a log: -5, 0, 9007199254740991, 9007199254740993.`,
    `The table tagged has rows at what is no position of a log: -5, 0, 9007199254740991, 9007199254740993.`
  ])
})

it("a log with a row at the last position ends: it is verified, with what is missing before, and refuses appends", async () => {
  const schema = await made(3)
  await query(`INSERT INTO ${schema}.event SELECT ${maxPosition}, type, line FROM ${schema}.event WHERE position = 1`)
  const { close, store } = await openSchema(schema)
  expect(await Effect.runPromise(Effect.flip(store.append(notes("more", 1))))).toMatchObject({ reason: "corrupt" })
  await close()
  expect(await positions(schema)).toEqual([4, maxPosition])
})

it("whatever acts on the tables of the log, or stands in for them, is found by its name", async () => {
  const schema = await made(2)
  const name = (sql: string) => sql.replaceAll("log.", `${schema}.`)
  const nothing = "CREATE FUNCTION log.nothing() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'"
  await query(name(nothing))
  const foreign: ReadonlyArray<readonly [made: string, undone: string, found: string]> = [
    [
      "CREATE TRIGGER planted BEFORE INSERT ON log.event FOR EACH ROW EXECUTE FUNCTION log.nothing()",
      "DROP TRIGGER planted ON log.event",
      "trigger planted"
    ],
    [
      "CREATE RULE planted AS ON INSERT TO log.tagged DO ALSO NOTHING",
      "DROP RULE planted ON log.tagged",
      "rule planted"
    ],
    ["CREATE POLICY planted ON log.event USING (false)", "DROP POLICY planted ON log.event", "policy planted"],
    [
      "ALTER TABLE log.event ENABLE ROW LEVEL SECURITY",
      "ALTER TABLE log.event DISABLE ROW LEVEL SECURITY",
      "table event"
    ],
    ["ALTER TABLE log.kept SET UNLOGGED", "ALTER TABLE log.kept SET LOGGED", "table kept"],
    ["CREATE INDEX planted ON log.event (line)", "DROP INDEX log.planted", "index planted"],
    [
      "UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'log.event_type'::regclass",
      "UPDATE pg_index SET indisvalid = true WHERE indexrelid = 'log.event_type'::regclass",
      "index event_type"
    ],
    ["CREATE TABLE log.planted () INHERITS (log.event)", "DROP TABLE log.planted", `heir ${schema}.planted`],
    [
      "ALTER TABLE log.tagged ADD CHECK (tag <> 'x')",
      "ALTER TABLE log.tagged DROP CONSTRAINT tagged_tag_check",
      "constraint tagged_tag_check"
    ],
    [
      "ALTER TABLE log.event ALTER line SET DEFAULT ''",
      "ALTER TABLE log.event ALTER line DROP DEFAULT",
      "column event.line"
    ],
    [
      "ALTER TABLE log.kept ALTER text DROP NOT NULL",
      "ALTER TABLE log.kept ALTER text SET NOT NULL",
      "column kept.text"
    ],
    [
      "CREATE FUNCTION log.append(text) RETURNS int LANGUAGE sql AS 'SELECT 1'",
      "DROP FUNCTION log.append(text)",
      "function append(text)"
    ]
  ]
  for (const [made, undone, found] of foreign) {
    await query(name(made))
    expect([made, await sentences(schema)]).toEqual([made, [expect.stringContaining(`: ${found}`)]])
    await query(name(undone))
  }
  expect(await sentences(schema)).toEqual([])
})

it("a table or a column that is gone is found, and what is left is verified nevertheless", async () => {
  const gone = {
    "DROP TABLE log.tagged": "table tagged",
    "DROP TABLE log.kept": "table kept",
    "DROP TABLE log.event": "table event",
    "ALTER TABLE log.tagged RENAME type TO kind": "column tagged.type",
    "DELETE FROM log.kept": "the log has no identity"
  }
  for (const [sql, expected] of Object.entries(gone)) {
    const schema = await made(2)
    await query(sql.replace("log.", `${schema}.`))
    expect([sql, await sentences(schema)]).toEqual([
      sql,
      expect.arrayContaining([expect.stringContaining(`: ${expected}.`)])
    ])
  }
})

it("a function in place of the one that appends is found, though all else of it is the same", async () => {
  const schema = await made(2)
  const [[definition] = []] = await query(
    "SELECT pg_get_functiondef(oid) FROM pg_proc WHERE pronamespace = $1::regnamespace",
    [schema]
  )
  await query(definition.replace("PERFORM set_config", "-- PERFORM set_config"))
  expect(await sentences(schema)).toEqual([expect.stringMatching(/: function append\(.*\)\.$/)])
  await query(definition)
  expect(await sentences(schema)).toEqual([])
})

it("tables, views and triggers of the host's, in the same schema and elsewhere, and read models are none", async () => {
  const schema = await made(2)
  const models = await openPostgresReadModels({
    url: databaseUrl(),
    schema,
    into: newSchema(),
    catalogue: transferCatalogue
  })
  await query(`CREATE TABLE ${schema}.invoice (number text PRIMARY KEY, position bigint REFERENCES ${schema}.event)`)
  await query(`CREATE INDEX invoice_position ON ${schema}.invoice (position)`)
  await query(`CREATE VIEW ${schema}.invoiced AS SELECT * FROM ${schema}.event JOIN ${schema}.invoice USING (position)`)
  await query(`CREATE FUNCTION ${schema}.nothing() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'`)
  await query(
    `CREATE TRIGGER audit AFTER INSERT ON ${schema}.invoice FOR EACH ROW EXECUTE FUNCTION ${schema}.nothing()`
  )
  await query(`ANALYZE`)
  expect(await sentences(schema)).toEqual([])
  await models.close()
})
