// The format of a log: a schema with the events, an index by tag, type and position, and the sidecar. Formats are only ever added;
// nothing in a schema is changed before it is known to be ours.
import { identityKey, StoreUnavailable } from "@keikaku/kernel"
import type { Database } from "./database.ts"
import { unreachable } from "./failure.ts"
import { appendFunction, isInLog, positionExpression } from "./functions.ts"

/** Step n leads from format n to n + 1. Steps are only ever added. */
const steps: ReadonlyArray<(schema: string) => string> = [
  (schema) => `
    CREATE TABLE ${schema}.event (
      position bigint PRIMARY KEY CONSTRAINT event_in_log CHECK (${isInLog("position")}),
      type text COLLATE "C" NOT NULL, line text NOT NULL
    );
    CREATE INDEX event_type ON ${schema}.event (type, (${positionExpression("event")}));
    CREATE TABLE ${schema}.tagged (
      tag text COLLATE "C", type text COLLATE "C", position bigint CONSTRAINT tagged_in_log CHECK (${isInLog("position")}),
      PRIMARY KEY (tag, type, position)
    );
    CREATE TABLE ${schema}.kept (key text COLLATE "C" PRIMARY KEY, text text NOT NULL);
    INSERT INTO ${schema}.kept VALUES ('${identityKey}', gen_random_uuid() || ' 1');
    ${appendFunction(schema)}`
]

const newest = steps.length

const createSchema = (schema: string): string => `
  CREATE SCHEMA IF NOT EXISTS ${schema};
  CREATE TABLE ${schema}.keikaku_format (version integer PRIMARY KEY, since timestamptz NOT NULL DEFAULT now())`

/** The format of the log in the schema; 0 when there is none. Rejects when the schema is not ours, or has a newer format. */
export const inspect = async ({ rows, schema }: Database): Promise<number> => {
  const [[encoding, marked, others] = []] = await rows(
    `SELECT current_setting('server_encoding'), to_regclass($1 || '.keikaku_format'),
       (SELECT count(*) FROM pg_catalog.pg_class WHERE relnamespace = to_regnamespace($1))`,
    [schema]
  )
  if (encoding !== "UTF8") throw unreachable(`the database is encoded as ${encoding}; a log needs UTF8`)
  if (marked === null) {
    if (others !== "0") throw unreachable(`the schema ${schema} belongs to another application`)
    return 0
  }
  const [[text] = []] = await rows(`SELECT max(version) FROM ${schema}.keikaku_format`)
  const version = Number(text)
  if (version <= newest) return version
  throw new StoreUnavailable({
    reason: "newer-format",
    message: `the log has format ${version}; this version of the store reads up to ${newest}`
  })
}

/** Whether the schema has a log of the newest format. Rejects as `inspect` does. */
export const isNewest = async (database: Database): Promise<boolean> => (await inspect(database)) === newest

/** Brings the log to the newest format, in one transaction; of several processes that start at once, one does it. */
export const migrate = async (database: Database): Promise<void> => {
  if (await isNewest(database)) return
  const { schema, transaction } = database
  await transaction(async ({ execute, rows }) => {
    await rows("SELECT pg_advisory_xact_lock(hashtextextended('keikaku migrates ' || $1, 0))", [schema])
    const version = await inspect({ ...database, rows })
    if (version === 0) await execute(createSchema(schema))
    for (const [n, step] of steps.slice(version).entries())
      await execute(`${step(schema)}; INSERT INTO ${schema}.keikaku_format VALUES (${version + n + 1})`)
  })
}
