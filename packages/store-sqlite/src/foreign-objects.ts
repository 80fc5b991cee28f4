// What stands in the schema of a log's file and is not the log's: an index that answers for a table, a trigger that writes to one, a view
// of one. A host that shares the file has tables of its own, with their indexes and triggers; as long as these do not name ours, they
// can change nothing of the log.
import { type Connection, connect } from "./connection.ts"
import { exact, textIn } from "./exact-text.ts"
import { migrate } from "./schema.ts"

interface SchemaObject {
  readonly type: string
  readonly name: string
  readonly table: string
  readonly sql: string
}

const columns = ["type", "name", "tbl_name", "coalesce(sql, '')"].map(exact).join()

const objectsIn = (connection: Connection): ReadonlyArray<SchemaObject> =>
  connection.all(`SELECT ${columns} FROM sqlite_schema ORDER BY name`).map((row) => {
    const [type, name, table, sql] = row.map(textIn) as [string, string, string, string]
    return { type, name, table, sql }
  })

let known: ReadonlyArray<SchemaObject> | undefined

/** The objects of a file of ours, as this version makes it. */
const ownObjects = (): ReadonlyArray<SchemaObject> => {
  if (known !== undefined) return known
  const connection = connect(":memory:")
  try {
    migrate(connection)
    known = objectsIn(connection)
    return known
  } finally {
    connection.close()
  }
}

const isSame = (a: SchemaObject, b: SchemaObject): boolean =>
  a.type === b.type && a.name === b.name && a.table === b.table && a.sql === b.sql

/** The names of what is not as this version makes it: own objects that are missing or changed, and others that concern them. */
export const foreignObjects = (connection: Connection): ReadonlyArray<string> => {
  const own = ownObjects()
  const found = objectsIn(connection)
  const tables = new Set(own.map(({ table }) => table.toLowerCase()))
  const namesOurs = ({ sql }: SchemaObject) =>
    (sql.toLowerCase().match(/[\p{L}\p{N}_$]+/gu) ?? []).some((word) => tables.has(word))
  const concernsOurs = (object: SchemaObject): boolean =>
    tables.has(object.table.toLowerCase()) || (object.type !== "table" && object.type !== "index" && namesOurs(object))
  const missing = own.filter((object) => !found.some((other) => isSame(object, other)))
  const foreign = found.filter((object) => concernsOurs(object) && !own.some((other) => isSame(object, other)))
  return [...new Set([...missing, ...foreign].map(({ name }) => name))]
}
