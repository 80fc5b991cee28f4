// Row e: what a command takes when much is stored already. A decision reads its own case, so it ought to take the same.
import { type Contestant, type Place, takesPart } from "../contestant.ts"
import { canvassOf } from "../domain.ts"
import { atOnce, history, openCases } from "../history.ts"
import { type Entry, median, percentile, timed } from "../measure.ts"
import { type MeasuredLine, placeNames, type Row } from "../row.ts"
import { openOn, readThrough, type Stage, vacuum } from "../stage.ts"

/** Each command meets a case that none has met before: the shortest history has 500 that are open, for all rounds. */
const sizes = {
  quick: { stored: [500, 1_500], times: 5 },
  normal: { stored: [10_000, 100_000, 1_000_000], times: 35 },
  full: { stored: [10_000, 100_000, 1_000_000, 10_000_000], times: 35 }
}

const answering = (stage: Stage, contestant: Contestant, place: Place, events: number, times: number): Entry => ({
  name: contestant.name,
  group: `, ${events.toLocaleString("en")} events stored`,
  start: async () => {
    const { log, remove, where } = await openOn(stage, contestant, place)
    // In the order in which they happened, for those too who store them stream by stream.
    await log.load(history(events), atOnce)
    if (place === "postgres") await vacuum(where)
    const open = openCases(events)
    let sent = 0
    const latencies = async (): Promise<ReadonlyArray<number>> => {
      const found: Array<number> = []
      for (let n = 0; n < times; n++, sent++) {
        if (sent === open.length) throw new Error("wrong: no case is left that nobody has met")
        // A prime step: each command meets another case, far from the last one.
        const id = open[(sent * 7_919) % open.length]!
        found.push(await timed(() => log.canvass!(canvassOf(id, 100 + sent))))
      }
      return found
    }
    return {
      turn: async () => {
        const asFound = await latencies()
        await readThrough(place, where)
        const inMemory = await latencies()
        const stored = await log.count()
        if (stored !== events + sent) throw new Error(`wrong: ${stored} events are stored, not ${events + sent}`)
        return {
          "median ms": median(asFound),
          "p99 ms": percentile(asFound, 0.99),
          "median ms, in memory": median(inMemory)
        }
      },
      end: remove
    }
  }
})

/** How a contestant's median changed from its shortest history to its longest, which were measured in the same rounds. */
const growthAt = (place: string, lines: ReadonlyArray<MeasuredLine>): ReadonlyArray<string> => {
  const names = new Set(lines.flatMap(({ measured }) => measured.map(({ name }) => name)))
  return [...names].flatMap((name) => {
    const medians = lines.flatMap(({ measured }) =>
      measured.flatMap((each) => (each.name === name && each.trouble === undefined ? [each] : []))
    )
    const [first, last] = [medians[0], medians.at(-1)]
    if (first === undefined || last === undefined || first === last) return []
    const growthOf = (figure: string) => (last.figures[figure]! / first.figures[figure]!).toFixed(2)
    return [
      `${place}, ${name}: with${last.group.slice(1)} the median is ${growthOf("median ms")} times that with${first.group.slice(1)}, in memory ${growthOf("median ms, in memory")} times.`
    ]
  })
}

/** The time that one command takes, by the length of the history. */
export const latency: Row = {
  letter: "e",
  title: "Latency of a command in a long history",
  what: "One caller, one command after the other, each on another case of about ten events, of which nobody remembers anything, with the branch of each event among its tags; the logs of all lengths are open at once and take turns. On PostgreSQL each database is vacuumed and analysed before, as it is by itself after a while. Read, decide, append, durable, as in row c. The raw driver inserts one row. Afterwards the stored events are counted. A case's events lie as far apart as they happened, so where the machine does not have the log in its memory, each of them is a page to be read from the disk. Half of the commands find the log as it is, all the others having had their turn since; then its files are read through once, and the other half find it in memory.",
  better: "lower",
  rounds: 7,
  hasLongHistories: true,
  lines: ({ contestants, scale, stage }) => {
    const { stored, times } = sizes[scale]
    return (["sqlite", "postgres"] as const).map((place) => ({
      label: placeNames[place],
      entries: contestants
        .filter((each) => takesPart(each, "e", place))
        .flatMap((each) =>
          stored
            .filter((events) => events <= (each.maxEvents ?? events))
            .map((events) => answering(stage, each, place, events, times))
        )
    }))
  },
  afterwards: (lines) =>
    ["SQLite", "PostgreSQL"].flatMap((place) =>
      growthAt(
        place,
        lines.filter(({ label }) => label.startsWith(place))
      )
    )
}
