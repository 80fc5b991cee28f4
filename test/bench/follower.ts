// The other process of row f: follows a log and reports to its parent what it saw, and when.
import { contestantIn, type Place } from "./contestant.ts"

const [module, name, place, where] = process.argv.slice(2) as [string, string, Place, string]
const log = await (await contestantIn(module, name)).opens[place]!(where)
const end = await log.follow!((canvass) => void process.send!({ canvass, at: process.hrtime.bigint().toString() }))
process.once("message", async () => {
  await end()
  await log.close()
  process.disconnect()
})
process.send!("ready")
