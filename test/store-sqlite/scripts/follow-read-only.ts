// Opens a log as a user who may not write beside it, follows it, and prints how many events it has heard of; at each line on standard
// input, how many a query by tag, one by type and the whole log find.
import { createInterface } from "node:readline"
import { everything, type StoreUnavailable } from "@keikaku/kernel"
import { openSqlite } from "@keikaku/store-sqlite"
import { Effect, Stream } from "effect"
import { printLine } from "../../print-line.ts"

// Nothing is forbidden to root.
if (process.getuid?.() === 0) {
  process.setgid!(65_534)
  process.setuid!(65_534)
}

const queries = [[{ types: [], tags: ["note:1" as const] }], [{ types: ["Noted"], tags: [] }], everything]

const end = (failure: StoreUnavailable) => {
  printLine(`ended ${failure.reason}: ${failure.message}`)
  process.exit(0)
}

const { store } = await openSqlite(process.argv[2]!).catch(end)
const count = Effect.gen(function* () {
  const found = yield* Effect.forEach(queries, (query) => store.read(query, { limit: 10_000 }))
  return found.map(({ length }) => length).join(" ")
})
const asked = () => Effect.runPromise(count).then(printLine, end)

await asked()
createInterface(process.stdin).on("line", asked)
let heard = 0
await Effect.runPromise(
  Stream.runForEach(store.subscribe(queries[0]!), () => Effect.sync(() => printLine(`heard ${++heard}`)))
).catch(end)
