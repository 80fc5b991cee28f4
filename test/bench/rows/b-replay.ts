// Row b: rebuilding a report from every event there is. For keikaku it is the report on targets, with its schemas checked on
// each event.
import { type Contestant, type Place, takesPart } from "../contestant.ts"
import { figuresOf, sameFigures } from "../figures.ts"
import { history } from "../history.ts"
import { type Entry, timed } from "../measure.ts"
import { placeNames, type Row } from "../row.ts"
import { openOn, type Stage } from "../stage.ts"

const sizes = {
  quick: { memory: [300], stored: [2_500] },
  normal: { memory: [20_000], stored: [100_000, 1_000_000] },
  full: { memory: [20_000], stored: [100_000, 1_000_000] }
}

const replaying = (stage: Stage, contestant: Contestant, place: Place, events: number): Entry => ({
  name: contestant.name,
  start: async () => {
    const { log, remove } = await openOn(stage, contestant, place)
    await log.load(history(events))
    const stored = await log.count()
    if (stored !== events) throw new Error(`wrong: ${stored} events are stored, not ${events}`)
    const expected = figuresOf(history(events))
    sameFigures(await log.replay!(), expected)
    return {
      turn: async () => {
        let found = new Map() as typeof expected
        const milliseconds = await timed(async () => {
          found = await log.replay!()
        })
        sameFigures(found, expected)
        return { "events a second": (events * 1_000) / milliseconds }
      },
      end: remove
    }
  }
})

/** The cost of folding what is stored. */
export const replay: Row = {
  letter: "b",
  title: "Replay of a whole history",
  what: "A history of cases in 47 branches is stored; then every event is read and folded into counts by branch, metric and month, promoters in office, and targets: 850 figures, which must be the same to the last one as a plain fold's. The first replay is not counted. keikaku runs the projection of its report on targets; the raw driver reads pages of 1,000 rows, JSON.parse and a plain function. In memory the peers fold the objects that were handed in, while keikaku parses and checks each line, as it does from a disk.",
  better: "higher",
  rounds: 3,
  hasLongHistories: true,
  lines: ({ contestants, scale, stage }) =>
    (["memory", "sqlite", "postgres"] as const).flatMap((place) =>
      sizes[scale][place === "memory" ? "memory" : "stored"].map((events) => ({
        label: `${placeNames[place]}, ${events.toLocaleString("en")} events`,
        entries: contestants
          .filter((each) => takesPart(each, "b", place) && events <= (each.maxEvents ?? events))
          .map((each) => replaying(stage, each, place, events))
      }))
    )
}
