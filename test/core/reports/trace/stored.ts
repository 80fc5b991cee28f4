// A log on a memory store: random histories that can happen, recorded as they are, to be asked by the real reports.

import { hexOf, sha256 } from "@keikaku/audit"
import { hostPlan, type PlanHost, zenkokuPlan, zenkokuRohoren } from "@keikaku/core"
import { encodeEvent, lineOf, memoryStore, type Recorded } from "@keikaku/kernel"
import { validHistories } from "@keikaku/testing"
import { Effect } from "effect"
import { beginnings } from "../../beginnings.ts"
import { pools } from "../../pools.ts"

const subject = { catalogue: zenkokuPlan.catalogue, settings: zenkokuRohoren, pools, beginnings }

/** Histories of up to 25 accepted commands. */
export const histories = validHistories(subject, { commands: 25 })

const pendingOf = (recorded: Recorded) =>
  encodeEvent(zenkokuPlan.catalogue.events.get(recorded.event._tag)!, recorded.event, recorded, recorded.recordedAt)

/** The leaf hash of an event's line. */
export const leafOf = (recorded: Recorded): string =>
  hexOf(sha256.leaf(lineOf(pendingOf(recorded), recorded.recordedAt)))

/** A plan whose log holds these events. */
export const hostOf = async (log: ReadonlyArray<Recorded>): Promise<PlanHost> => {
  const store = await Effect.runPromise(memoryStore)
  if (log.length > 0) await Effect.runPromise(store.append(log.map(pendingOf)))
  return hostPlan({ plan: zenkokuPlan, store, leafOf: (line) => hexOf(sha256.leaf(line)) })
}
