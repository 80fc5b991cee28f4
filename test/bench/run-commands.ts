// Callers that send commands at the same time, each on cases of its own, to a log in an empty place: the work of two rows.
import type { Contestant, Log, Place } from "./contestant.ts"
import { type Canvass, canvassOf, decide, evolve, type Happened } from "./domain.ts"
import { figuresOf, sameFigures } from "./figures.ts"
import { caseId, listedCase, listedCases } from "./history.ts"
import { type Sample, timed } from "./measure.ts"
import { openOn, type Stage } from "./stage.ts"

/** How many callers, how many cases in all, and how many commands on each. The first half of the cases is for warming up. */
export interface Load {
  readonly callers: number
  readonly cases: number
  readonly each: number
}

const commandsOf = (n: number, each: number): ReadonlyArray<Canvass> =>
  Array.from({ length: each }, (_, step) => canvassOf(caseId(n), step + 1))

/** What must be stored in the end. */
const outcomeOf = ({ cases, each }: Load): ReadonlyArray<Happened> =>
  listedCases(cases).flatMap((listed, n) => {
    const state = evolve(undefined, listed)
    return [listed, ...commandsOf(n, each).map((command) => decide(command, state))]
  })

/** What one caller does: all the commands on the cases that are its own, one after the other. */
type Caller = (log: Log, n: number, commands: ReadonlyArray<Canvass>) => Promise<void>

/** Reads, decides, appends. */
export const sendsCommands: Caller = async ({ canvass }, _, commands) => {
  for (const command of commands) await canvass!(command)
}

/** Appends what was decided beforehand. */
export const appendsOnly: Caller = async ({ writer }, n, commands) => {
  const listed = listedCase(n)
  const write = writer!(listed.stream)
  for (const command of commands) await write(decide(command, evolve(undefined, listed)))
}

/** Commands (or appends) a second, once all were found stored. */
export const runCommands = async (
  stage: Stage,
  contestant: Contestant,
  place: Place,
  load: Load,
  caller: Caller
): Promise<Sample> => {
  const { callers, cases, each } = load
  const { log, remove } = await openOn(stage, contestant, place)
  try {
    await log.load(listedCases(cases))
    const callOn = async (from: number, to: number) => {
      const ends = await Promise.allSettled(
        Array.from({ length: callers }, async (_, own) => {
          for (let n = from + own; n < to; n += callers) await caller(log, n, commandsOf(n, each))
        })
      )
      for (const end of ends) if (end.status === "rejected") throw end.reason
    }
    // What is collected between the turns takes compiled code along.
    await callOn(0, cases / 2)
    const milliseconds = await timed(() => callOn(cases / 2, cases))
    const expected = outcomeOf(load)
    const stored = await log.count()
    if (stored !== expected.length) throw new Error(`wrong: ${stored} events are stored, not ${expected.length}`)
    if (log.replay !== undefined) sameFigures(await log.replay(), figuresOf(expected))
    return { "a second": ((cases / 2) * each * 1_000) / milliseconds }
  } finally {
    await remove()
  }
}
