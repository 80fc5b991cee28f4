// Addresses of logs on the tests' server, as they are written on the command line.
import { databaseUrl } from "../store-postgres/opened.ts"

/** The address of the log in a schema. */
export const addressOf = (schema: string): string => {
  const url = databaseUrl()
  return `${url}${url.includes("?") ? "&" : "?"}schema=${schema}`
}
