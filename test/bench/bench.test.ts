// The benchmark's rows in tiny sizes, with keikaku and the bare drivers: that each does its work and arrives at the figures that
// it must. How long anything takes decides nothing here.
import { afterAll, describe, expect, test } from "vitest"
import { type Contestant, contestantIn, type Log } from "./contestant.ts"
import { canvassOf, decide, evolve, forbids } from "./domain.ts"
import { figuresOf } from "./figures.ts"
import { caseId, history, openCases } from "./history.ts"
import { anew, interleaved } from "./measure.ts"
import { asDocument, asText } from "./report.ts"
import { house } from "./roster.ts"
import { rows } from "./rows/index.ts"
import { type MeasuredRow, runRow } from "./run-row.ts"
import { setStage } from "./stage.ts"

const stage = setStage()
afterAll(() => stage.clear())
const bench = { contestants: house, scale: "quick", stage } as const

describe("each row does its work and finds the figures that it must", () => {
  test.each(rows.map((row) => [`${row.letter}. ${row.title}`, row] as const))("%s", async (_, row) => {
    const run = await runRow(row, bench)
    const { lines } = run
    const measured = lines.flatMap((line) => line.measured.map((each) => ({ ...each, line: line.label })))
    expect(measured.filter(({ trouble }) => trouble !== undefined)).toEqual([])
    for (const { figures } of measured) expect(Object.values(figures).every(Number.isFinite)).toBe(true)
    for (const { measured: side } of lines) expect(side.map(({ name }) => name.split(",")[0])).toContain("keikaku")
    expect(asDocument({ about: new Map(), when: "Today." }, [run])).toContain(row.title)
  })
})

describe("a contestant that does not do its work has no figure", () => {
  const honest = house.find(({ name }) => name === "keikaku")!
  const lying = (lie: (log: Log) => Partial<Log>): Contestant => ({
    ...honest,
    opens: {
      memory: async (where) => {
        const log = await honest.opens.memory!(where)
        return { ...log, ...lie(log) }
      }
    }
  })
  const troubles = async (letter: string, contestant: Contestant) => {
    const row = rows.find((each) => each.letter === letter)!
    const { lines } = await runRow(row, { ...bench, contestants: [contestant] })
    return lines.at(-1)!.measured.map(({ figures, trouble }) => [figures, trouble])
  }
  test("because it lost an event", async () => {
    const forgetful = lying((log) => ({ load: (events) => log.load([...events].slice(1)) }))
    expect(await troubles("b", forgetful)).toEqual([[{}, "wrong: 299 events are stored, not 300"]])
  })
  test("because it counts something else", async () => {
    const miscounting = lying(() => ({ replay: async () => figuresOf(history(2)) }))
    expect(await troubles("b", miscounting)).toEqual([[{}, expect.stringContaining("wrong: ")]])
    expect(await troubles("a", miscounting)).toEqual([[{}, expect.stringContaining("wrong: ")]])
  })
  test("because a command did nothing", async () => {
    const idle = lying(() => ({ canvass: async () => {} }))
    expect(await troubles("a", idle)).toEqual([[{}, "wrong: 20 events are stored, not 120"]])
  })
  test("an uncaught error of a contestant is reported for it, and the others go on", async () => {
    const throwing = anew("throwing", () => {
      setImmediate(() => {
        throw new Error("out of reach")
      })
      return new Promise(() => {})
    })
    const measured = await interleaved(2, [throwing, anew("other", async () => ({ ms: 1 }))])
    expect(measured.map(({ figures, trouble }) => [trouble, figures.ms])).toEqual([
      ["out of reach", undefined],
      [undefined, 1]
    ])
  })

  test("and the table says why", () => {
    const measured = [{ name: "wrong", group: "", figures: {}, trouble: "wrong: 1 is stored" }]
    expect(asText({ label: "line", measured })).toContain("wrong: 1 is stored")
  })
})

test("a row that is measured again takes the place of what the document had of it, and the others stay", () => {
  const measured = (letter: string, ms: number): MeasuredRow => ({
    row: { letter, title: `Row ${letter}`, what: "It is done.", better: "lower", rounds: 1, lines: () => [] },
    rounds: 1,
    lines: [{ label: "line", measured: [{ name: "keikaku", group: "", figures: { ms } }] }],
    notes: []
  })
  const run = (when: string) => ({ about: new Map([["Node", "v20"]]), when })
  const first = asDocument(run("At first."), [measured("a", 111), measured("c", 333)])
  const again = asDocument(run("Later."), [measured("b", 222), measured("c", 444)], first)
  const printed = [...again.matchAll(/^## (\w)|\| keikaku \| +(\d+) \||^- (At first|Later)\.$/gm)]
  expect(printed.map((found) => found.slice(1).join(""))).toEqual([
    "a",
    "111",
    "At first",
    "b",
    "222",
    "Later",
    "c",
    "444",
    "Later"
  ])
})

test("a contestant's figure is the median of its turns, and the turns of all go round", async () => {
  const order: Array<string> = []
  const entry = (name: string, figures: ReadonlyArray<number>) => {
    const left = [...figures]
    return anew(name, async () => {
      order.push(name)
      return { ms: left.shift()! }
    })
  }
  const measured = await interleaved(3, [entry("a", [1, 9, 2]), entry("b", [7, 5, 6])])
  expect(measured.map(({ figures }) => figures.ms)).toEqual([2, 6])
  expect(order).toEqual(["a", "b", "b", "a", "a", "b"])
})

test("the history is the same each time, and its open cases can be canvassed", () => {
  const events = [...history(12_000)]
  expect(events).toHaveLength(12_000)
  expect([...history(12_000)]).toEqual(events)
  const open = openCases(12_000)
  expect(open.length).toBeGreaterThan(500)
  for (const id of [open[0]!, open.at(-1)!]) {
    const state = events.filter(({ stream }) => stream === `case:${id}`).reduce<any>(evolve, undefined)
    expect(forbids(state, `${id}-1`)).toBeUndefined()
  }
})

test("the rule refuses a case that is not listed or closed, and what was recorded before", () => {
  const command = canvassOf(caseId(0), 1)
  expect(() => decide(command, undefined)).toThrow("not listed")
  const open = { business: "b-0", branch: "01", canvasses: [], closed: false }
  expect(() => decide(command, { ...open, closed: true })).toThrow("closed")
  expect(() => decide(command, { ...open, canvasses: [command.canvass] })).toThrow("twice")
  expect(decide(command, open).data.branch).toBe("01")
})

test("a child process finds each contestant by its module and name", async () => {
  for (const each of house) expect((await contestantIn(each.module, each.name)).name).toBe(each.name)
})
