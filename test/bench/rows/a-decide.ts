// Row a: what the rule itself costs, without any input or output, and what a library's way of handling a command adds.

import { takesPart } from "../contestant.ts"
import { type Canvass, canvassOf, decide, evolve, type Happened } from "../domain.ts"
import { caseId, listedCase } from "../history.ts"
import { anew, type Entry, timed } from "../measure.ts"
import type { Row } from "../row.ts"
import { runCommands, sendsCommands } from "../run-commands.ts"

const earlierEvents = 10

/** A case with ten events: it was listed, and canvassed nine times. */
const caseWithEarlierEvents = (): ReadonlyArray<Happened> => {
  const listed = listedCase(0)
  const state = evolve(undefined, listed)
  const acts = Array.from({ length: earlierEvents - 1 }, (_, n) => decide(canvassOf(caseId(0), n), state))
  return [listed, ...acts]
}

const ruleOnly = (
  name: string,
  decides: (earlier: ReadonlyArray<Happened>) => (command: Canvass) => any,
  times: number
): Entry =>
  anew(name, async () => {
    const answer = decides(caseWithEarlierEvents())
    let canvasses = 0
    const milliseconds = await timed(() => {
      for (let n = 0; n < times; n++) canvasses += answer(canvassOf(caseId(0), 1_000 + n))!.canvasses.length
    })
    if (canvasses !== times * earlierEvents)
      throw new Error(`wrong: ${canvasses} canvasses, not ${times * earlierEvents}`)
    return { "a second": (times * 1_000) / milliseconds }
  })

const sizes = {
  quick: { times: 100, cases: 20 },
  normal: { times: 100_000, cases: 800 },
  full: { times: 100_000, cases: 800 }
}

/** The cost of deciding. */
export const deciding: Row = {
  letter: "a",
  title: "Deciding in memory",
  what: `A case has ${earlierEvents} events. Fold them, ask the rule for one more act of canvassing, fold the event that it answers; the resulting state is checked. Below: the same through each library's command handler on its own store in memory, on cases that grow from one event to six; the stored events are counted and folded. The first half of the cases is not counted, so that compiled code is compared. keikaku's handler checks the payload and the event against their schemas and writes the line that a disk would get; the others keep the objects that they are given.`,
  better: "higher",
  rounds: 7,
  lines: ({ contestants, scale, stage }) => {
    const { cases, times } = sizes[scale]
    return [
      {
        label: "fold and rule",
        entries: contestants.flatMap(({ decides, name }) =>
          decides === undefined ? [] : [ruleOnly(name, decides, times)]
        )
      },
      {
        label: "command handler, in memory",
        entries: contestants
          .filter((each) => takesPart(each, "a", "memory"))
          .map((each) =>
            anew(each.name, () => runCommands(stage, each, "memory", { callers: 1, cases, each: 5 }, sendsCommands))
          )
      }
    ]
  }
}
