// The sidecar of the log, in the same file and equally durable.
import type { Sidecar, StoreUnavailable } from "@keikaku/kernel"
import type { Effect } from "effect"
import type { Connection } from "./connection.ts"
import { exact, textIn } from "./exact-text.ts"
import { attempt } from "./failure.ts"

/** Retries an attempt while another process holds the lock. */
export type RetryPolicy = <A>(attempt: Effect.Effect<A, StoreUnavailable>) => Effect.Effect<A, StoreUnavailable>

/** The first key after all those with a prefix; keys are ASCII. */
const endOfPrefix = (prefix: string): string =>
  prefix.slice(0, -1) + String.fromCharCode(prefix.charCodeAt(prefix.length - 1) + 1)

/** The sidecar on a connection. */
export const sidecarOn = (connection: Connection, retryPolicy: RetryPolicy): Sidecar => {
  const textOf = (key: string): string | undefined => {
    const row = connection.first(`SELECT ${exact("text")} FROM kept WHERE key = ?`, [key])
    return row && textIn(row[0])
  }
  return {
    get: (keys) =>
      retryPolicy(
        attempt(() =>
          connection.transaction(
            "read",
            () =>
              new Map(
                keys.flatMap((key) => {
                  const text = textOf(key)
                  return text === undefined ? [] : [[key, text] as const]
                })
              )
          )
        )
      ),
    list: (prefix) =>
      retryPolicy(
        attempt(() =>
          connection.transaction("read", () =>
            connection
              .all(`SELECT ${exact("key")}, ${exact("text")} FROM kept WHERE key >= ? AND key < ? ORDER BY key`, [
                prefix,
                endOfPrefix(prefix)
              ])
              .map(([key, text]) => [textIn(key), textIn(text)] as const)
          )
        )
      ),
    put: (texts, expected) =>
      retryPolicy(
        attempt(() =>
          connection.transaction("write", () => {
            if (textOf(expected.key) !== expected.text) return false
            for (const [key, text] of texts)
              connection.run("INSERT INTO kept VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET text = excluded.text", [
                key,
                text
              ])
            return true
          })
        )
      )
  }
}
