// Whatever is changed in the file of a log behind its back, no reading of it ends the process or goes on for ever, and the change is
// found: as a discrepancy, or in a line or a kept text, which the hashes of an auditor cover.
import { copyFileSync } from "node:fs"
import { openSqlite } from "@keikaku/store-sqlite"
import { Effect } from "effect"
import fc from "fast-check"
import Database from "libsql"
import { expect, it } from "vitest"
import { temporaryFile } from "../temporary.ts"
import { lookedOver } from "./looked-over.ts"
import { note } from "./note.ts"

const events = 40

/** A small log with a tail, of which nobody has closed the index, and with something kept. */
const base = async () => {
  const path = temporaryFile()
  const { close, store } = await openSqlite(path)
  const all = Array.from({ length: events }, (_, n) => note({ group: "漢字", size: n }, [`note:${n % 3}`, `case:${n}`]))
  await Effect.runPromise(store.append(all))
  const kept = new Map(["a", "b", "c"].map((key) => [key, `${key} 漢字`]))
  await Effect.runPromise(store.sidecar.put(kept, { key: "none", text: undefined }))
  await close()
  return path
}

/** A change, as the statement that makes it, and its parameters of a row that it reads first. */
interface Change {
  readonly sql: string
  readonly of?: readonly [sql: string, parameters: (value: Buffer) => ReadonlyArray<unknown>]
}

const changed = (path: string, { of, sql }: Change): string => {
  const copy = temporaryFile()
  copyFileSync(path, copy)
  const database = new Database(copy)
  database.exec("PRAGMA ignore_check_constraints = ON")
  if (of === undefined) database.exec(sql)
  else database.prepare(sql).run(of[1]((database.prepare(of[0]).raw().get() as [Buffer])[0]))
  database.exec("PRAGMA wal_checkpoint(TRUNCATE)")
  database.close()
  return copy
}

const texts = [
  ["event", "line", "position"],
  ["tagged", "tag", "position"],
  ["tagged", "type", "position"],
  ["kept", "key", "key"],
  ["kept", "text", "key"]
] as const

const nth = (table: string, key: string, n: number) =>
  `${key} = (SELECT ${key} FROM ${table} ORDER BY ${key} LIMIT 1 OFFSET (${n} % (SELECT count(*) FROM ${table})))`

const withFlippedBit = (bytes: Buffer, bit: number): Buffer => {
  const at = bit % (bytes.length * 8)
  bytes[at >> 3]! ^= 1 << (at & 7)
  return bytes
}

/** One bit of one text in the row, or in the rows of one position. */
const bitFlip = fc.tuple(fc.constantFrom(...texts), fc.nat(events - 1), fc.nat(10_000)).map(
  ([[table, column, key], row, bit]): Change => ({
    sql: `UPDATE OR IGNORE ${table} SET ${column} = CAST(? AS TEXT) WHERE ${nth(table, key, row)} AND ${column} <> ''`,
    of: [
      `SELECT CAST(${column} AS BLOB) FROM ${table} WHERE ${nth(table, key, row)} AND ${column} <> '' LIMIT 1`,
      (bytes) => [withFlippedBit(bytes, bit)]
    ]
  })
)

const position = fc.oneof(
  fc.integer({ min: -2, max: events + 3 }).map(String),
  fc.constantFrom(
    "9007199254740990",
    "9007199254740991",
    "9007199254740993",
    "9223372036854775807",
    "-9223372036854775808"
  )
)

const rowChange = fc.oneof(
  fc
    .tuple(fc.constantFrom("event", "tagged"), fc.nat(1_000), position)
    .map(([table, row, to]) => `UPDATE OR IGNORE ${table} SET position = ${to} WHERE ${nth(table, "position", row)}`),
  fc
    .tuple(fc.constantFrom(["event", "position"], ["tagged", "position"], ["kept", "key"]), fc.nat(1_000))
    .map(([[table, key], row]) => `DELETE FROM ${table} WHERE ${nth(table!, key!, row)}`),
  position.map((to) => `INSERT OR REPLACE INTO event SELECT ${to}, line || ' ' FROM event WHERE position = 3`),
  fc
    .tuple(position, fc.constantFrom("note:1", "command:1", ""), fc.constantFrom("Noted", "Other"))
    .map(([to, tag, type]) => `INSERT OR IGNORE INTO tagged VALUES ('${tag}', '${type}', ${to})`),
  fc.constantFrom(
    "DELETE FROM indexed",
    "INSERT INTO indexed VALUES (3)",
    "DELETE FROM kept",
    "DELETE FROM tagged",
    "DELETE FROM event",
    "INSERT INTO kept VALUES ('a2', 'x')"
  ),
  position.filter((to) => to !== `${events}`).map((to) => `UPDATE indexed SET up_to = ${to}`)
)

const planted = fc
  .tuple(
    fc.constantFrom("event", "tagged", "indexed", "kept"),
    fc.constantFrom(
      "CREATE INDEX planted ON $ (1)",
      "CREATE TRIGGER planted AFTER INSERT ON $ BEGIN DELETE FROM other; END",
      'CREATE TABLE other (id INTEGER); CREATE TRIGGER planted AFTER INSERT ON other BEGIN DELETE FROM "$"; END',
      "CREATE VIEW planted AS SELECT 1 FROM (SELECT 2), /* */ [$]",
      "CREATE VIEW planted AS SELECT 1 WHERE EXISTS (SELECT 1 FROM ((`$`) JOIN (SELECT 1)))",
      "ALTER TABLE $ ADD COLUMN planted INTEGER",
      "DROP TABLE $"
    )
  )
  .map(([table, sql]) => sql.replaceAll("$", table))

const statement = fc.oneof(rowChange, planted).map((sql): Change => ({ sql }))
const change = fc.oneof({ arbitrary: bitFlip, weight: 2 }, { arbitrary: statement, weight: 3 })

it("any one change is found, and ends neither the process nor a reading", async () => {
  const path = await base()
  await fc.assert(
    fc.asyncProperty(fc.noShrink(fc.array(change, { minLength: 100, maxLength: 100 })), async (changes) => {
      const [before, ...after] = await lookedOver(
        "self",
        [{ sql: "" }, ...changes].map((each) => changed(path, each))
      )
      expect(before).toMatchObject({ read: events, discrepancies: [], appended: "done" })
      for (const [n, found] of after.entries()) {
        const { sql } = changes[n]!
        const isFound =
          "refused" in found
            ? found.refused === "corrupt"
            : found.discrepancies.length > 0 || found.seen !== before!.seen
        // What would have been a second row of the same key was not changed.
        const isSame = sql.includes("OR IGNORE") && JSON.stringify(found) === JSON.stringify(before)
        expect([sql, isFound || isSame, found]).toEqual([sql, true, found])
      }
    }),
    { numRuns: 2 }
  )
})
