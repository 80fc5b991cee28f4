// Waits for a line on standard input, then appends groups of known sizes, several callers at once, and prints each
// acknowledgement at once, until it is killed.
import { once } from "node:events"
import { writeSync } from "node:fs"
import { openSqlite } from "@keikaku/store-sqlite"
import { Effect } from "effect"
import { notes } from "../note.ts"

const [path, name] = process.argv.slice(2) as [string, string]
const { store } = await openSqlite(path)
let count = 0

await once(process.stdin, "data")

const caller = Effect.gen(function* () {
  while (true) {
    const group = `${name}-${++count}`
    const size = 1 + (count % 7)
    const { position } = yield* store.append(notes(group, size))
    writeSync(1, `${group} ${position} ${size}\n`)
  }
})

await Effect.runPromise(Effect.all([caller, caller, caller, caller], { concurrency: "unbounded" }))
