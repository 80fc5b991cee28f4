// The function in the server that decides and stores appends: one call is one round trip and one commit, and a role that may call
// it needs no right to write to any table. The encoding of its parameters is specified in parameters.ts.
import { maxPosition } from "@keikaku/kernel"
import pg from "pg"

/** The key of the advisory lock of a table: its object identifier, unique in the database. */
export const lockOf = (schema: string, table: string): string =>
  `'${`${schema}.${table}`.replaceAll("'", "''")}'::regclass::oid::bigint`

/** The condition on a position to be one that a log can have: what was put elsewhere is not looked at. */
export const isInLog = (position: string): string => `${position} BETWEEN 1 AND ${maxPosition}`

/** Kinds of query items by what they name. Those of decisions have one tag, and are looked up by simple statements, which start quickly. */
export const itemKinds = { tagAndTypes: 1, tag: 2, other: 3 } as const

/** The position as an expression that only the index by type has: in the index by position a rare type would be searched for through the whole log. */
export const positionExpression = (table: string): string => `${table}.position + 0`

/** Whether the event of row `t` has all other tags of the item too. */
const hasOtherTags = (schema: string): string => `NOT EXISTS (
  SELECT FROM unnest(item.tags) AS other (tag) WHERE other.tag <> item.tags[1] AND NOT EXISTS (
    SELECT FROM ${schema}.tagged AS o WHERE o.tag = other.tag AND o.type = t.type AND o.position = t.position))`

const unpacked = `ROWS FROM (
    unnest(owners), unnest(kinds), string_to_table(tags, E'\\n'), string_to_table(types, E'\\n'), unnest(afters)
  ) AS i (owner, kind, tags, types, after)`

/** The owners of items with one tag, with or without types, that match an event after the floor. */
const matchedByOneTag = (
  schema: string,
  floor: string,
  first = ""
): string => `ARRAY (SELECT i.owner FROM ${unpacked} WHERE CASE ${first}
    WHEN i.kind = ${itemKinds.tagAndTypes} THEN EXISTS (SELECT FROM ${schema}.tagged AS t WHERE t.tag = i.tags
      AND t.type = ANY (string_to_array(i.types, E'\\t')) AND t.position > greatest(i.after, ${floor}) AND t.position <= ${maxPosition})
    WHEN i.kind = ${itemKinds.tag} THEN EXISTS (SELECT FROM ${schema}.tagged AS t WHERE t.tag = i.tags
      AND t.position > greatest(i.after, ${floor}) AND t.position <= ${maxPosition})
  END)`

/** The same for items with several tags or none. */
const matchedByOther = (schema: string, floor: string): string => `ARRAY (SELECT item.owner FROM (
      SELECT i.owner, greatest(i.after, ${floor}) AS after,
        string_to_array(i.types, E'\\t') AS types, string_to_array(i.tags, E'\\t') AS tags
      FROM ${unpacked} WHERE i.kind = ${itemKinds.other}
    ) AS item
    WHERE CASE
      WHEN item.tags <> '{}' AND item.types <> '{}' THEN EXISTS (SELECT FROM ${schema}.tagged AS t
        WHERE t.tag = item.tags[1] AND t.type = ANY (item.types) AND t.position > item.after AND t.position <= ${maxPosition}
          AND ${hasOtherTags(schema)})
      WHEN item.tags <> '{}' THEN EXISTS (SELECT FROM ${schema}.tagged AS t
        WHERE t.tag = item.tags[1] AND t.position > item.after AND t.position <= ${maxPosition}
          AND ${hasOtherTags(schema)})
      WHEN item.types <> '{}' THEN
        EXISTS (SELECT FROM ${schema}.event AS e WHERE e.type = ANY (item.types) AND ${positionExpression("e")} > item.after
          AND ${positionExpression("e")} <= ${maxPosition})
      ELSE EXISTS (SELECT FROM ${schema}.event AS e WHERE e.position > item.after AND e.position <= ${maxPosition})
    END)`

/** What the function `append` does. A schema can have any name, so the text is quoted as a literal: no dollar quote is safe. */
export const appendBody = (schema: string): string => `
  #variable_conflict use_column
  DECLARE
    horizon bigint;
  BEGIN
    -- At any other isolation level, reads under the lock would use a snapshot older than the lock.
    IF current_setting('transaction_isolation') <> 'read committed' THEN
      RAISE EXCEPTION 'append needs the isolation level read committed';
    END IF;
    IF current_setting('synchronous_commit') = 'off' THEN
      PERFORM set_config('synchronous_commit', 'on', true);
    END IF;
    IF owners <> '{}' THEN
      SELECT log.length, ${matchedByOneTag(schema, "0", "WHEN i.after > log.length THEN true")} INTO horizon, refused
        FROM (SELECT coalesce(max(e.position), 0) FROM ${schema}.event AS e WHERE ${isInLog("e.position")}) AS log (length);
      IF ${itemKinds.other} = ANY (kinds) THEN refused := refused || ${matchedByOther(schema, "0")}; END IF;
      IF refused <> '{}' THEN RETURN; END IF;
    END IF;
    -- As an expression, because a statement of its own costs as much as a look-up.
    IF pg_advisory_xact_lock(${lockOf(schema, "event")}) IS NULL THEN NULL; END IF;
    -- The last match is the key of the line itself: no keys follow it, and quotes within texts are escaped.
    SELECT e.position, substring(e.line FROM '.*"recordedAt":"([^"]*)"') INTO head, moment
      FROM ${schema}.event AS e WHERE ${isInLog("e.position")} ORDER BY e.position DESC LIMIT 1;
    IF head IS NOT NULL AND moment IS NULL THEN
      RAISE EXCEPTION 'the event at position % has no recordedAt', head USING ERRCODE = 'data_corrupted';
    END IF;
    head := coalesce(head, 0);
    IF head = ${maxPosition} THEN
      RAISE EXCEPTION 'the log ends at position %', head USING ERRCODE = 'data_corrupted';
    END IF;
    IF head > horizon THEN
      refused := ${matchedByOneTag(schema, "horizon")};
      IF ${itemKinds.other} = ANY (kinds) THEN refused := refused || ${matchedByOther(schema, "horizon")}; END IF;
      IF refused <> '{}' THEN RETURN; END IF;
    END IF;
    INSERT INTO ${schema}.event
      SELECT head + e.n, e.type, replace(e.line, E'\\t', greatest(moment COLLATE "C", e.instant))
      FROM ROWS FROM (string_to_table(event_types, E'\\n'), string_to_table(instants, E'\\n'), string_to_table(lines, E'\\n'))
        WITH ORDINALITY AS e (type, instant, line, n);
    INSERT INTO ${schema}.tagged
      SELECT tag, e.type, head + e.n
      FROM ROWS FROM (string_to_table(event_types, E'\\n'), string_to_table(event_tags, E'\\n'))
        WITH ORDINALITY AS e (type, tags, n)
      CROSS JOIN string_to_table(e.tags, E'\\t') AS tag;
    IF channel IS NOT NULL AND pg_notify(channel, '') IS NULL THEN NULL; END IF;
  END`

/**
 * Stores all of the events or, if any condition is violated, none. The conditions are first checked without a lock; then the lock
 * is taken, the conditions are checked again on the events that have arrived in between, and positions are assigned.
 * Returns the former end of the log, its instant, and the owners of the violated conditions.
 */
const append = (schema: string) => `
  CREATE FUNCTION ${schema}.append(
    instants text, event_types text, event_tags text, lines text,
    owners int[], kinds int[], tags text, types text, afters bigint[], channel text,
    OUT head bigint, OUT moment text, OUT refused int[]
  ) LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS ${pg.escapeLiteral(appendBody(schema))}`

/** The function of format 1; only the owner may grant the right to call it. */
export const appendFunction = (schema: string): string =>
  `${append(schema)}; REVOKE ALL ON FUNCTION ${schema}.append FROM PUBLIC;`
