// The functions that decide and store appends, inside the server: one call is one round trip and one commit, and whoever may
// call `append` needs no right to write to any table, let alone to change what is written.
// How texts come packed is told in texts.ts.

/** Which of the items (owner, tags, types, after) find an event beyond the floor, by their owners. */
const met = (schema: string) => `
  CREATE FUNCTION ${schema}.met(owners int[], tags text, types text, afters bigint[], floor bigint) RETURNS int[]
  LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $met$
  BEGIN
    RETURN (
      SELECT coalesce(array_agg(DISTINCT item.owner), '{}') FROM (
        SELECT i.owner, greatest(i.after, floor) AS after, string_to_array(i.types, E'\\t') AS types,
          string_to_array(i.tags, E'\\t') AS tags, split_part(i.tags, E'\\t', 1) COLLATE "C" AS lead
        FROM ROWS FROM (unnest(owners), string_to_table(tags, E'\\n'), string_to_table(types, E'\\n'), unnest(afters))
          AS i (owner, tags, types, after)
        OFFSET 0
      ) AS item
      WHERE CASE
        WHEN coalesce(cardinality(item.tags), 0) = 0 AND coalesce(cardinality(item.types), 0) = 0 THEN
          EXISTS (SELECT FROM ${schema}.event AS e WHERE e.position > item.after)
        WHEN coalesce(cardinality(item.tags), 0) = 0 THEN
          EXISTS (SELECT FROM ${schema}.event AS e WHERE e.type = ANY (item.types) AND e.position > item.after)
        WHEN coalesce(cardinality(item.types), 0) = 0 THEN
          EXISTS (SELECT FROM ${schema}.tagged AS t WHERE t.tag = item.lead AND t.position > item.after
            AND (cardinality(item.tags) = 1 OR ${alsoTagged(schema)}))
        ELSE
          EXISTS (SELECT FROM ${schema}.tagged AS t
            WHERE t.tag = item.lead AND t.type = ANY (item.types) AND t.position > item.after
            AND (cardinality(item.tags) = 1 OR ${alsoTagged(schema)}))
      END
    );
  END $met$`

/** Whether the event that row `t` finds has all other tags of the item too. */
export const alsoTagged = (schema: string): string => `NOT EXISTS (
  SELECT FROM unnest(item.tags) AS other (tag) WHERE other.tag <> item.lead AND NOT EXISTS (
    SELECT FROM ${schema}.tagged AS o WHERE o.tag = other.tag AND o.type = t.type AND o.position = t.position))`

/**
 * Stores the events of all proposals that may be stored. First every condition is checked on what is there; only then comes the
 * lock, under which positions are given out, and of the conditions only what has arrived meanwhile is looked at again.
 * A proposal that `meets` an earlier one of the same call is refused if that one is stored.
 * Answers with the end of the log before (proposal 0), each stored proposal's first position and instant, and nulls for a refused one.
 */
const append = (schema: string) => `
  CREATE FUNCTION ${schema}.append(
    owners int[], instants text, types text, tags text, lines text,
    item_owners int[], item_tags text, item_types text, item_afters bigint[],
    meeting int[], met int[]
  ) RETURNS TABLE (proposal int, "position" bigint, recorded_at text)
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $append$
  #variable_conflict use_column
  DECLARE
    horizon bigint;
    head bigint;
    moment text COLLATE "C";
    refused int[];
  BEGIN
    -- With any other isolation, what is read under the lock would be older than the lock.
    IF current_setting('transaction_isolation') <> 'read committed' THEN
      RAISE EXCEPTION 'append needs the isolation level read committed';
    END IF;
    IF current_setting('synchronous_commit') = 'off' THEN
      PERFORM set_config('synchronous_commit', 'on', true);
    END IF;
    horizon := (SELECT coalesce(max(e.position), 0) FROM ${schema}.event AS e);
    refused := ${schema}.met(item_owners, item_tags, item_types, item_afters, 0);
    PERFORM pg_advisory_xact_lock('${schema}.event'::regclass::oid::bigint);
    SELECT e.position, e.line::json ->> 'recordedAt' INTO head, moment
      FROM ${schema}.event AS e ORDER BY e.position DESC LIMIT 1;
    IF head > horizon THEN
      refused := refused || ${schema}.met(item_owners, item_tags, item_types, item_afters, horizon);
    END IF;
    FOR n IN 1 .. cardinality(meeting) LOOP
      IF met[n] <> ALL (refused) THEN refused := refused || meeting[n]; END IF;
    END LOOP;
    RETURN QUERY
      WITH placed AS MATERIALIZED (
        SELECT e.owner, coalesce(head, 0) + row_number() OVER (ORDER BY e.n) AS position,
          greatest(moment, max(e.instant COLLATE "C") OVER (ORDER BY e.owner)) AS instant, e.type, e.tags, e.line
        FROM ROWS FROM (
          unnest(owners), string_to_table(instants, E'\\n'), string_to_table(types, E'\\n'),
          string_to_table(tags, E'\\n'), string_to_table(lines, E'\\n')
        ) WITH ORDINALITY AS e (owner, instant, type, tags, line, n)
        WHERE e.owner <> ALL (refused)
      ), stored AS (
        INSERT INTO ${schema}.event SELECT p.position, p.type, replace(p.line, E'\\t', p.instant) FROM placed AS p
      ), indexed AS (
        INSERT INTO ${schema}.tagged
          SELECT tag, p.type, p.position FROM placed AS p CROSS JOIN string_to_table(p.tags, E'\\t') AS tag
      )
      SELECT 0, coalesce(head, 0), moment::text
      UNION ALL SELECT p.owner, min(p.position), min(p.instant) FROM placed AS p GROUP BY p.owner
      UNION ALL SELECT DISTINCT r, NULL::bigint, NULL FROM unnest(refused) AS r;
  END $append$`

/** The functions as format 1 has them. */
export const appendFunctions = (schema: string): string => `${met(schema)};${append(schema)};`
