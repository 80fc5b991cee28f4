// Waits for a line on standard input, then appends groups of known sizes, several callers at once, and prints each
// acknowledgement at once, until it is killed. A server that goes away is waited for: what failed then is given up.
import { once } from "node:events"
import { openPostgres } from "@keikaku/store-postgres"
import { Effect } from "effect"
import { printLine } from "../../print-line.ts"
import { notes } from "../../store-sqlite/note.ts"

const [url, schema, name] = process.argv.slice(2) as [string, string, string]
const { store } = await openPostgres(url, { schema })
let count = 0

await once(process.stdin, "data")

const caller = Effect.gen(function* () {
  while (true) {
    const group = `${name}-${++count}`
    const size = 1 + (count % 7)
    const appended = yield* Effect.result(store.append(notes(group, size)))
    if (appended._tag === "Success") printLine(`${group} ${appended.success.position} ${size}`)
    else if (appended.failure._tag !== "StoreUnavailable") throw appended.failure
    else yield* Effect.sleep("10 millis")
  }
})

await Effect.runPromise(Effect.all([caller, caller, caller, caller], { concurrency: "unbounded" }))
