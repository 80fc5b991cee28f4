// Waits for a line on standard input, then transfers between random accounts, several callers at once, until the time is over.
// Prints for each command its id, what it asked for and how it ended.
import { once } from "node:events"
import { execute } from "@keikaku/kernel"
import { openPostgres } from "@keikaku/store-postgres"
import { Effect } from "effect"
import { Transfer, transferCatalogue } from "../transfer.ts"

const [url, schema, name, writers, seconds] = process.argv.slice(2) as [string, string, string, string, string]
const { store, close } = await openPostgres(url, { schema })
const application = { catalogue: transferCatalogue, settings: undefined, store }
const draw = (most: number) => Math.floor(Math.random() * most)
let count = 0
const lines: Array<string> = []

console.log("ready")
await once(process.stdin, "data")
const end = performance.now() + Number(seconds) * 1_000

const writer = Effect.gen(function* () {
  while (performance.now() < end) {
    const [from, other] = [draw(100), draw(99)]
    const to = other < from ? other : other + 1
    const command = { from: `${from}`, to: `${to}`, amount: 1 + draw(80), occurredOn: "2024-04-01" }
    const commandId = `${name}-${++count}`
    const outcome = yield* execute(application, Transfer, command, { commandId, actor: name })
    lines.push(JSON.stringify({ commandId, command, outcome: outcome._tag }))
  }
})

await Effect.runPromise(
  Effect.all(
    Array.from({ length: Number(writers) }, () => writer),
    { concurrency: "unbounded" }
  )
)
await close()
console.log(lines.join("\n"))
process.stdin.destroy()
