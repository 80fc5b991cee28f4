// The table of states and commands that stands at the top of decisions.ts, compared with the code cell by cell.
import { readFileSync } from "node:fs"
import { canvassing } from "@keikaku/core"
import type { AnyEvent, Decision } from "@keikaku/kernel"
import { Result } from "effect"
import { describe, expect, test } from "vitest"
import {
  agreed,
  byAuthority,
  duplicate,
  established,
  listedInTokyo,
  listing,
  refusedOwner,
  ruledOut,
  transferred
} from "./case-history.ts"
import { assigned, canvassed, given, inOffice, listed } from "./world.ts"

const source = readFileSync(new URL("../../../packages/core/src/sweep/case/decisions.ts", import.meta.url), "utf8")
const [header, ...rows] = source
  .split("\n")
  .filter((line) => line.startsWith("// |"))
  .map((line) =>
    line
      .slice(4, -1)
      .split("|")
      .map((cell) => cell.trim())
  )
const codes = Object.fromEntries(
  [...source.matchAll(/\b([A-Z]{1,2}) ([A-Z][a-z]+[A-Za-z]+)(?: ·|$)/gmu)].map(([, short, code]) => [short, code])
)

/** A history that leads to each state. */
const histories: Readonly<Record<string, ReadonlyArray<AnyEvent>>> = {
  unlisted: [...inOffice, listedInTokyo],
  listed: [...inOffice, listed, listedInTokyo],
  assigned: [...assigned, listedInTokyo],
  canvassed: [...canvassed, listedInTokyo],
  refused: [...canvassed, refusedOwner, listedInTokyo, agreed],
  "partly-established": [...canvassed, established("wc-only"), listedInTokyo],
  established: [...canvassed, established("both"), listedInTokyo],
  transferred: [...canvassed, refusedOwner, transferred, listedInTokyo],
  "by-authority": [...canvassed, refusedOwner, transferred, byAuthority("wc-only"), listedInTokyo],
  "ruled-out": [...canvassed, ruledOut, listedInTokyo],
  duplicate: [...canvassed, listedInTokyo, duplicate]
}

const on = { case: "k1", outcome: "new", occurredOn: "2022-12-01" }
const commands: Readonly<Record<string, readonly [Decision<any>, object]>> = {
  List: [canvassing.ListCase, { ...listing, source: "own-research", occurredOn: on.occurredOn }],
  Assign: [canvassing.AssignCase, { case: "k1", promoter: "p1", occurredOn: on.occurredOn }],
  Canvass: [
    canvassing.CanvassCase,
    { case: "k1", canvass: "9", promoter: "p1", method: "visit", explained: true, occurredOn: on.occurredOn }
  ],
  Establish: [canvassing.EstablishCase, { ...on, insurances: "ei-only", specialEnrolment: false }],
  CompleteEi: [canvassing.CompleteEiProcedure, on],
  Refuse: [canvassing.RefuseCase, on],
  RuleOut: [canvassing.RuleOutCase, { ...on, reason: "closed-down" }],
  Duplicate: [canvassing.MarkCaseDuplicate, { ...on, of: "k2" }],
  Transfer: [canvassing.TransferCase, on],
  Authority: [canvassing.EstablishCaseByAuthority, { ...on, insurances: "both" }],
  Entrust: [canvassing.EntrustCase, { case: "k1", association: "a1", occurredOn: on.occurredOn }],
  Move: [canvassing.MoveCase, { case: "k1", toBranch: "13", occurredOn: on.occurredOn }]
}

const answerIn = (state: string, command: string): string => {
  const [decision, payload] = commands[command]!
  const { verdict } = given(...histories[state]!).when(decision, payload)
  if (Result.isFailure(verdict)) return verdict.failure.code
  return verdict.success.length === 1 && verdict.success[0]!._tag === decision.records[0]!.type ? "recorded" : "nothing"
}

describe("P4.3 cases: states and commands", () => {
  test("the table has every state and every command", () => {
    expect(rows.map(([state]) => state)).toEqual(["unlisted", ...Object.keys(canvassing.caseStates)])
    expect(header!.slice(1)).toEqual(Object.keys(commands))
  })

  for (const [state, ...cells] of rows)
    test(`${state}: each command is answered as the table says`, () => {
      const expected = cells.map((cell) => (cell.startsWith("+") ? "recorded" : codes[cell]))
      expect(cells.map((_, n) => answerIn(state!, header![n + 1]!))).toEqual(expected)
    })

  test("each history leads to the state that it stands for", () => {
    for (const [state, history] of Object.entries(histories)) {
      const ofK1 = history.filter((event) => (event as { case?: string }).case === "k1") as ReadonlyArray<any>
      const found = canvassing.caseOn(ofK1)
      expect(found === undefined ? "unlisted" : canvassing.stateOf(found)).toBe(state)
    }
  })
})
