// Row d: taking over a history that exists already, in as large steps as each allows.
import { type Contestant, type Place, takesPart } from "../contestant.ts"
import { figuresOf, sameFigures } from "../figures.ts"
import { history } from "../history.ts"
import { anew, type Entry, timed } from "../measure.ts"
import { placeNames, type Row } from "../row.ts"
import { openOn, type Stage } from "../stage.ts"

const sizes = { quick: 1_500, normal: 100_000, full: 100_000 }

const importing = (stage: Stage, contestant: Contestant, place: Place, events: number, batch?: number): Entry =>
  anew(batch === undefined ? contestant.name : `${contestant.name}, batches of ${batch}`, async () => {
    const all = [...history(events)]
    const { log, remove } = await openOn(stage, contestant, place)
    try {
      const milliseconds = await timed(() => log.load(all, batch))
      const stored = await log.count()
      if (stored !== events) throw new Error(`wrong: ${stored} events are stored, not ${events}`)
      if (log.replay !== undefined) sameFigures(await log.replay(), figuresOf(all))
      return { "events a second": (events * 1_000) / milliseconds }
    } finally {
      await remove()
    }
  })

/** The throughput of storing many events at once. */
export const bulkImport: Row = {
  letter: "d",
  title: "Bulk import",
  what: "A history is stored in an empty log, from plain objects to durable, whatever has to be encoded, checked and indexed on the way; a transaction for each batch. Whoever has no batches across cases appends case by case, all of a case's events that are at hand at once. Afterwards the events are counted and folded, and the figures compared. keikaku checks each event against its schema, writes it canonically, and finds it again by each of its tags: five or six rows of an index, where the raw driver writes one row and no index.",
  better: "higher",
  rounds: 3,
  lines: ({ contestants, scale, stage }) =>
    (["sqlite", "postgres"] as const).map((place) => ({
      label: `${placeNames[place]}, ${sizes[scale].toLocaleString("en")} events`,
      entries: contestants
        .filter((each) => takesPart(each, "d", place))
        .flatMap((each) =>
          (each.batches ?? [undefined]).map((batch) => importing(stage, each, place, sizes[scale], batch))
        )
    }))
}
