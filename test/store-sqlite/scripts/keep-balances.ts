// Keeps the balances up to date until it is killed.
import { openSqliteReadModels } from "@keikaku/store-sqlite"
import { transferCatalogue } from "../../store-postgres/transfer.ts"
import { balances } from "../balances.ts"

const [path, into] = process.argv.slice(2) as [string, string]

const models = await openSqliteReadModels({ path, into, catalogue: transferCatalogue })
await models.catchUp(balances)
models.keep(balances, {
  onFailure: (failure) => {
    throw failure
  }
})
console.log("ready")
