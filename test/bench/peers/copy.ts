// COPY, the fastest way into PostgreSQL that there is: the raw driver's rows through a stream. It lies here because the tests of
// the house do not install what it needs.
import { Readable } from "node:stream"
import { pipeline } from "node:stream/promises"
import pg from "pg"
import { from } from "pg-copy-streams"
import type { Contestant } from "../contestant.ts"
import { lineOf, openDatabase } from "../contestants/raw.ts"
import type { Happened } from "../domain.ts"

const textOf = function* (events: Iterable<Happened>): Generator<string> {
  let n = 0
  for (const event of events) yield `${lineOf(event, `raw-${++n}`).replaceAll("\\", "\\\\")}\n`
}

/** COPY in one transaction, whatever the length. */
export const contestants: ReadonlyArray<Contestant> = [
  {
    name: "raw driver, COPY",
    module: import.meta.url,
    rows: "d",
    opens: {
      postgres: async (url) => {
        const log = await openDatabase(1)(url)
        return {
          ...log,
          load: async (events) => {
            const client = new pg.Client(url)
            await client.connect()
            await pipeline(Readable.from(textOf(events)), client.query(from("COPY event (line) FROM STDIN")))
            await client.end()
          }
        }
      }
    }
  }
]
