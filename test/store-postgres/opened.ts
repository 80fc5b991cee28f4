// Stores for the tests of this folder: each in a schema of its own, in the database that the tests of a worker share, or the one that was given.
import { openPostgres, type PostgresOptions } from "@keikaku/store-postgres"
import type { OpenedWithSidecar } from "@keikaku/testing"
import pg from "pg"
import { afterAll, beforeAll } from "vitest"
import { sharedDatabase } from "../databases.ts"

let url = ""
const run = process.pid
let count = 0
const made: Array<string> = []

/** Finds the database, before the first test of the file; removes what was made in it, after the last. */
export const useDatabase = (): void => {
  beforeAll(async () => {
    url = process.env.DATABASE_URL || (await sharedDatabase())
  })
  afterAll(async () => {
    for (const schema of made.splice(0)) await query(`DROP SCHEMA IF EXISTS ${schema} CASCADE`)
  })
}

/** A schema that does not exist yet. */
export const newSchema = (): string => {
  const name = `keikaku_test_${run}_${++count}`
  made.push(name)
  return name
}

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
