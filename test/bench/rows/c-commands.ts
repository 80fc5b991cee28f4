// Row c: commands from end to end, acknowledged only when they are durable, from one caller and from many at once.
import { takesPart } from "../contestant.ts"
import { anew } from "../measure.ts"
import { type Bench, type Line, placeNames, type Row } from "../row.ts"
import { appendsOnly, type Load, runCommands, sendsCommands } from "../run-commands.ts"

const sizes = {
  quick: { 1: 4, 16: 32, 64: 128 },
  normal: { 1: 1_000, 16: 384, 64: 640 },
  full: { 1: 1_000, 16: 384, 64: 640 }
}
const each = 5

const lineOf = (
  { contestants, scale, stage }: Bench,
  place: "sqlite" | "postgres",
  callers: 1 | 16 | 64,
  what: "callers" | "writers"
): Line => {
  const load: Load = { callers, cases: sizes[scale][callers], each }
  const plural = callers === 1 ? what.slice(0, -1) : what
  return {
    label: `${placeNames[place]}, ${callers} ${plural}${what === "writers" ? ", append only" : ""}`,
    entries: contestants
      .filter((contestant) => takesPart(contestant, "c", place) && callers >= (contestant.leastCallers ?? 1))
      .map((contestant) =>
        anew(contestant.name, () =>
          runCommands(stage, contestant, place, load, what === "writers" ? appendsOnly : sendsCommands)
        )
      )
  }
}

/** The throughput of deciding and storing. */
export const commands: Row = {
  letter: "c",
  title: "Commands, durable",
  what: `Callers send commands at the same time, each on its own cases, ${each} commands to a case one after the other: read the case, decide, append on each library's own check against concurrent writers. "Append only" leaves out reading and deciding, and keeps the check. The raw driver reads and checks nothing: it inserts one row of the same JSON for each command, in a transaction of its own. The first half of the cases is not counted, so that connections and compiled code are warm; what a library remembers of a case, it has to see first. Afterwards the stored events are counted and folded, and the figures compared.`,
  better: "higher",
  rounds: 5,
  lines: (bench) => [
    ...([1, 16, 64] as const).map((callers) => lineOf(bench, "sqlite", callers, "callers")),
    ...([1, 16, 64] as const).map((callers) => lineOf(bench, "postgres", callers, "callers")),
    ...([1, 16] as const).map((writers) => lineOf(bench, "postgres", writers, "writers"))
  ]
}
