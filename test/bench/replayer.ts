// The other process of row g: replays a log once, and tells the figures and the most memory that the process ever held.
import { contestantIn, type Place } from "./contestant.ts"

const [module, name, place, where] = process.argv.slice(2) as [string, string, Place, string]
const log = await (await contestantIn(module, name)).opens[place]!(where)
const figures = [...(await log.replay!())]
await log.close()
process.send!({ figures, mebibytes: process.resourceUsage().maxRSS / 1_024 }, () => process.disconnect())
