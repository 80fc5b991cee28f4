// Waits for a line on standard input, then transfers, several callers at once, each command sent again under its id until it is
// acknowledged. Prints each acknowledgement and its time at once. After another line, callers end with their current commands.
import { once } from "node:events"
import { execute } from "@keikaku/kernel"
import { openPostgres } from "@keikaku/store-postgres"
import { Effect } from "effect"
import { printLine } from "../../print-line.ts"
import { Transfer, transferCatalogue } from "../transfer.ts"

const [url, schema, callers] = process.argv.slice(2) as [string, string, string]
const { store, close } = await openPostgres(url, { schema, busyTimeout: 2_000, statementTimeout: 4_000 })
const application = { catalogue: transferCatalogue, settings: undefined, store }
let isOver = false

console.log("ready")
await once(process.stdin, "data")
process.stdin.once("data", () => {
  isOver = true
})

const caller = (name: number) =>
  Effect.gen(function* () {
    for (let n = 0; !isOver; n++) {
      const [from, to] = n % 2 === 0 ? [`${name}-a`, `${name}-b`] : [`${name}-b`, `${name}-a`]
      const command = { from: from!, to: to!, amount: 1, occurredOn: "2024-04-01" }
      const commandId = `${name}/${n}`
      const outcome = yield* execute(application, Transfer, command, { commandId, actor: "tester" }).pipe(
        Effect.tapErrorTag("StoreUnavailable", () => Effect.sleep("20 millis")),
        Effect.retry({ while: ({ _tag }) => _tag === "StoreUnavailable" })
      )
      printLine(`${commandId} ${Date.now()} ${outcome._tag}`)
    }
  })

await Effect.runPromise(
  Effect.all(
    Array.from({ length: Number(callers) }, (_, name) => caller(name)),
    { concurrency: "unbounded" }
  )
)
await close()
process.stdin.destroy()
