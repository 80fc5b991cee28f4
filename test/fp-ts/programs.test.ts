// What is asked of a plan as programs of fp-ts: answers on the right, what the world says no to on the left, defects as rejections; and
// whatever was opened is closed.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { type OpenPlan, publication, targetProgress, zenkokuPlan } from "@keikaku/core"
import {
  close,
  dryRun,
  eventAt,
  execute,
  foldPages,
  open,
  orRefusal,
  placeAfter,
  read,
  replay,
  report,
  traceEvent,
  traceFigure,
  view,
  withPlan
} from "@keikaku/fp-ts"
import { type ExecuteFailure, everything, maxPosition, type OutcomeOf, openMemory, projection } from "@keikaku/kernel"
import { openSqlite } from "@keikaku/store-sqlite"
import * as E from "fp-ts/lib/Either.js"
import { pipe } from "fp-ts/lib/function.js"
import * as O from "fp-ts/lib/Option.js"
import * as RTE from "fp-ts/lib/ReaderTaskEither.js"
import * as TE from "fp-ts/lib/TaskEither.js"
import { afterAll, describe, expect, expectTypeOf, it } from "vitest"

const { IssueManual, ManualIssued } = publication
const manual = { manual: "m1", title: "手引", edition: 1, occurredOn: "2023-06-01" }
const from = (commandId: string) => ({ commandId, actor: "headquarters/1" })
const issue = (n: number) => execute(IssueManual)({ ...manual, manual: `m${n}` }, from(`c${n}`))
const inMemory = withPlan(async () => ({ plan: zenkokuPlan, ...openMemory() }))
const folder = mkdtempSync(join(tmpdir(), "fp-ts-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const right = async <F, A>(task: TE.TaskEither<F, A>): Promise<A> => {
  const answer = await task()
  if (E.isLeft(answer)) throw new Error(JSON.stringify(answer.left))
  return answer.right
}
const left = async <F, A>(task: TE.TaskEither<F, A>): Promise<F> => {
  const answer = await task()
  if (E.isRight(answer)) throw new Error(JSON.stringify(answer.right))
  return answer.left
}

describe("a command", () => {
  it("is recorded once, and refused, as an answer", async () => {
    const other = execute(IssueManual)({ ...manual, title: "別の手引" }, from("c2"))
    const program = pipe(
      RTE.Do,
      RTE.apSW("first", execute(IssueManual)(manual, from("c1"))),
      RTE.bindW("again", () => execute(IssueManual)(manual, from("c1"))),
      RTE.bindW("so", () => execute(IssueManual)(manual, from("c3"))),
      RTE.bindW("refused", () => other),
      RTE.bindW("tried", () => dryRun(IssueManual)({ ...manual, manual: "m2" }, from("c4")))
    )
    const { again, first, refused, so, tried } = await right(inMemory(program))
    expect([first._tag, again._tag, so._tag, refused._tag, tried._tag]).toEqual([
      ...["Recorded", "Recorded", "AlreadySo", "Refused", "WouldRecord"]
    ])
    expect(again).toMatchObject({ repeated: true })
  })

  it("is refused on the left for whoever says so, and keeps its tag and its type", async () => {
    const asked = pipe(
      execute(IssueManual)({ ...manual, occurredOn: "2999-12-31" }, from("c1")),
      RTE.chainEitherKW(orRefusal)
    )
    const failure = await left(inMemory(asked))
    if (failure._tag !== "Refused") throw new Error(failure._tag)
    expect(failure.rejection.code).toBe("OccursInFuture")
    type Outcome = OutcomeOf<typeof IssueManual>
    expectTypeOf(asked).toEqualTypeOf<
      RTE.ReaderTaskEither<
        OpenPlan,
        ExecuteFailure | Extract<Outcome, { _tag: "Refused" }>,
        Exclude<Outcome, { _tag: "Refused" }>
      >
    >()
    const plan = await right(open(async () => ({ plan: zenkokuPlan, ...openMemory() })))
    const piped = pipe(plan, execute(IssueManual)(manual, from("c1")), TE.chainEitherKW(orRefusal))
    expect((await right(piped))._tag).toBe("Recorded")
    await right(close(plan))
  })

  it("that is malformed, or whose id is taken, is on the left", async () => {
    const bad = execute(IssueManual)({ ...manual, edition: -1 }, from("c1"))
    expect(await left(inMemory(bad))).toMatchObject({ _tag: "MalformedCommand", issues: [{ path: ["edition"] }] })
    const tried = dryRun(IssueManual)({ ...manual, edition: -1 }, from("c1"))
    expect(await left(inMemory(tried))).toMatchObject({ _tag: "MalformedCommand" })
    const taken = pipe(
      issue(1),
      RTE.chainW(() => execute(IssueManual)({ ...manual, manual: "m2" }, from("c1")))
    )
    expect(await left(inMemory(taken))).toMatchObject({ _tag: "CommandIdTaken" })
  })

  it("that dies of a defect rejects the task", async () => {
    const unknown = { ...IssueManual, name: "Unknown", payload: undefined as never }
    await expect(inMemory(execute(unknown)(manual, from("c1")))()).rejects.toThrow()
  })
})

describe("the log", () => {
  const five = pipe([1, 2, 3, 4, 5].map(issue), RTE.sequenceSeqArray)
  const after = <F, A>(program: RTE.ReaderTaskEither<OpenPlan, F, A>) =>
    inMemory(
      pipe(
        five,
        RTE.chainW(() => program)
      )
    )

  it("is read page by page, with where to go on as an option", async () => {
    const first = await right(after(read(everything, { limit: 2 })))
    expect([first.events.length, first.next]).toEqual([2, O.some(2)])
    const last = await right(after(read(everything, { after: 4, limit: 2 })))
    expect([last.events.length, last.next]).toEqual([1, O.none])
  })

  it.each([
    [{ limit: 2 }, [[1, 2], [3, 4], [5]]],
    [{ limit: 2, backwards: true }, [[5, 4], [3, 2], [1]]],
    [{ limit: 2, after: 3 }, [[4, 5], []]],
    [{ limit: 2, backwards: true, before: 3, after: 1 }, [[2]]]
  ])("is folded page by page: %j", async (options, expected) => {
    const pages = foldPages(everything, options)<ReadonlyArray<ReadonlyArray<number>>>([], (all, { events }) => [
      ...all,
      events.map(({ position }) => position)
    ])
    expect(await right(after(pages))).toEqual(expected)
  })

  it("has an event at a position, or none", async () => {
    const at = (position: number) => right(after(eventAt(position)))
    const found = await at(3)
    expect(O.isSome(found) && found.value.map(({ event }) => event)).toEqual([
      { _tag: "ManualIssued", ...manual, manual: "m3" }
    ])
    for (const position of [0, -1, 6, 0.5, Number.NaN, maxPosition, maxPosition + 1])
      expect(await at(position), String(position)).toEqual(O.none)
  })

  it("is folded by projections, as it stands and as it stood", async () => {
    const count = projection(() => 0).on(ManualIssued, (n) => n + 1)
    expect(await right(after(view(count)))).toBe(5)
    expect(await right(after(replay({ upTo: 2 })(count)))).toBe(2)
    expect(await right(after(placeAfter(5)))).toMatchObject({ position: 5 })
  })
})

describe("reports", () => {
  it("are answered, and what is wrong with the question is on the left", async () => {
    const { table } = await right(inMemory(report(targetProgress)({ level: "nation" })))
    expect(table.rows.length).toBeGreaterThan(0)
    const questions = {
      UnknownReport: report("no-such-report")(),
      MalformedParameters: report("target-progress")({ level: "town" }),
      MalformedHistory: report(targetProgress)({}, { upTo: "yesterday" }),
      NoSuchEvent: traceEvent(7),
      NoSuchFigure: traceFigure(targetProgress)({ row: { area: "nowhere" }, column: "actual" } as never)
    }
    for (const [tag, question] of Object.entries(questions)) {
      const program: RTE.ReaderTaskEither<OpenPlan, { readonly _tag: string }, unknown> = question
      expect((await left(inMemory(program)))._tag).toBe(tag)
    }
  })

  it("that a policy forbids are on the left", async () => {
    const policy = { mayAsk: () => undefined, mayRecord: () => undefined, mayRead: () => ({ code: "No" }) as never }
    const closed = withPlan(async () => ({ plan: zenkokuPlan, ...openMemory(), policy }))
    expect((await left(closed(report(targetProgress)())))._tag).toBe("ReportForbidden")
  })
})

describe("what is opened is closed", () => {
  const counted = () => {
    let closed = 0
    const within = withPlan(async () => ({
      plan: zenkokuPlan,
      ...openMemory(),
      close: async () => {
        closed += 1
      }
    }))
    return { within, times: () => closed }
  }

  it("after an answer, a failure and a defect", async () => {
    const { times, within } = counted()
    await right(within(issue(1)))
    expect(times()).toBe(1)
    await left(within(report("no-such-report")()))
    expect(times()).toBe(2)
    const defect = () => async () => {
      throw new Error("bug: here")
    }
    await expect(within(defect)()).rejects.toThrow("bug: here")
    expect(times()).toBe(3)
    const thrown = () => {
      throw new Error("bug: there")
    }
    await expect(within(thrown)()).rejects.toThrow("bug: there")
    expect(times()).toBe(4)
  })

  it("a file of SQLite can be opened again, and a plan that is closed says so", async () => {
    const path = join(folder, "plan.db")
    const onFile = withPlan(async () => ({ plan: zenkokuPlan, ...(await openSqlite(path)) }))
    await right(onFile(issue(1)))
    const again = await right(
      onFile(
        pipe(
          RTE.ask<OpenPlan>(),
          RTE.chainFirst(() => read(everything))
        )
      )
    )
    expect(await left(issue(2)(again))).toMatchObject({ _tag: "StoreUnavailable", reason: "closed" })
    expect(await left(read(everything)(again))).toMatchObject({ _tag: "StoreUnavailable" })
    expect(await right(onFile(foldPages(everything)(0, (n, { events }) => n + events.length)))).toBe(1)
  })

  it("what cannot be opened is on the left", async () => {
    const path = join(folder, "no-log.db")
    writeFileSync(path, "not a database".repeat(100))
    const onFile = withPlan(async () => ({ plan: zenkokuPlan, ...(await openSqlite(path)) }))
    expect(await left(onFile(issue(1)))).toMatchObject({ _tag: "StoreUnavailable" })
    const unready = withPlan(() => Promise.reject(new TypeError("bug: not ready")))
    await expect(unready(issue(1))()).rejects.toThrow("bug: not ready")
  })

  it("listeners that go on are named, unless the use has failed of itself", async () => {
    const listening =
      <F>(end: TE.TaskEither<F, string>): RTE.ReaderTaskEither<OpenPlan, F, string> =>
      (plan) =>
      async () => {
        await new Promise<void>((begun) => {
          plan.subscribe(
            () => {
              begun()
              return new Promise(() => {})
            },
            { query: everything, onFailure: () => {} } as never
          )
          void plan.execute(IssueManual, manual, from("c1"))
        })
        return end()
      }
    const hasty = withPlan(async () => ({ plan: zenkokuPlan, ...openMemory(), closeTimeout: 1 }))
    expect(await left(hasty(listening(TE.right("done"))))).toMatchObject({ _tag: "ListenersLeft", listeners: 1 })
    expect(await left(hasty(listening(TE.left({ _tag: "Own" as const }))))).toEqual({ _tag: "Own" })
  })
})
