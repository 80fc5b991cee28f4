// Opens a log as a user who may not write it, reads it, tries to append to it, and prints what came of each.
import { type EventStore, everything, type StoreUnavailable } from "@keikaku/kernel"
import { openSqlite } from "@keikaku/store-sqlite"
import { Effect } from "effect"
import { notes } from "../note.ts"

// Nothing is forbidden to root.
if (process.getuid?.() === 0) {
  process.setgid!(65_534)
  process.setuid!(65_534)
}

const report = (store: EventStore) =>
  Effect.gen(function* () {
    console.log((yield* store.read(everything)).length)
    console.log((yield* Effect.flip(store.append(notes("late", 1)))).toString())
  })

for (const path of process.argv.slice(2))
  await openSqlite(path).then(
    ({ store }) => Effect.runPromise(report(store)),
    (failure: StoreUnavailable) => console.log(failure.reason)
  )
process.exit(0)
