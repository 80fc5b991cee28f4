// Stores for the tests of this folder: each in a schema of its own, on one server for a file of tests.
import { openPostgres, type PostgresOptions } from "@keikaku/store-postgres"
import type { OpenedWithSidecar } from "@keikaku/testing"
import pg from "pg"
import { afterAll, beforeAll } from "vitest"
import { type Server, startServer } from "./server.ts"

let server: Server | undefined
const given = process.env.DATABASE_URL ?? ""
let url = given
const run = process.pid
let count = 0

/** Starts the server, before the first test of the file; removes it, or what was made in the given database, after the last. */
export const useDatabase = (): void => {
  beforeAll(async () => {
    if (url !== "") return
    server = await startServer()
    url = server.url
  })
  afterAll(async () => {
    if (server === undefined) for (let n = 1; n <= count; n++) await query(`DROP SCHEMA IF EXISTS ${nameOf(n)} CASCADE`)
    await server?.remove()
    server = undefined
    url = given
  })
}

const nameOf = (n: number) => `keikaku_test_${run}_${n}`

/** A schema that does not exist yet. */
export const newSchema = (): string => nameOf(++count)

/** The address of the database. */
export const databaseUrl = (): string => url

/** Queries the database directly. */
export const query = async (sql: string, parameters: Array<unknown> = []): Promise<Array<any>> => {
  const client = new pg.Client(url)
  await client.connect()
  try {
    const { rows } = await client.query({ text: sql, values: parameters, rowMode: "array" })
    return rows
  } finally {
    await client.end()
  }
}

/** Opens the log in a schema. */
export const openSchema = async (
  schema = newSchema(),
  options: Omit<PostgresOptions, "url" | "schema"> = {}
): Promise<OpenedWithSidecar> => {
  const { close, store } = await openPostgres(url, { ...options, schema })
  return { store, close, reopen: () => close().then(() => openSchema(schema, options)) }
}
