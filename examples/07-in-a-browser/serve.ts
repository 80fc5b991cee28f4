// Serves the page on a log in a file, until it is interrupted: serve.ts plan.db [port].
import { zenkokuPlan } from "@keikaku/core"
import { openSqlite } from "@keikaku/store-sqlite"
import { servePage } from "./serve-page.ts"

const [file = ":memory:", port = "8080"] = process.argv.slice(2)
const { close, store } = await openSqlite(file)
const served = await servePage({ plan: zenkokuPlan, store }, Number(port))
console.log(`${served.address}/?lang=ja`)
process.once("SIGINT", () => served.close().then(close))
