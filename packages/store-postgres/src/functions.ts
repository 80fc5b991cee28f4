// The function that decides and stores appends, inside the server: one call is one round trip and one commit, and whoever may
// call it needs no right to write to any table, let alone to change what is written. How texts come packed is told in texts.ts.

/** The key of the advisory lock of a table: its number, which is no other's in the database. */
export const lockOf = (schema: string, table: string): string =>
  `'${`${schema}.${table}`.replaceAll("'", "''")}'::regclass::oid::bigint`

/** Items of queries by what they name: those of decisions have one tag, and are looked up by simple statements, which start quickly. */
export const itemKinds = { tagAndTypes: 1, tag: 2, other: 3 } as const

/** The position, as only the index by type has it: in the one by position alone a rare type would be sought through the whole log. */
export const placeIn = (table: string): string => `${table}.position + 0`

/** Whether the event that row `t` finds has all other tags of the item too. */
export const alsoTagged = (schema: string): string => `NOT EXISTS (
  SELECT FROM unnest(item.tags) AS other (tag) WHERE other.tag <> item.tags[1] AND NOT EXISTS (
    SELECT FROM ${schema}.tagged AS o WHERE o.tag = other.tag AND o.type = t.type AND o.position = t.position))`

const unpacked = `ROWS FROM (
    unnest(owners), unnest(kinds), string_to_table(tags, E'\\n'), string_to_table(types, E'\\n'), unnest(afters)
  ) AS i (owner, kind, tags, types, after)`

/** Which of the items of the two usual kinds find an event beyond the floor, by their owners: one statement for both. */
const usual = (
  schema: string,
  floor: string,
  first = ""
): string => `ARRAY (SELECT i.owner FROM ${unpacked} WHERE CASE ${first}
    WHEN i.kind = ${itemKinds.tagAndTypes} THEN EXISTS (SELECT FROM ${schema}.tagged AS t WHERE t.tag = i.tags
      AND t.type = ANY (string_to_array(i.types, E'\\t')) AND t.position > greatest(i.after, ${floor}))
    WHEN i.kind = ${itemKinds.tag} THEN EXISTS (SELECT FROM ${schema}.tagged AS t WHERE t.tag = i.tags
      AND t.position > greatest(i.after, ${floor}))
  END)`

/** The same for items with several tags or none. */
const other = (schema: string, floor: string): string => `ARRAY (SELECT item.owner FROM (
      SELECT i.owner, greatest(i.after, ${floor}) AS after,
        string_to_array(i.types, E'\\t') AS types, string_to_array(i.tags, E'\\t') AS tags
      FROM ${unpacked} WHERE i.kind = ${itemKinds.other}
    ) AS item
    WHERE CASE
      WHEN item.tags <> '{}' AND item.types <> '{}' THEN EXISTS (SELECT FROM ${schema}.tagged AS t
        WHERE t.tag = item.tags[1] AND t.type = ANY (item.types) AND t.position > item.after AND ${alsoTagged(schema)})
      WHEN item.tags <> '{}' THEN EXISTS (SELECT FROM ${schema}.tagged AS t
        WHERE t.tag = item.tags[1] AND t.position > item.after AND ${alsoTagged(schema)})
      WHEN item.types <> '{}' THEN
        EXISTS (SELECT FROM ${schema}.event AS e WHERE e.type = ANY (item.types) AND ${placeIn("e")} > item.after)
      ELSE EXISTS (SELECT FROM ${schema}.event AS e WHERE e.position > item.after)
    END)`

/**
 * Stores all of the events or, if any condition fails, none. First the conditions are checked on what is there; only then comes the
 * lock, under which positions are given out, and of the conditions only what has arrived meanwhile is looked at again.
 * Answers with the end of the log before, its instant, and the owners of the conditions that failed.
 */
const append = (schema: string) => `
  CREATE FUNCTION ${schema}.append(
    instants text, event_types text, event_tags text, lines text,
    owners int[], kinds int[], tags text, types text, afters bigint[], channel text,
    OUT head bigint, OUT moment text, OUT refused int[]
  ) LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $append$
  #variable_conflict use_column
  DECLARE
    horizon bigint;
  BEGIN
    -- With any other isolation, what is read under the lock would be older than the lock.
    IF current_setting('transaction_isolation') <> 'read committed' THEN
      RAISE EXCEPTION 'append needs the isolation level read committed';
    END IF;
    IF current_setting('synchronous_commit') = 'off' THEN
      PERFORM set_config('synchronous_commit', 'on', true);
    END IF;
    IF owners <> '{}' THEN
      SELECT log.length, ${usual(schema, "0", "WHEN i.after > log.length THEN true")} INTO horizon, refused
        FROM (SELECT coalesce(max(e.position), 0) FROM ${schema}.event AS e) AS log (length);
      IF ${itemKinds.other} = ANY (kinds) THEN refused := refused || ${other(schema, "0")}; END IF;
      IF refused <> '{}' THEN RETURN; END IF;
    END IF;
    -- An expression, because each statement costs as much as a look-up.
    IF pg_advisory_xact_lock(${lockOf(schema, "event")}) IS NULL THEN NULL; END IF;
    -- The last that looks so is the line's own key: what follows it holds no keys, and in a text the quotes are escaped.
    SELECT e.position, substring(e.line FROM '.*"recordedAt":"([^"]*)"') INTO head, moment
      FROM ${schema}.event AS e ORDER BY e.position DESC LIMIT 1;
    IF head IS NOT NULL AND moment IS NULL THEN
      RAISE EXCEPTION 'the event at position % has no recordedAt', head USING ERRCODE = 'data_corrupted';
    END IF;
    head := coalesce(head, 0);
    IF head > horizon THEN
      refused := ${usual(schema, "horizon")};
      IF ${itemKinds.other} = ANY (kinds) THEN refused := refused || ${other(schema, "horizon")}; END IF;
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
  END $append$`

/** The function as format 1 has it; who may call it is the owner's to say. */
export const appendFunction = (schema: string): string =>
  `${append(schema)}; REVOKE ALL ON FUNCTION ${schema}.append FROM PUBLIC;`
