// Leads a view to another table. PostgreSQL replaces a view in place only where its columns stay; else the view, and those that
// stand on it, are made again as they were, with their options, owners and rights, in one transaction.
import pg from "pg"
import type { Queries, Row } from "./database.ts"

/**
 * A view by itself at depth 0, then those that stand on it, directly or through others, the nearest first; each with its
 * definition (none for itself: it gets another), options, owner and comment.
 */
const standing = `
  WITH RECURSIVE standing (view, depth) AS (
    SELECT $1::regclass::oid, 0
    UNION
    SELECT rewrite.ev_class, depth + 1 FROM standing
    JOIN pg_depend AS depend ON depend.refclassid = 'pg_class'::regclass AND depend.refobjid = standing.view
    JOIN pg_rewrite AS rewrite ON depend.classid = 'pg_rewrite'::regclass AND rewrite.oid = depend.objid
    WHERE rewrite.ev_class <> standing.view
  )
  SELECT class.oid::regclass, CASE max(depth) WHEN 0 THEN '' ELSE rtrim(pg_get_viewdef(class.oid), ';') END,
    array_to_string(class.reloptions, ', '), pg_get_userbyid(class.relowner), obj_description(class.oid, 'pg_class')
  FROM standing JOIN pg_class AS class ON class.oid = standing.view GROUP BY class.oid ORDER BY max(depth)`

/** What gives a view's rights again to those who have them. */
const grants = `
  SELECT format('GRANT %s ON %s TO %s%s', privilege_type, class.oid::regclass,
    CASE grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(grantee)) END,
    CASE WHEN is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
  FROM pg_class AS class, aclexplode(class.relacl) WHERE class.oid = $1::regclass AND grantee <> class.relowner`

const codeOf = (cause: unknown): string => String(cause instanceof Error && "code" in cause ? cause.code : undefined)

/** Something stands on the view that cannot be made again on the table: a column is missing, or it is no view. */
export const isMisfit = (cause: unknown): cause is Error => /^(2BP01|42...)$/.test(codeOf(cause))

/** The view exists with other columns: PostgreSQL's code for what cannot be replaced in place. */
const isOtherwise = (cause: unknown): boolean => codeOf(cause) === "42P16"

/** Makes a view again, as it was, when what it stands on has changed. */
const remade = async ({ rows }: Queries, row: Row): Promise<ReadonlyArray<string>> => {
  const [view, definition, options, owner, comment] = row as ReadonlyArray<string>
  const granted = await rows(grants, [view!])
  return [
    ...(definition === "" ? [] : [`CREATE VIEW ${view}${options ? ` WITH (${options})` : ""} AS ${definition}`]),
    ...(comment ? [`COMMENT ON VIEW ${view} IS ${pg.escapeLiteral(comment)}`] : []),
    ...granted.map(([grant]) => grant!),
    `ALTER VIEW ${view} OWNER TO ${pg.escapeIdentifier(owner!)}`
  ]
}

/** Leads the view to the table, in the transaction of these queries; makes it where there is none. Names are quoted already. */
export const switchView = async (queries: Queries, view: string, table: string): Promise<void> => {
  const { execute, rows } = queries
  const create = `VIEW ${view} AS SELECT * FROM ${table}`
  await execute("SAVEPOINT before_switch")
  try {
    return await execute(`CREATE OR REPLACE ${create}`)
  } catch (cause) {
    if (!isOtherwise(cause)) throw cause
    await execute("ROLLBACK TO before_switch")
  }
  const views = await rows(standing, [view])
  const again: Array<string> = []
  for (const each of views) again.push(...(await remade(queries, each)))
  const drops = views.map(([each]) => `DROP VIEW ${each}`).reverse()
  await execute([...drops, `CREATE ${create}`, ...again].join(";\n"))
}
