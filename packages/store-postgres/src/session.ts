// The addresses of a log and the settings of its sessions, which make the planner ignore statistics and always scan indexes in
// order. So plans do not change when a table grows after it was last analysed.
import type pg from "pg"

/** How long to wait, in milliseconds. */
export interface Limits {
  readonly busyTimeout: number
  readonly statementTimeout: number
}

/**
 * The addresses that one text names, each with one host: `postgresql://app@a:5432,b:5432/plans` is two, as in PostgreSQL's own
 * libraries.
 */
export const addressesIn = (url: string): ReadonlyArray<string> => {
  const [, start = "", hosts = "", end = ""] = /^([a-z]+:\/\/(?:[^/?#]*@)?)([^/?#]*)(.*)$/is.exec(url) ?? []
  return hosts.includes(",") ? hosts.split(",").map((host) => `${start}${host}${end}`) : [url]
}

const settings = ({ busyTimeout, statementTimeout }: Limits): string =>
  Object.entries({
    default_transaction_isolation: "read\\ committed",
    standard_conforming_strings: "on",
    plan_cache_mode: "force_generic_plan",
    enable_seqscan: "off",
    enable_bitmapscan: "off",
    enable_hashjoin: "off",
    enable_mergejoin: "off",
    jit: "off",
    lock_timeout: busyTimeout,
    statement_timeout: statementTimeout,
    client_min_messages: "warning"
  })
    .map(([name, value]) => `-c ${name}=${value}`)
    .join(" ")

/** Values are returned as text; the reader converts positions and counts. */
export const asText = { getTypeParser: () => (text: string) => text } as unknown as pg.CustomTypesConfig

const isOptions = (parameter: string): boolean => parameter.startsWith("options=")

/** The driver's configuration for an address. Of two settings of one name the server takes the last, so the store's own win. */
export const sessionAt = (address: string, limits: Limits): pg.ClientConfig => {
  const { busyTimeout, statementTimeout } = limits
  const [place = "", ...rest] = address.split("?")
  const parameters = rest.join("?").split("&")
  const others = parameters.filter((parameter) => parameter !== "" && !isOptions(parameter))
  const given = new URLSearchParams(parameters.filter(isOptions).join("&")).getAll("options")
  const options = given.length > 0 ? given : [process.env.PGOPTIONS ?? ""]
  return {
    connectionString: others.length === 0 ? place : `${place}?${others.join("&")}`,
    options: [...options, settings(limits)].join(" ").trimStart(),
    application_name: "keikaku",
    keepAlive: true,
    connectionTimeoutMillis: busyTimeout,
    // Longer than the server's own time-out: this one is for a server that no longer answers.
    query_timeout: statementTimeout + busyTimeout,
    types: asText
  }
}
