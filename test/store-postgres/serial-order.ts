// Sixteen writers in several processes on a hundred hot tags, and whether the result is that of some serial order: the commands are
// decided again, one by one, in the order of the log.
import { decodeEvents, everything, type Recorded, readAll } from "@keikaku/kernel"
import { openPostgres } from "@keikaku/store-postgres"
import { Effect, Result, Stream } from "effect"
import { start } from "./process.ts"
import { startingBalance, transferCatalogue } from "./transfer.ts"

interface Ended {
  readonly commandId: string
  readonly command: { readonly from: string; readonly to: string; readonly amount: number }
  readonly outcome: "Recorded" | "AlreadySo" | "Refused"
}

const writersEach = 4

/** Runs the writers for that number of seconds; returns how their commands ended, and what the log holds. */
export const runWriters = async (url: string, schema: string, seconds: number) => {
  const { close, store } = await openPostgres(url, { schema })
  const scripts = ["a", "b", "c", "d"].map((name) =>
    start("transfer-until.ts", url, schema, name, `${writersEach}`, `${seconds}`)
  )
  await Promise.all(scripts.map(({ printed }) => printed(1)))
  for (const { child } of scripts) child.stdin!.write("go\n")
  const codes = (await Promise.all(scripts.map(({ ended }) => ended))).map(({ code }) => code)
  const endings = scripts.flatMap(({ lines }) => lines.slice(1).map((line): Ended => JSON.parse(line)))
  const log = await Effect.runPromise(Stream.runCollect(readAll(store, everything)))
  const discrepancies = await Effect.runPromise(store.discrepancies)
  await close()
  const recorded = log.flatMap((stored) => Result.getOrThrow(decodeEvents(transferCatalogue, stored)))
  return { codes, endings, recorded, discrepancies }
}

/** The events that would not have been recorded in the serial order of the log. */
export const outOfOrder = (recorded: ReadonlyArray<Recorded<any>>): ReadonlyArray<number> => {
  const balances = new Map<string, number>()
  const balanceOf = (name: string) => balances.get(name) ?? startingBalance
  return recorded.flatMap(({ event: { amount, from, to }, position }) => {
    const wasThere = balanceOf(from) >= amount
    balances.set(from, balanceOf(from) - amount)
    balances.set(to, balanceOf(to) + amount)
    return wasThere ? [] : [position]
  })
}
