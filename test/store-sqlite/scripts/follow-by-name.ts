// Follows a log under a name and prints the position of each event it has dealt with, until it is killed.
import { openPlan, zenkokuPlan } from "@keikaku/core"
import { openSqlite } from "@keikaku/store-sqlite"
import { printLine } from "../../print-line.ts"

const [path, name] = process.argv.slice(2) as [string, string]
const plan = openPlan({ plan: zenkokuPlan, ...(await openSqlite(path)) })
plan.subscribe(({ position }) => printLine(`${position}`), {
  name,
  onFailure: (failure) => {
    throw failure
  }
})
