// Waits for a line on standard input, then lists a case for each of a number of businesses, all at once, and prints how each ended.
import { once } from "node:events"
import { canvassing, openPlan, zenkokuPlan } from "@keikaku/core"
import { openPostgres } from "@keikaku/store-postgres"

const { ListCase } = canvassing

const [url, schema, name, businesses] = process.argv.slice(2) as [string, string, string, string]
const plan = openPlan({ plan: zenkokuPlan, ...(await openPostgres(url, { schema })) })

console.log("ready")
await once(process.stdin, "data")

await Promise.all(
  Array.from({ length: Number(businesses) }, async (_, n) => {
    const command = {
      case: `case-${name}-${n}`,
      business: `business-${n}`,
      branch: "13",
      source: "own-research",
      scheme: "unified",
      occurredOn: "2023-06-01"
    } as const
    const outcome = await plan.execute(ListCase, command, { commandId: `${name}-${n}`, actor: name })
    console.log(outcome._tag === "Refused" ? outcome.rejection.code : outcome._tag, n)
  })
)
await plan.close()
process.stdin.destroy()
