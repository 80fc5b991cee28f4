// What can change what a log's tables answer, or what is written to them, and is not the log's: triggers, rules, row security, tables that
// inherit from them, indexes that are not ours or not whole, columns that were changed, another function that appends. A host's own
// tables and views, also in the same schema, change nothing of the log.
import type { Database } from "./database.ts"
import { appendBody } from "./functions.ts"

const tables = ["event", "tagged", "kept"]

/** The columns of the tables, as the server describes them. */
const columns = [
  "event.line text",
  "event.position bigint",
  "event.type text",
  "kept.key text",
  "kept.text text",
  "tagged.position bigint",
  "tagged.tag text",
  "tagged.type text"
]

/** The indexes, each with its columns; none has a predicate. */
const indexes = ["event_pkey", "event_type", "kept_pkey", "tagged_pkey"]

/** The names of what is not as the store makes it. */
export const foreignObjects = async ({ rows, schema }: Database): Promise<ReadonlyArray<string>> => {
  const namesOf = async (sql: string) => (await rows(sql)).map(([name]) => name!)
  const ours = `ARRAY[${tables.map((table) => `'${`${schema}.${table}`.replaceAll("'", "''")}'::regclass`).join()}]`
  const relation = (column: string) => `(SELECT relname FROM pg_catalog.pg_class WHERE oid = ${column})`
  const foreign = await namesOf(`
    SELECT 'trigger ' || tgname FROM pg_catalog.pg_trigger WHERE tgrelid = ANY (${ours}) AND NOT tgisinternal
    UNION ALL SELECT 'rule ' || rulename FROM pg_catalog.pg_rewrite WHERE ev_class = ANY (${ours})
    UNION ALL SELECT 'policy ' || polname FROM pg_catalog.pg_policy WHERE polrelid = ANY (${ours})
    UNION ALL SELECT 'row security of ' || relname FROM pg_catalog.pg_class WHERE oid = ANY (${ours}) AND (relrowsecurity OR relforcerowsecurity)
    UNION ALL SELECT 'kind of ' || relname FROM pg_catalog.pg_class WHERE oid = ANY (${ours}) AND (relkind <> 'r' OR relpersistence <> 'p')
    UNION ALL SELECT 'table ' || ${relation("inhrelid")} FROM pg_catalog.pg_inherits WHERE inhparent = ANY (${ours})
    UNION ALL SELECT 'table ' || ${relation("inhrelid")} FROM pg_catalog.pg_inherits WHERE inhrelid = ANY (${ours})
    UNION ALL SELECT 'default of ' || ${relation("adrelid")} FROM pg_catalog.pg_attrdef WHERE adrelid = ANY (${ours})
    UNION ALL SELECT 'index ' || ${relation("indexrelid")} FROM pg_catalog.pg_index
      WHERE indrelid = ANY (${ours}) AND (NOT (indisvalid AND indisready AND indislive) OR indpred IS NOT NULL)`)
  const indexed = await namesOf(
    `SELECT ${relation("indexrelid")} FROM pg_catalog.pg_index WHERE indrelid = ANY (${ours})`
  )
  const described = await namesOf(`
    SELECT ${relation("attrelid")} || '.' || attname || ' ' || pg_catalog.format_type(atttypid, atttypmod)
    FROM pg_catalog.pg_attribute WHERE attrelid = ANY (${ours}) AND attnum > 0 AND NOT attisdropped`)
  const functions = await rows(
    `SELECT p.prosrc, p.prosecdef FROM pg_catalog.pg_proc AS p WHERE p.proname = 'append'
       AND p.pronamespace = (SELECT relnamespace FROM pg_catalog.pg_class WHERE oid = '${`${schema}.event`.replaceAll("'", "''")}'::regclass)`
  )
  const isOwnFunction = functions.length === 1 && functions[0]![0] === appendBody(schema)
  return [
    ...foreign,
    ...differences("index", indexed, indexes),
    ...differences("column", described, columns),
    ...(isOwnFunction ? [] : ["function append"])
  ]
}

const differences = (kind: string, found: ReadonlyArray<string>, own: ReadonlyArray<string>): ReadonlyArray<string> =>
  [...found.filter((name) => !own.includes(name)), ...own.filter((name) => !found.includes(name))].map(
    (name) => `${kind} ${name}`
  )
