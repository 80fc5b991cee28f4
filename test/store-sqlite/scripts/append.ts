// Waits for a line on standard input, then appends a number of notes without a condition, and increments a shared
// counter a number of times, each on the condition that it has not changed since it was read.
import { once } from "node:events"
import type { AppendConflict, Query, StoreUnavailable } from "@keikaku/kernel"
import { openSqlite } from "@keikaku/store-sqlite"
import { Effect } from "effect"
import { note, notes } from "../note.ts"

const [path, name, count] = process.argv.slice(2) as [string, string, string]
const { store, close } = await openSqlite(path)
const counter: Query = [{ types: ["Turned"], tags: ["counter:1"] }]
const turns = Array.from({ length: Number(count) }, (_, n) => n)

console.log("ready")
await once(process.stdin, "data")

const turn: Effect.Effect<unknown, StoreUnavailable> = Effect.gen(function* () {
  const [last] = yield* store.read(counter, { backwards: true, limit: 1 })
  const turned = last === undefined ? 1 : Number(JSON.parse(last.line).data.group) + 1
  const event = note({ group: `${turned}`, size: 1 }, ["counter:1"], "Turned")
  return yield* store.append([event], { query: counter, after: last?.position ?? 0 })
}).pipe(Effect.catchTag("AppendConflict", (_: AppendConflict) => turn))

await Effect.runPromise(
  Effect.all(
    [
      Effect.forEach(turns, (n) => store.append(notes(`${name}-${n}`, 2)), { concurrency: 4 }),
      Effect.forEach(turns, () => turn, { concurrency: 2 })
    ],
    { concurrency: "unbounded" }
  )
)
await close()
process.exit(0)
