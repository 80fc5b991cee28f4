// From a figure back to its events: what the trace gives is what the whole table says after every single event, for every
// report; and its last figure is the report's own.

import {
  type Cell,
  canvassing,
  FiscalYear,
  type Report,
  type ReportQuery,
  runReport,
  type Table,
  traceFigure,
  zenkokuPlan
} from "@keikaku/core"
import { type LocalDate, matches, type Recorded } from "@keikaku/kernel"
import { Effect } from "effect"
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { happened, k1 } from "../../sweep/world.ts"
import { logOf } from "../audit/log.ts"
import { declaredBy } from "../declared.ts"
import { histories, hostOf, leafOf } from "./stored.ts"

const { CaseCanvassed, CaseListed } = canvassing

const parameters = { fiscalYear: FiscalYear.make(2023), level: "block" } as const
const text = (cell: Cell | undefined) => JSON.stringify(cell ?? null)

/** The fewest leading columns that distinguish the rows of a table, found by trying. */
const namesOf = ({ columns, rows }: Table): ReadonlyArray<string> => {
  const keys = columns.map(({ key }) => key)
  const isDistinguishing = (count: number) =>
    new Set(
      rows.map((row) =>
        keys
          .slice(0, count)
          .map((key) => text(row[key]))
          .join()
      )
    ).size === rows.length
  return keys.slice(0, keys.findIndex((_, n) => isDistinguishing(n + 1)) + 1)
}

const written = (cell: Cell | undefined): string => {
  if (cell === null || cell === undefined) return ""
  return typeof cell === "object" ? ("en" in cell ? cell.en : text(cell)) : String(cell)
}

/** The figures of a row by the whole table, before and after each event that changes it. */
const byTheWholeTable = (
  report: Report,
  query: ReportQuery,
  log: ReadonlyArray<Recorded>,
  row: Table["rows"][number],
  [names, column]: readonly [ReadonlyArray<string>, string]
) => {
  const { apply, initial, query: selects } = report.projection(query)
  const isMeant = (each: Table["rows"][number]) => names.every((name) => text(each[name]) === text(row[name]))
  let state = initial()
  const figure = () => text(report.table(state, query).rows.find(isMeant)?.[column])
  let before = figure()
  return log.flatMap((recorded) => {
    if (!matches(selects, { type: recorded.event._tag, tags: recorded.tags })) return []
    state = apply(state, recorded)
    const [was, is] = [before, figure()]
    before = is
    return was === is ? [] : [[recorded.position, was, is]]
  })
}

describe("a traced figure", () => {
  test.each([...zenkokuPlan.reports.values()].map((report) => [report.name, report] as const))(
    "of %s is the report's own, and the events behind it are those after which the table says otherwise",
    async (name, report) => {
      const draws = fc.array(fc.tuple(fc.nat(), fc.nat()), { minLength: 2, maxLength: 2 })
      await fc.assert(
        fc.asyncProperty(
          histories,
          draws,
          fc.constantFrom(undefined, "2023-09-30"),
          async ({ history }, cells, day) => {
            const host = await hostOf(history)
            const asOf = { upTo: history.length, ...(day === undefined ? {} : { effectiveOn: day as LocalDate }) }
            const { table } = await Effect.runPromise(runReport(host, name, declaredBy(name, parameters), asOf))
            const log = day === undefined ? history : history.filter(({ event }) => event.occurredOn <= day)
            for (const [r, c] of table.rows.length === 0 ? [] : cells) {
              const row = table.rows[r % table.rows.length]!
              const [names, column] = [namesOf(table), table.columns[c % table.columns.length]!.key]
              const place = { row: Object.fromEntries(names.map((key) => [key, written(row[key])])), column }
              const traced = await Effect.runPromise(traceFigure(host, name, place, declaredBy(name, parameters), asOf))
              expect(text(traced.figure)).toBe(text(row[column]))
              expect(text(traced.steps.at(-1)?.after ?? traced.figure)).toBe(text(row[column]))
              expect(
                traced.steps.map(({ after, before, recorded }) => [recorded.position, text(before), text(after)])
              ).toEqual(byTheWholeTable(report, traced.query, log, row, [names, column]))
            }
          }
        ),
        { numRuns: 12 }
      )
    }
  )

  const listed = happened(CaseListed, { ...k1, source: "own-research", scheme: "unified", occurredOn: "2023-04-10" })
  const canvass = (n: string) =>
    happened(CaseCanvassed, {
      ...{ ...k1, canvass: n, promoter: "p1", method: "visit", explained: true },
      occurredOn: "2023-05-10"
    })
  const evidence = [{ name: "報告書.pdf", sha256: "0f".repeat(32) }] as const
  const log = logOf([listed], [canvass("1"), { evidence }], [canvass("2"), { on: "2023-06-01" }])
  const place = { row: { area: "27", metricCode: "canvasses" }, column: "actual" }

  test("names for each event its evidence, and the figure before and after it", async () => {
    const traced = await Effect.runPromise(
      traceFigure(await hostOf(log), "target-progress", place, { ...parameters, level: "branch" })
    )
    expect(traced.steps.map(({ after, before, recorded }) => [recorded.position, before, after])).toEqual([
      [2, 0, 1],
      [3, 1, 2]
    ])
    expect(traced.steps.map(({ recorded }) => recorded.evidence)).toEqual([evidence, undefined])
  })

  test("of a correction shows its check against the line as it is stored", async () => {
    const corrects = { position: 1, leaf: leafOf(log[0]!), reason: "出所の誤り", approver: "hq-7" }
    const corrected = logOf([listed], [listed, { corrects }])
    const host = await hostOf(corrected)
    const check = { row: { position: "2" }, column: "check" }
    const traced = await Effect.runPromise(
      traceFigure(host, "corrections", check, { fiscalYear: parameters.fiscalYear })
    )
    expect(traced).toMatchObject({
      figure: { en: "leaf matches" },
      steps: [{ before: null, recorded: { position: 2 } }]
    })
  })

  test("that the report does not have, or has in several rows, is a failure that says so", async () => {
    const failure = async (row: Record<string, string>, column: string) =>
      await Effect.runPromise(
        Effect.flip(traceFigure(await hostOf(log), "target-progress", { row, column }, parameters))
      )
    expect(await failure({ area: "nation" }, "actual")).toMatchObject({ _tag: "NoSuchFigure", rows: 5 })
    expect(await failure({ area: "99" }, "actual")).toMatchObject({ _tag: "NoSuchFigure", rows: 0 })
    expect(await failure(place.row, "actuals")).toMatchObject({ columns: expect.arrayContaining(["actual"]) })
  })
})
