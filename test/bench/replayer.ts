// The other process of row g: replays a log once, and reports the figures and the most memory that the process ever held.
import { readFileSync } from "node:fs"
import { contestantIn, type Place } from "./contestant.ts"

const [module, name, place, where] = process.argv.slice(2) as [string, string, Place, string]
const log = await (await contestantIn(module, name)).opens[place]!(where)
const figures = [...(await log.replay!())]
await log.close()
process.send!({ figures, mebibytes: peakKibibytes() / 1_024 }, () => process.disconnect())

/** Linux counts into a child's `maxRSS` what its parent held when it was forked; its `VmHWM` is the child's own. */
function peakKibibytes(): number {
  if (process.platform !== "linux") return process.resourceUsage().maxRSS
  return Number(/^VmHWM:\s*(\d+) kB$/m.exec(readFileSync("/proc/self/status", "utf8"))![1])
}
