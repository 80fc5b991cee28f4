// The sidecar of the log, in the same schema and equally durable.
import type { Sidecar } from "@keikaku/kernel"
import type { Database } from "./database.ts"
import { attempt } from "./failure.ts"
import { lockOf } from "./functions.ts"
import { joinLines } from "./parameters.ts"

/** The first key after all those with a prefix; keys are ASCII. */
const endOfPrefix = (prefix: string): string =>
  prefix.slice(0, -1) + String.fromCharCode(prefix.charCodeAt(prefix.length - 1) + 1)

// PostgreSQL cannot store a NUL in a text: it is escaped as \0, and a backslash as two.
const escaped = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is escaped
  text.replaceAll(/[\u0000\\]/g, (character) => (character === "\\" ? "\\\\" : "\\0"))
const unescaped = (text: string): string =>
  text.replaceAll(/\\(.)/g, (_, character: string) => (character === "0" ? "\u0000" : character))

/** The sidecar of a log. */
export const sidecarOn = ({ rows, schema, transaction }: Database): Sidecar => ({
  get: (keys) =>
    attempt(async () => {
      const found = await rows(`SELECT key, text FROM ${schema}.kept WHERE key = ANY (string_to_array($1, E'\\n'))`, [
        joinLines(keys)
      ])
      const texts = new Map(found.map(([key, text]) => [key!, unescaped(text!)]))
      return new Map(keys.flatMap((key) => (texts.has(key) ? [[key, texts.get(key)!] as const] : [])))
    }),
  list: (prefix) =>
    attempt(async () =>
      (
        await rows(`SELECT key, text FROM ${schema}.kept WHERE key >= $1 AND key < $2 ORDER BY key`, [
          prefix,
          endOfPrefix(prefix)
        ])
      ).map(([key, text]) => [key!, unescaped(text!)] as const)
    ),
  put: (texts, expected) =>
    attempt(() =>
      transaction(async ({ rows }) => {
        await rows(`SELECT pg_advisory_xact_lock(${lockOf(schema, "kept")})`)
        const [[text] = []] = await rows(`SELECT text FROM ${schema}.kept WHERE key = $1`, [expected.key])
        if (text !== (expected.text === undefined ? undefined : escaped(expected.text))) return false
        for (const [key, text] of texts)
          await rows(
            `INSERT INTO ${schema}.kept VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET text = excluded.text`,
            [key, escaped(text)]
          )
        return true
      })
    )
})
