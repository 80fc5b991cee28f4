// Waits for a line on standard input, then appends groups of known sizes, several callers at once, and prints each
// acknowledgement at once, until it is killed.
import { once } from "node:events"
import { openSqlite } from "@keikaku/store-sqlite"
import { Effect } from "effect"
import { printLine } from "../../print-line.ts"
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
    printLine(`${group} ${position} ${size}`)
  }
})

await Effect.runPromise(Effect.all([caller, caller, caller, caller], { concurrency: "unbounded" }))
