// No change of a record goes unnoticed: every byte of the file of a small log, every byte of every value in its tables, rows and schema
// objects more or fewer. `soak` tries each of them, `test` a drawn part. What is found whole must hold the very same content.
import { readFileSync, writeFileSync } from "node:fs"
import {
  createCheckpoint,
  ed25519,
  type HistoryReport,
  handOverLog,
  sha256,
  signCheckpoint,
  verifyHistory
} from "@keikaku/audit"
import { openSqlite } from "@keikaku/store-sqlite"
import { Effect } from "effect"
import fc from "fast-check"
import Database from "libsql"
import { beforeAll, expect, it } from "vitest"
import { soak } from "../soak.ts"
import { temporaryPath } from "../temporary.ts"
import { former, growTo, ours, run, signer } from "./bundles.ts"

let good: Buffer
let since: string
const path = temporaryPath()

beforeAll(async () => {
  const { close, store } = await openSqlite(path)
  await growTo(store, 1, 3)
  const { root, size } = await run(createCheckpoint(store, { ...signer, key: former }))
  since = signCheckpoint(ed25519, former, { root, size }).note
  await run(handOverLog(store, { ...signer, key: former }, ours))
  await growTo(store, 4, 6)
  await run(createCheckpoint(store, signer))
  await close()
  good = readFileSync(path)
  expect(await verdictOf(good)).toBe("whole")
})

/** What the verification of a file says: `refused` when it cannot even be opened, `less` when less of it is said to be proved. */
type Verdict = HistoryReport["status"] | "refused" | "less"

const verdictOf = async (bytes: Uint8Array): Promise<Verdict> => {
  writeFileSync(path, bytes)
  return verdict()
}

const verdict = async (): Promise<Verdict> => {
  const opened = await openSqlite(path, { create: false }).catch(() => undefined)
  if (opened === undefined) return "refused"
  const verified = verifyHistory(opened.store, { hashing: sha256, signing: ed25519, keys: [former], since })
  const status = await Effect.runPromise(
    Effect.match(verified, {
      onFailure: () => "refused" as const,
      onSuccess: ({ checkpoints, signedUpTo, status }) =>
        status === "whole" && (signedUpTo < 6 || checkpoints.length < 2) ? "less" : status
    })
  )
  await opened.close().catch(() => undefined)
  return status
}

const tables = {
  event: ["position", "line"],
  tagged: ["tag", "type", "position"],
  kept: ["key", "text"],
  indexed: ["up_to"]
}

const ofRecord = (table: string): string => (table === "kept" ? "WHERE key <> 'identity'" : "")

/** Everything that the log's own tables and schema hold. */
const contentOf = (bytes: Uint8Array): string => {
  writeFileSync(path, bytes)
  const database = new Database(path)
  try {
    const rows = (sql: string) => JSON.stringify(database.prepare(sql).raw().all())
    const ofTables = Object.entries(tables).map(([table, columns]) => {
      const bytesOf = columns.map((column) => `hex(CAST(${column} AS BLOB))`)
      return rows(`SELECT ${bytesOf.join(" || '/' || ")} FROM ${table} ${ofRecord(table)} ORDER BY 1`)
    })
    return [rows("SELECT hex(name), hex(sql) FROM sqlite_schema ORDER BY 1"), ...ofTables].join("\n")
  } catch (cause) {
    return `unreadable: ${cause}`
  } finally {
    database.close()
  }
}

const drawn = <A>(all: ReadonlyArray<A>, count: number): ReadonlyArray<A> =>
  soak(0, 1) === 1 || all.length <= count ? all : fc.sample(fc.constantFrom(...all), count)

it("whichever byte of the file is changed, it is not whole, or nothing of the record has changed", async () => {
  const content = contentOf(good)
  for (const at of drawn([...good.keys()], 250)) {
    const changed = Buffer.from(good)
    changed[at]! ^= 1 << (at % 8)
    if ((await verdictOf(changed)) === "whole") expect([at, contentOf(changed)]).toEqual([at, content])
  }
})

/** The file after statements behind the store's back; undefined when it took none of them. */
const after = (...statements: ReadonlyArray<string>): boolean => {
  writeFileSync(path, good)
  const database = new Database(path)
  try {
    database.exec("PRAGMA ignore_check_constraints = ON")
    for (const sql of statements) database.exec(sql)
    return true
  } catch {
    return false
  } finally {
    database.close()
  }
}

const numbered = (table: string): string => `(SELECT *, row_number() OVER () AS n FROM ${table})`

it("whichever byte of a value is changed, the record is not whole", async () => {
  writeFileSync(path, good)
  const database = new Database(path)
  const places = Object.entries(tables).flatMap(([table, columns]) =>
    columns.flatMap((column) =>
      (
        database
          .prepare(
            `SELECT n, length(CAST(${column} AS BLOB)), typeof(${column}) FROM ${numbered(table)} ${ofRecord(table)}`
          )
          .raw()
          .all() as ReadonlyArray<[number, number, string]>
      ).flatMap(([row, length, type]) =>
        type === "text"
          ? Array.from({ length }, (_, at) => ({ table, columns, column, row, at }))
          : [{ table, columns, column, row, at: -1 }]
      )
    )
  )
  database.close()
  let taken = 0
  for (const { at, column, columns, row, table } of drawn(places, 250)) {
    const where = `(${columns.join()}) = (SELECT ${columns.join()} FROM ${numbered(table)} WHERE n = ${row})`
    const blob = `CAST(${column} AS BLOB)`
    const value =
      at < 0
        ? `${column} + 1`
        : `CAST(substr(${blob}, 1, ${at}) || CAST(char((unicode(substr(${blob}, ${at + 1}, 1)) + 1) % 128) AS BLOB) || substr(${blob}, ${at + 2}) AS TEXT)`
    if (!after(`UPDATE ${table} SET ${column} = ${value} WHERE ${where}`)) continue
    taken += 1
    expect([table, column, row, at, await verdict()]).not.toEqual([table, column, row, at, "whole"])
  }
  expect(taken).toBeGreaterThan(100)
})

it.each([
  ...["DELETE FROM event WHERE position = 2", "DELETE FROM event WHERE position > 4"],
  ...[
    "INSERT INTO event SELECT 0, line FROM event WHERE position = 1",
    "INSERT INTO event SELECT -3, line FROM event WHERE position = 1"
  ],
  "INSERT INTO event SELECT 9007199254740993, line FROM event WHERE position = 1",
  "INSERT INTO event SELECT 9007199254740990, line FROM event WHERE position = 1",
  "INSERT INTO tagged SELECT tag, type, 0 FROM tagged WHERE position = 1",
  "INSERT INTO tagged VALUES ('other:1', 'Noted', 3)",
  ...[
    "DELETE FROM tagged WHERE position = 3",
    "DELETE FROM tagged",
    "UPDATE indexed SET up_to = 2",
    "DELETE FROM indexed"
  ],
  ...["INSERT INTO indexed VALUES (6)", "UPDATE indexed SET up_to = 99"],
  "UPDATE event SET line = line || ' ' WHERE position = 6",
  "UPDATE event SET line = CAST(CAST(line AS BLOB) || x'ff' AS TEXT) WHERE position = 2",
  "UPDATE tagged SET type = CAST(x'4eff' AS TEXT) WHERE position = 2",
  "UPDATE kept SET text = CAST(x'ff' AS TEXT) WHERE key LIKE 'tree/tile/%'",
  "UPDATE kept SET text = CAST(x'ff' AS TEXT) WHERE key LIKE 'tree/checkpoint/%'",
  ...["DELETE FROM kept WHERE key LIKE 'tree/tile/%'", "UPDATE kept SET text = '2' WHERE key = 'tree/size'"],
  "UPDATE kept SET text = (SELECT text FROM kept WHERE key LIKE 'tree/checkpoint/%3') WHERE key LIKE 'tree/checkpoint/%6'",
  "CREATE INDEX by_line ON event (line)",
  "CREATE TRIGGER t AFTER INSERT ON event BEGIN DELETE FROM tagged; END",
  "CREATE VIEW v AS SELECT line FROM event",
  "CREATE TABLE host (a); CREATE TRIGGER t AFTER INSERT ON host BEGIN DELETE FROM event; END"
])("is not whole, and neither crashes nor runs on: %s", async (sql) => {
  expect(after(sql)).toBe(true)
  expect(await verdict()).toMatch(/^(altered|not-checked|refused|less)$/)
})

it("a host's own tables, with their indexes and triggers, accuse nobody", async () => {
  const own = ["CREATE TABLE invoice (number TEXT PRIMARY KEY, paid INTEGER)", "CREATE INDEX by_paid ON invoice (paid)"]
  const trigger =
    "CREATE TRIGGER paid AFTER UPDATE ON invoice BEGIN INSERT INTO invoice VALUES (NEW.number || 'x', 1); END"
  expect(after(...own, trigger, "CREATE VIEW unpaid AS SELECT number FROM invoice WHERE paid = 0", "ANALYZE")).toBe(
    true
  )
  expect(await verdict()).toBe("whole")
})
