// Whatever acts on the tables of a log is found and named; tables of the host's in the same file, with all that belongs to them, are
// not. What SQLite itself finds wrong in the file is found as well.
import { openSync, readSync, writeSync } from "node:fs"
import { openSqlite, openSqliteReadModels, sqliteWithin } from "@keikaku/store-sqlite"
import { Effect } from "effect"
import Database from "libsql"
import { expect, it } from "vitest"
import { transferCatalogue } from "../store-postgres/transfer.ts"
import { temporaryFile } from "../temporary.ts"
import { notes } from "./note.ts"

const made = async (events = 5): Promise<string> => {
  const path = temporaryFile()
  const { close, store } = await openSqlite(path)
  await Effect.runPromise(store.append(notes("group", events, ["note:1"])))
  await close()
  return path
}

const change = (path: string, ...sqls: ReadonlyArray<string>) => {
  const database = new Database(path)
  for (const sql of sqls) database.exec(sql)
  database.close()
}

const sentences = async (path: string) => {
  const { close, store } = await openSqlite(path)
  const found = await Effect.runPromise(store.discrepancies)
  await close()
  return found.map(({ sentence }) => sentence.en)
}

it("indexes, triggers and views on the tables of the log are found by their names", async () => {
  const foreign = {
    "CREATE INDEX planted ON tagged (position)": "index",
    "CREATE UNIQUE INDEX planted ON Event (line) WHERE 0": "index",
    "CREATE TRIGGER planted BEFORE INSERT ON event BEGIN SELECT RAISE(IGNORE); END": "trigger",
    "CREATE TRIGGER planted AFTER INSERT ON host BEGIN UPDATE OR REPLACE event SET line = ''; END": "trigger",
    "CREATE TRIGGER planted AFTER INSERT ON host BEGIN DELETE FROM 'kept'; END": "trigger",
    "CREATE TRIGGER planted AFTER INSERT ON host BEGIN INSERT INTO [indexed] VALUES (1); END": "trigger",
    "CREATE VIEW planted AS SELECT * FROM host, -- the rest is said\n (SELECT 1, 'x') AS h, \"EVENT\"": "view",
    "CREATE VIEW planted AS SELECT id FROM host WHERE id IN event": "view"
  }
  for (const [sql, type] of Object.entries(foreign)) {
    const path = await made()
    change(path, "CREATE TABLE host (id INTEGER)", sql)
    expect([sql, await sentences(path)]).toEqual([sql, [expect.stringContaining(`: ${type} planted.`)]])
  }
})

it("a table of the log that is missing or defined otherwise is found by its name, and so is what depends on it", async () => {
  for (const table of ["event", "tagged", "kept", "indexed"]) {
    const [path, other] = [await made(), await made()]
    change(path, `ALTER TABLE ${table} ADD COLUMN planted INTEGER`)
    expect(await sentences(path)).toEqual([expect.stringContaining(`: table ${table}.`)])
    change(other, `DROP TABLE ${table}`)
    const found = await sentences(other).catch(({ reason }) => [reason])
    expect(found[0]).toEqual(table === "event" ? "corrupt" : expect.stringContaining(`: table ${table}.`))
  }
})

it("a host's tables, indexes, triggers and views, a read model and statistics are not found", async () => {
  const path = await made()
  const database = new Database(path)
  database.exec(`
    CREATE TABLE invoice (number TEXT PRIMARY KEY, event INTEGER, kept TEXT, amount INTEGER CHECK (amount > 0));
    CREATE INDEX invoice_event ON invoice (event);
    CREATE TABLE audit (number TEXT, event INTEGER);
    CREATE TRIGGER invoiced AFTER UPDATE OF event, kept ON invoice WHEN new.event <> old.event BEGIN
      INSERT INTO audit (number, event) VALUES (new.number, new.event); -- DELETE FROM event
      UPDATE invoice SET kept = 'from event', event = 1 WHERE number = new.number;
    END;
    CREATE VIEW billed AS SELECT number, event, (SELECT count(event) FROM audit) AS tagged FROM invoice AS kept
      JOIN audit USING (number, event) WHERE kept.event IN (1, 2) GROUP BY number, event ORDER BY event, tagged;
    PRAGMA ignore_check_constraints = ON;
    INSERT INTO invoice VALUES ('1', 1, '', -1);
    ANALYZE;
    BEGIN IMMEDIATE`)
  const within = await sqliteWithin(database)
  await Effect.runPromise(within.append(notes("host", 1)))
  expect(await Effect.runPromise(within.discrepancies)).toEqual([])
  database.exec("COMMIT")
  database.close()
  const models = await openSqliteReadModels({ path, into: temporaryFile(), catalogue: transferCatalogue })
  await models.close()
  expect(await sentences(path)).toEqual([])
})

it("lines out of their order in the file, and a table on the pages of the log, are found", async () => {
  const path = await made()
  const database = new Database(path)
  const [page] = database.prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'event'").raw().get() as [number]
  database.close()
  const file = openSync(path, "r+")
  // Behind the eight bytes of its header, a leaf has the places of its rows, in two bytes each (sqlite.org/fileformat2.html, 1.6).
  const places = Buffer.alloc(4)
  const at = (page - 1) * 4_096 + 8
  readSync(file, places, 0, 4, at)
  writeSync(file, Buffer.concat([places.subarray(2), places.subarray(0, 2)]), 0, 4, at)
  expect(await sentences(path)).toEqual(expect.arrayContaining([expect.stringContaining("A part is damaged: ")]))

  const other = await made()
  change(
    other,
    "CREATE TABLE host (position INTEGER PRIMARY KEY, line TEXT)",
    "PRAGMA writable_schema = ON",
    "UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'event') WHERE name = 'host'"
  )
  expect(await sentences(other)).toEqual([expect.stringContaining("A part is damaged: ")])
})

it("an index that is older than the rows, and hides them, is found", async () => {
  const path = await made()
  change(
    path,
    "CREATE INDEX planted ON event (position, line)",
    "PRAGMA writable_schema = ON",
    "UPDATE sqlite_schema SET sql = 'CREATE INDEX planted ON event (position, line) WHERE 0' WHERE name = 'planted'"
  )
  expect(await sentences(path)).toContainEqual(expect.stringContaining(": index planted."))
})
