// Row f: how long after an append is acknowledged those who follow the log hear of it, in this process and in another one.
import { once } from "node:events"
import { startChild } from "../child.ts"
import { type Contestant, type Place, takesPart } from "../contestant.ts"
import { canvassOf, decide, evolve } from "../domain.ts"
import { listedCase } from "../history.ts"
import { type Entry, median, percentile } from "../measure.ts"
import { placeNames, type Row } from "../row.ts"
import { openOn, type Stage } from "../stage.ts"

const sizes = { quick: 3, normal: 100, full: 100 }

/** How long a turn goes on at most in milliseconds: some deliver an event a second late. */
const longestTurn = 5_000

/** A follower that has reported when it saw what; instants are of the machine's clock, the same in every process. */
interface Follower {
  readonly end: () => Promise<unknown>
}
type Seen = (canvass: string, at: bigint) => void

const followInChild = async (contestant: Contestant, place: Place, where: string, seen: Seen): Promise<Follower> => {
  const { child } = await startChild("./follower.ts", contestant, place, where)
  child.on("message", ({ canvass, at }: { canvass: string; at: string }) => seen(canvass, BigInt(at)))
  return {
    end: async () => {
      const ended = once(child, "exit")
      child.send("end")
      await ended
    }
  }
}

const following = (stage: Stage, contestant: Contestant, place: Place, isChild: boolean, times: number): Entry => ({
  name: contestant.name,
  start: async () => {
    const { log, remove, where } = await openOn(stage, contestant, place)
    const listed = listedCase(0)
    await log.load([listed])
    const write = log.writer!(listed.stream)
    const seenAt = new Map<string, bigint>()
    let wake = () => {}
    const seen: Seen = (canvass, at) => {
      seenAt.set(canvass, at)
      wake()
    }
    const follower = isChild
      ? await followInChild(contestant, place, where, seen)
      : { end: await log.follow!((canvass) => seen(canvass, process.hrtime.bigint())) }
    const arrived = (canvass: string) =>
      new Promise<bigint>((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error("wrong: an event was not delivered within 10 seconds")), 10_000)
        wake = () => {
          if (!seenAt.has(canvass)) return
          clearTimeout(timer)
          resolve(seenAt.get(canvass)!)
        }
        wake()
      })
    let n = 0
    return {
      turn: async () => {
        const lags: Array<number> = []
        const start = performance.now()
        for (let time = 0; time < times && performance.now() - start < longestTurn; time++) {
          const command = canvassOf(listed.data.case as string, ++n)
          await write(decide(command, evolve(undefined, listed)))
          const acknowledged = process.hrtime.bigint()
          lags.push(Math.max(0, Number((await arrived(command.canvass)) - acknowledged) / 1e6))
          // Out of step with whoever asks at fixed intervals.
          await new Promise((resolve) => setTimeout(resolve, (n * 7) % 53))
        }
        return { "median ms": median(lags), "p99 ms": percentile(lags, 0.99) }
      },
      end: async () => {
        await follower.end()
        await remove()
      }
    }
  }
})

/** The delay of a subscription. */
export const subscription: Row = {
  letter: "f",
  title: "Lag of a subscription",
  what: "One event at a time is appended; the lag is from its acknowledgement until the follower is called with it, nought if it was called before. In this process with the same log, and in another process with a connection of its own. Every event must arrive within ten seconds. Who asks at intervals is left at the intervals that its documentation has.",
  better: "lower",
  rounds: 3,
  lines: ({ contestants, scale, stage }) =>
    (["sqlite", "postgres"] as const).flatMap((place) =>
      [false, true].map((isChild) => ({
        label: `${placeNames[place]}, ${isChild ? "another process" : "the same process"}`,
        entries: contestants
          .filter((each) => takesPart(each, "f", place))
          .map((each) => following(stage, each, place, isChild, sizes[scale]))
      }))
    )
}
