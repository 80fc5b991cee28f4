// Compares the schema of the file with that of a new log, and lets SQLite check the pages. A host may keep tables of its own in the
// file, with whatever belongs to them: they concern a log only where they work on its tables.
import { type Discrepancy, damage, foreignObject, maxDiscrepancies, rowsOutside } from "@keikaku/kernel"
import { type Connection, connect } from "./connection.ts"
import { shown } from "./exact-text.ts"
import { codeOf } from "./failure.ts"
import { mentionsTable } from "./mentions.ts"
import { migrate } from "./schema.ts"

interface SchemaObject {
  readonly type: string
  readonly name: string
  readonly table: string
  readonly sql: string
}

const objectsIn = (connection: Connection): ReadonlyArray<SchemaObject> =>
  connection
    .all(`SELECT ${["type", "name", "tbl_name", "sql"].map((column) => `CAST(${column} AS BLOB)`)} FROM sqlite_schema`)
    .map((row) => {
      const [type, name, table, sql] = row.map(shown) as [string, string, string, string]
      return { type, name, table, sql }
    })

const objectsOfNewLog = (): ReadonlyArray<SchemaObject> => {
  const connection = connect(":memory:")
  try {
    migrate(connection)
    return objectsIn(connection)
  } finally {
    connection.close()
  }
}

/** Own tables that are missing or otherwise, and objects that work on them. */
export const schemaDiscrepancies = (connection: Connection): ReadonlyArray<Discrepancy> => {
  const [own, found] = [objectsOfNewLog(), objectsIn(connection)]
  const same = (a: SchemaObject) => (b: SchemaObject) => JSON.stringify(a) === JSON.stringify(b)
  const tables = new Set(own.map(({ name }) => name))
  const isForeign = (object: SchemaObject): boolean => {
    if (own.some(same(object)) || object.type === "table") return false
    const isOn = object.type !== "view" && tables.has(object.table.toLowerCase())
    return isOn || (object.type !== "index" && mentionsTable(object.sql, tables))
  }
  const changed = [...own.filter((object) => !found.some(same(object))), ...found.filter(isForeign)]
  return changed.map(({ name, type }) => foreignObject(`${type} ${name.slice(0, 100)}`))
}

const messagesOf = (connection: Connection, argument: string): ReadonlyArray<string> =>
  connection
    .all(`SELECT CAST(integrity_check AS BLOB) FROM pragma_integrity_check(${argument})`)
    .map(([message]) => shown(message))
    .filter((message) => message !== "ok")

/** What SQLite says of pages, and not of a row in a table of the host's. */
const isOfPages = (message: string): boolean =>
  /^(\*\*\*|Tree|Page|Freelist|Main|List of tree|Fragmentation)/.test(message)

const messagesOfFile = (connection: Connection): ReadonlyArray<string> | undefined => {
  try {
    return messagesOf(connection, `${maxDiscrepancies}`)
  } catch (cause) {
    // A table of the host's may need functions or collations of the host's.
    if (codeOf(cause) === 1) return undefined
    throw cause
  }
}

/** What SQLite's own check of the pages, and of the rows of our tables, finds; one fault may have many messages. */
export const integrityDiscrepancies = (connection: Connection): ReadonlyArray<Discrepancy> => {
  const ofFile = messagesOfFile(connection)
  if (ofFile?.length === 0) return []
  const tables = objectsOfNewLog().map(({ name }) => name)
  const existing = tables.filter((name) => objectsIn(connection).some((object) => object.name === name))
  const messages = new Set([
    ...(ofFile ?? []).filter(isOfPages),
    ...existing.flatMap((name) => messagesOf(connection, `'${name}'`))
  ])
  const [first] = messages
  if (first === undefined) return []
  const others = messages.size === 1 ? "" : ` (+${messages.size - 1})`
  return [damage(`${first}${others}`)]
}

/** The rows of a table at what cannot be a position in a log. */
export const outsideLog = (connection: Connection, table: "event" | "tagged", isInLog: string) => {
  const rows = connection.all(
    `SELECT CAST(position AS TEXT), count(*) FROM ${table} WHERE NOT ${isInLog} GROUP BY position ORDER BY position LIMIT 10`
  )
  return rows.length === 0 ? [] : [rowsOutside(table, rows.map(([position]) => position).join(", "))]
}
