// Keeps the balances up to date until it is killed.
import { postgresReadModels } from "@keikaku/store-postgres"
import { Effect } from "effect"
import { balances } from "../balances.ts"
import { transferCatalogue } from "../transfer.ts"

const [url, schema, into] = process.argv.slice(2) as [string, string, string]

await Effect.runPromise(
  Effect.scoped(
    Effect.gen(function* () {
      const models = yield* postgresReadModels({ url, schema, into, catalogue: transferCatalogue })
      console.log("ready")
      return yield* models.keep(balances)
    })
  )
)
