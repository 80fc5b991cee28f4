// The primary is killed under load and its synchronous standby promoted: nothing that was acknowledged is lost, callers go on under
// the same command ids, and subscribers miss nothing.
import { decodeEvents, type EventStore, everything, readAll } from "@keikaku/kernel"
import { openPostgres, readPostgresReplica } from "@keikaku/store-postgres"
import { Effect, Fiber, Result, Stream } from "effect"
import pg from "pg"
import { expect, it } from "vitest"
import { ownServer } from "../databases.ts"
import { soak } from "../soak.ts"
import { start } from "./process.ts"
import { type Server, startStandby, urlOfAll } from "./server.ts"
import { transferCatalogue } from "./transfer.ts"

const rounds = soak(1, 8)
const callers = 8
const synchronousModes = ["on", "remote_apply"]

const ask = async ({ url }: Server, ...statements: ReadonlyArray<string>) => {
  const client = new pg.Client(url)
  await client.connect()
  for (const statement of statements) await client.query(statement)
  await client.end()
}

/** Follows the log as a host does: whenever the store is unavailable, again from the last event. */
const followInto = (store: EventStore, seen: Array<number>) =>
  Effect.forever(
    Effect.andThen(
      Effect.ignore(
        Effect.suspend(() =>
          Stream.runForEach(store.subscribe(everything, { after: seen.at(-1) ?? 0 }), ({ position }) =>
            Effect.sync(() => seen.push(position))
          )
        )
      ),
      Effect.sleep("20 millis")
    )
  )

const until = async (isSo: () => boolean) => {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 5))
}

it.each(Array.from({ length: rounds }, (_, n) => [n + 1, synchronousModes[n % 2]!] as const))(
  "after a fail-over every acknowledged command is recorded exactly once, and subscribers have all events in order: %i, %s",
  async (_, mode) => {
    const primary = await ownServer()
    const standby = await startStandby(primary)
    await ask(
      primary,
      "ALTER SYSTEM SET synchronous_standby_names = 'standby'",
      `ALTER SYSTEM SET synchronous_commit = '${mode}'`,
      "SELECT pg_reload_conf()"
    )
    const url = urlOfAll([standby, primary])
    const { close, store } = await openPostgres(url, { schema: "plans" })
    const replica = await readPostgresReplica({ url: standby.url, primary: url, schema: "plans" })
    const [seen, seenOnStandby]: [Array<number>, Array<number>] = [[], []]
    const subscribers = [followInto(store, seen), followInto(replica.store, seenOnStandby)].map((each) =>
      Effect.runFork(each)
    )

    const script = start("transfer-until-acknowledged.ts", url, "plans", `${callers}`)
    await script.printed(1)
    script.child.stdin!.write("go\n")
    await script.printed(1 + 10 * callers + Math.floor(Math.random() * 10 * callers))
    const killedAt = Date.now()
    await primary.kill()
    await ask(standby, "SELECT pg_promote()")
    const acknowledgedBefore = script.lines.length
    await script.printed(acknowledgedBefore + 10 * callers)
    script.child.stdin!.write("stop\n")
    expect((await script.ended).code).toBe(0)

    const acknowledged = script.lines.slice(1).map((line) => line.split(" "))
    expect(new Set(acknowledged.map(([, , outcome]) => outcome))).toEqual(new Set(["Recorded"]))
    const log = await Effect.runPromise(Stream.runCollect(readAll(store, everything)))
    const recorded = log.flatMap((stored) => Result.getOrThrow(decodeEvents(transferCatalogue, stored)))
    expect(recorded.map(({ commandId }) => commandId).sort()).toEqual(acknowledged.map(([id]) => id).sort())
    const positions = log.map((_, n) => n + 1)
    expect(log.map(({ position }) => position)).toEqual(positions)
    await until(() => [seen, seenOnStandby].every((each) => each.length >= log.length))
    expect([seen, seenOnStandby]).toEqual([positions, positions])
    const resumedAt = Number(script.lines[acknowledgedBefore]!.split(" ")[1])
    console.log(`fail-over (${mode}): ${resumedAt - killedAt} ms from the kill to the first acknowledgement after it`)

    await Effect.runPromise(Fiber.interruptAll(subscribers))
    await replica.close()
    await close()
    await Promise.all([primary.remove(), standby.remove()])
  }
)
