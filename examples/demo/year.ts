// Runs scripts day by day. On a day, the first steps of all scripts are handed in at the same time, then the second ones,
// and so on: what does not depend on each other shares a commit of the store, and the order is the same in every run.
import type { LocalDate } from "@keikaku/kernel"
import { Effect } from "effect"
import type { DayClock } from "./clock.ts"
import type { Script, Step } from "./step.ts"

/** Scripts in groups; on each day a group begins when the one before it is done. */
export type Groups = ReadonlyArray<ReadonlyArray<Script>>

/** What is to be done on a day: by group and turn, the steps that do not depend on each other. */
type Turns = Array<Array<Array<Step>>>

const byDay = (groups: Groups): ReadonlyArray<readonly [LocalDate, Turns]> => {
  const days = new Map<LocalDate, Turns>()
  groups.forEach((scripts, group) => {
    for (const script of scripts) {
      let [day, turn] = ["" as LocalDate, 0]
      for (const step of script) {
        if (step.on < day) throw new Error(`bug: demo: ${step.on} comes after ${day} in a script`)
        turn = step.on === day ? turn + 1 : 0
        day = step.on
        const turns = days.get(day) ?? groups.map(() => [])
        days.set(day, turns)
        const turnsOfGroup = turns[group]!
        const steps = turnsOfGroup[turn] ?? []
        turnsOfGroup[turn] = steps
        steps.push(step)
      }
    }
  })
  return [...days].sort(([a], [b]) => (a < b ? -1 : 1))
}

/** How many steps the scripts have. */
export const stepsIn = (groups: Groups): number => groups.flat().reduce((sum, script) => sum + script.length, 0)

/** Hands in every step on its day; `reached` hears how many are done. */
export const runDays = Effect.fnUntraced(function* <E>(
  groups: Groups,
  clock: DayClock,
  handIn: (step: Step) => Effect.Effect<void, E>,
  reached: (steps: number) => void
): Effect.fn.Return<void, E> {
  let done = 0
  for (const [day, turns] of byDay(groups)) {
    clock.standAt(day)
    for (const steps of turns.flat()) {
      yield* Effect.forEach(steps, handIn, { concurrency: "unbounded", discard: true })
      done += steps.length
      reached(done)
    }
  }
})
