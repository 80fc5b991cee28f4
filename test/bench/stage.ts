// Where logs are put: an empty file or an empty database for each, on this machine, removed afterwards. One PostgreSQL
// server, that of the tests, serves the whole run and starts when it is first needed.
import { spawn } from "node:child_process"
import { once } from "node:events"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { setTimeout } from "node:timers/promises"
import pg from "pg"
import { type Server, startServer } from "../store-postgres/server.ts"
import type { Contestant, Log, Place } from "./contestant.ts"

/** An empty place for a log. */
export interface Spot {
  readonly where: string
  readonly remove: () => Promise<unknown>
}

/** Gives empty places. */
export interface Stage {
  readonly spot: (place: Place) => Promise<Spot>
  /** What the PostgreSQL server calls itself. */
  readonly postgresVersion: () => Promise<string>
  readonly clear: () => Promise<unknown>
}

const queryAt = async (url: string, sql: string) => {
  const client = new pg.Client(url)
  await client.connect()
  try {
    return await client.query(sql)
  } finally {
    await client.end()
  }
}

/** Sets up a stage. */
export const setStage = (): Stage => {
  const directory = mkdtempSync(join(tmpdir(), "keikaku-bench-"))
  let count = 0
  let server: Promise<Server> | undefined
  const ask = async (sql: string) => {
    server ??= startServer()
    return queryAt((await server).url, sql)
  }
  const connectionsTo = async (name: string): Promise<number> =>
    Number((await ask(`SELECT count(*) FROM pg_stat_activity WHERE datname = '${name}'`)).rows[0].count)
  const file = (): Spot => {
    const folder = mkdtempSync(join(directory, "log-"))
    return { where: join(folder, "log.db"), remove: async () => rmSync(folder, { recursive: true, force: true }) }
  }
  const database = async (): Promise<Spot> => {
    const name = `log${++count}`
    await ask(`CREATE DATABASE ${name}`)
    const where = new URL((await server!).url)
    where.pathname = name
    // A driver's connections may be closed for it before they are for the server.
    const remove = async () => {
      for (let tries = 0; tries < 200 && (await connectionsTo(name)) > 0; tries++) await setTimeout(5)
      await ask(`DROP DATABASE ${name} WITH (FORCE)`)
    }
    return { where: where.href, remove }
  }
  return {
    spot: async (place) =>
      place === "sqlite" ? file() : place === "postgres" ? database() : { where: "", remove: async () => {} },
    postgresVersion: async () => (await ask("SHOW server_version")).rows[0].server_version,
    clear: async () => {
      await (await server)?.remove()
      rmSync(directory, { recursive: true, force: true })
    }
  }
}

/** A contestant's log in an empty place, and what removes both. */
export const openOn = async (
  stage: Stage,
  contestant: Contestant,
  place: Place
): Promise<{ readonly log: Log; readonly where: string; readonly remove: () => Promise<unknown> }> => {
  const { remove, where } = await stage.spot(place)
  const log = await contestant.opens[place]!(where)
  return { log, where, remove: () => log.close().then(remove) }
}

const mebibyte = 2 ** 20

/** Every file of every table and index of a database, each piece read where the server runs, and thrown away there. */
const everyFile = `SELECT sum(length(pg_read_binary_file(file, piece, ${16 * mebibyte}, true)))
FROM pg_class, pg_relation_filepath(oid) AS path,
  generate_series(0, pg_relation_size(oid) / ${1024 * mebibyte}) AS segment,
  concat(path, '.' || nullif(segment, 0)) AS file,
  generate_series(0, ${1008 * mebibyte}, ${16 * mebibyte}) AS piece
WHERE relkind IN ('r', 'i', 't') AND segment * ${1024 * mebibyte} + piece < pg_relation_size(oid)`

/**
 * Reads a log's file or files once, so that the machine has them in its memory. A process that opens and closes a file of SQLite
 * loses the locks that it has on it (https://sqlite.org/howtocorrupt.html, section 2.2): another one does it.
 */
export const readThrough = async (place: Place, where: string): Promise<unknown> => {
  if (place === "postgres") return queryAt(where, everyFile)
  const [code] = await once(spawn("cat", [where], { stdio: "ignore" }), "exit")
  if (code !== 0) throw new Error(`wrong: ${where} was not read`)
}

/** What PostgreSQL does by itself after a while: from then on an index says which of its rows everybody sees. */
export const vacuum = (url: string): Promise<unknown> => queryAt(url, "VACUUM ANALYZE")
