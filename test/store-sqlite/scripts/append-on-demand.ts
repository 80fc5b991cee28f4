// Opens a log, appends as many events, one by one, as each line on standard input says, and prints that it is done; closes it at the end
// of the input.
import { createInterface } from "node:readline"
import { openSqlite } from "@keikaku/store-sqlite"
import { Effect } from "effect"
import { printLine } from "../../print-line.ts"
import { notes } from "../note.ts"

const { close, store } = await openSqlite(process.argv[2]!)
for await (const size of createInterface(process.stdin)) {
  for (let n = 0; n < Number(size); n++) await Effect.runPromise(store.append(notes(`${n}`, 1, ["note:1"])))
  printLine("done")
}
await close()
