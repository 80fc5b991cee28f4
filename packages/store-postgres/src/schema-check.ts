// Compares the tables and the function of a log with what the migration makes. Whatever acts on our tables or stands in for them is
// found: triggers, rules, policies, heirs, indexes, other functions of the name. What only reads them, or lies beside them, is not.
import { type Discrepancy, foreignObject, maxPosition } from "@keikaku/kernel"
import type { Database, Row } from "./database.ts"
import { appendBody } from "./functions.ts"

/** What belongs to our tables and functions: its kind, its name and its definition, without the schema. */
const objects = `
  WITH log AS (SELECT oid, format('%I.', nspname) AS prefix FROM pg_namespace WHERE oid = to_regnamespace($1)),
  own AS (
    SELECT class.*, log.prefix FROM pg_class AS class JOIN log ON class.relnamespace = log.oid
    WHERE relname IN ('event', 'tagged', 'kept', 'keikaku_format')
  )
  SELECT 'table', relname::text, concat_ws(' ', relkind, relpersistence,
      CASE WHEN relrowsecurity OR relforcerowsecurity THEN 'row security' END, CASE WHEN relispartition THEN 'partition' END)
    FROM own
  UNION ALL
  SELECT 'column', relname || '.' || attname, concat_ws(' ', format_type(atttypid, atttypmod), collname,
      CASE WHEN attnotnull THEN 'not null' END, nullif(attidentity, ''), nullif(attgenerated, ''), pg_get_expr(adbin, adrelid))
    FROM own JOIN pg_attribute ON attrelid = own.oid AND attnum > 0 AND NOT attisdropped
    LEFT JOIN pg_collation AS coll ON coll.oid = attcollation AND collname <> 'default'
    LEFT JOIN pg_attrdef ON adrelid = own.oid AND adnum = attnum
  UNION ALL
  SELECT 'constraint', conname, relname || ' ' || pg_get_constraintdef(con.oid)
    FROM own JOIN pg_constraint AS con ON conrelid = own.oid AND contype <> 'n'
  UNION ALL
  SELECT 'index', class.relname, concat_ws(' ', replace(pg_get_indexdef(class.oid), ' ON ' || prefix, ' ON '),
      CASE WHEN NOT (indisvalid AND indisready AND indislive) THEN 'invalid' END)
    FROM own JOIN pg_index ON indrelid = own.oid JOIN pg_class AS class ON class.oid = indexrelid
  UNION ALL
  SELECT 'trigger', tgname, pg_get_triggerdef(tg.oid) FROM own JOIN pg_trigger AS tg ON tgrelid = own.oid AND NOT tgisinternal
  UNION ALL
  SELECT 'rule', rulename, pg_get_ruledef(rule.oid) FROM own JOIN pg_rewrite AS rule ON ev_class = own.oid
  UNION ALL
  SELECT 'policy', polname, relname FROM own JOIN pg_policy ON polrelid = own.oid
  UNION ALL
  SELECT 'heir', inhrelid::regclass::text, relname FROM own JOIN pg_inherits ON own.oid IN (inhparent, inhrelid)
  UNION ALL
  SELECT 'function', format('append(%s)', pg_get_function_identity_arguments(proc.oid)), concat_ws(' ', prokind, lanname,
      CASE WHEN prosecdef THEN 'definer' END, provolatile, CASE WHEN proisstrict THEN 'strict' END, proconfig::text,
      CASE WHEN prosrc <> $2 THEN 'replaced' END)
    FROM log JOIN pg_proc AS proc ON pronamespace = log.oid AND proname = 'append' JOIN pg_language AS lang ON lang.oid = prolang`

const inLog = `CHECK ((("position" >= 1) AND ("position" <= '${maxPosition}'::bigint)))`
const parameters = [
  "instants text, event_types text, event_tags text, lines text, owners integer[], kinds integer[], tags text, types text",
  "afters bigint[], channel text, OUT head bigint, OUT moment text, OUT refused integer[]"
].join(", ")

/** What the migration makes, as `objects` has it. */
const expected: ReadonlyArray<Row> = [
  ...["event", "tagged", "kept", "keikaku_format"].map((table) => ["table", table, "r p"]),
  ["column", "event.position", "bigint not null"],
  ["column", "event.type", "text C not null"],
  ["column", "event.line", "text not null"],
  ["column", "tagged.tag", "text C not null"],
  ["column", "tagged.type", "text C not null"],
  ["column", "tagged.position", "bigint not null"],
  ["column", "kept.key", "text C not null"],
  ["column", "kept.text", "text not null"],
  ["column", "keikaku_format.version", "integer not null"],
  ["column", "keikaku_format.since", "timestamp with time zone not null now()"],
  ["constraint", "event_pkey", 'event PRIMARY KEY ("position")'],
  ["constraint", "event_in_log", `event ${inLog}`],
  ["constraint", "tagged_pkey", 'tagged PRIMARY KEY (tag, type, "position")'],
  ["constraint", "tagged_in_log", `tagged ${inLog}`],
  ["constraint", "kept_pkey", "kept PRIMARY KEY (key)"],
  ["constraint", "keikaku_format_pkey", "keikaku_format PRIMARY KEY (version)"],
  ["index", "event_pkey", 'CREATE UNIQUE INDEX event_pkey ON event USING btree ("position")'],
  ["index", "event_type", 'CREATE INDEX event_type ON event USING btree (type, (("position" + 0)))'],
  ["index", "tagged_pkey", 'CREATE UNIQUE INDEX tagged_pkey ON tagged USING btree (tag, type, "position")'],
  ["index", "kept_pkey", "CREATE UNIQUE INDEX kept_pkey ON kept USING btree (key)"],
  ["index", "keikaku_format_pkey", "CREATE UNIQUE INDEX keikaku_format_pkey ON keikaku_format USING btree (version)"],
  ["function", `append(${parameters})`, 'f plpgsql definer v {"search_path=pg_catalog, pg_temp"}']
]

/** What is missing, added or otherwise; one discrepancy for each object. */
export const schemaDiscrepancies = async ({ rows, schema }: Database): Promise<ReadonlyArray<Discrepancy>> => {
  const byName = (objects: ReadonlyArray<Row>) =>
    new Map(objects.map(([kind, name, text]) => [`${kind} ${name}`, text]))
  const [own, found] = [byName(expected), byName(await rows(objects, [schema, appendBody(schema)]))]
  const names = new Set([...own.keys(), ...found.keys()])
  return [...names].filter((name) => own.get(name) !== found.get(name)).map(foreignObject)
}
