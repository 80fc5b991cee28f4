// Reads a table of national and branch targets from CSV: a heading, a row for each branch, and one for the nation. What
// cannot be read is refused with its line and column; what can be read and is wrong is for the checks to find.
import {
  type BranchRow,
  countOf,
  type Federation,
  type Figure,
  figureOf,
  figureText,
  inProportion,
  type NationRow,
  sumOfFigures,
  type TargetTable
} from "@keikaku/core"
import type { Share } from "@keikaku/core/apportion"
import { Result } from "effect"
import type { MalformedData } from "../input/malformed-data.ts"
import { decodeCsv } from "../table/csv.ts"
import { branchNamed, meant, namesNation, saidIn } from "./branch-name.ts"
import { type Columns, isHeading, readHeadings } from "./headings.ts"
import { fault, type Place } from "./place.ts"

type Read<A> = Result.Result<A, MalformedData>

const figureAt = (cell: string, place: Place): Read<Figure | null> => {
  if (cell.trim() === "") return Result.succeed(null)
  const figure = figureOf(cell)
  return figure === undefined
    ? fault(place, { ja: `「${cell}」は数ではありません。`, en: `"${cell}" is not a figure.` })
    : Result.succeed(figure)
}

const weightAt = (cell: string, place: Place): Read<Figure> =>
  Result.flatMap(figureAt(cell, place), (figure) => {
    if (figure === null) return fault(place, { ja: "重みがありません。", en: "the weight is missing." })
    return figure.digits < 0n
      ? fault(place, { ja: `重み「${cell}」が負です。`, en: `the weight "${cell}" is negative.` })
      : Result.succeed(figure)
  })

const boundAt = (cell: string, place: Place): Read<number | undefined> =>
  Result.flatMap(figureAt(cell, place), (figure) => {
    const bound = figure === null ? undefined : countOf(figure)
    return figure !== null && (bound === undefined || bound < 0)
      ? fault(place, {
          ja: `「${cell}」は0以上2の53乗未満の整数ではありません。`,
          en: `"${cell}" is not a whole number from zero to 2^53 − 1.`
        })
      : Result.succeed(bound)
  })

/** The field of a line in which a quote goes wrong, from 1: that after the last whole one. */
const brokenColumn = (line: string): number => {
  const field = /(?:"(?:[^"]|"")*"|[^",]*),/y
  let column = 1
  while (field.test(line)) column++
  return column
}

interface Source {
  readonly federation: Federation
  readonly text: string
  readonly source: string
}

type Records = ReadonlyArray<{ readonly line: number; readonly fields: ReadonlyArray<string> }>

/** The lines that hold something. */
const recordsIn = ({ source, text }: Source): Read<Records> =>
  Result.gen(function* () {
    const records = decodeCsv(text)
    if (Result.isFailure(records)) {
      const { line } = records.failure
      const column = brokenColumn(text.split("\n")[line - 1] ?? "")
      return yield* fault(
        { source, line, column },
        { ja: "CSVの引用符の誤りです。", en: `${records.failure.message}.` }
      )
    }
    const filled = records.success.filter(({ fields }) => fields.some((field) => field.trim() !== ""))
    if (filled.length === 0)
      return yield* fault({ source, line: 1 }, { ja: "中身がありません。", en: "there is nothing here." })
    return filled
  })

/** What stands under a heading: a row for each branch, and one for the nation. */
const readBody = (
  { federation, source }: Source,
  [heading, ...body]: Records,
  targets: "needed" | "optional"
): Read<TargetTable> =>
  Result.gen(function* () {
    const { fields: headings, line: headingLine } = heading!
    const columns = yield* readHeadings(
      federation,
      headings,
      { source, line: headingLine },
      (at) => body.every(({ fields }) => (fields[at] ?? "").trim() === ""),
      targets
    )
    const rows: Array<BranchRow> = []
    let nation: NationRow | undefined
    for (const { fields, line } of body) {
      const place = (at: number): Place => ({ source, line, column: at + 1 })
      const cell = (at: number | undefined): readonly [string, Place] => [fields[at ?? -1] ?? "", place(at ?? 0)]
      const beyond = fields.findIndex((field, at) => at >= headings.length && field.trim() !== "")
      if (beyond >= 0)
        return yield* fault(place(beyond), { ja: "見出しのない列です。", en: "this column has no heading." })
      const targets = yield* Result.all(columns.metrics.map(({ at }) => figureAt(...cell(at))))
      const names = columns.branch.filter((at) => (fields[at] ?? "").trim() !== "")
      if (names.some((at) => namesNation(fields[at]!))) {
        if (nation !== undefined)
          return yield* fault(place(names[0]!), {
            ja: `全国の行が${nation.line}行目にもあります。`,
            en: `the nation has a row already, line ${nation.line}.`
          })
        nation = { line, weight: yield* figureAt(...cell(columns.weight)), targets }
        continue
      }
      const named = yield* nameOf(federation, columns, fields, place)
      const weight = yield* weightAt(...cell(columns.weight))
      const floor = yield* boundAt(...cell(columns.floor))
      rows.push({ line, ...named, weight, floor, cap: yield* boundAt(...cell(columns.cap)), targets })
    }
    if (rows.length === 0)
      return yield* fault(
        { source, line: headingLine },
        { ja: "支部の行がありません。", en: "no row of a branch follows." }
      )
    return { metrics: columns.metrics, rows, nation }
  })

/** Reads the table, or says at which line and column it cannot be read. */
export const readTargetTable = (federation: Federation, text: string, source: string): Read<TargetTable> => {
  const from = { federation, text, source }
  return Result.flatMap(recordsIn(from), (records) => readBody(from, records, "needed"))
}

/** The columns of a table of shares without a heading. */
const unnamed = { line: 1, fields: ["key", "weight", "floor", "cap"] }

/** Reads such a table for its shares alone, of anybody: targets may be there and do not count, nor does the row of the nation. Columns
 * without a heading are key, weight, floor and cap. */
export const readShareTable = (federation: Federation, text: string, source: string): Read<ReadonlyArray<Share>> =>
  Result.gen(function* () {
    const from = { federation, text, source }
    const records = yield* recordsIn(from)
    const [, second = ""] = records[0]!.fields
    const hasHeading = isHeading(records[0]!.fields) || figureOf(second) === undefined
    const { nation, rows } = yield* readBody(from, hasHeading ? records : [unnamed, ...records], "optional")
    yield* Result.all(rows.map((row, n) => onlyOnce(row, rows.slice(0, n), source)))
    if (nation?.weight != null) yield* addsUp(nation.line, nation.weight, rows, source)
    const weights = inProportion(rows.map(({ weight }) => weight))
    return rows.map(
      ({ cap, floor, written }, n): Share => ({
        ...{ key: written, weight: weights[n]! },
        ...(floor === undefined ? {} : { floor }),
        ...(cap === undefined ? {} : { cap })
      })
    )
  })

const onlyOnce = ({ branch, line, written }: BranchRow, before: ReadonlyArray<BranchRow>, source: string) => {
  const same = before.find((other) =>
    branch === undefined ? saidIn(other.written) === saidIn(written) : other.branch?.code === branch.code
  )
  return same === undefined
    ? Result.succeed(undefined)
    : fault(
        { source, line },
        {
          ja: `「${written}」は${same.line}行目にもあります。`,
          en: `"${written}" stands on line ${same.line} already.`
        }
      )
}

const addsUp = (line: number, given: Figure, rows: ReadonlyArray<BranchRow>, source: string) => {
  const [total, sum] = [given, sumOfFigures(rows.map(({ weight }) => weight))].map(figureText)
  return total === sum
    ? Result.succeed(undefined)
    : fault(
        { source, line },
        {
          ja: `重みの合計 ${total} が、各行の合計 ${sum} と一致しません。`,
          en: `the total weight is ${total}, but the rows add up to ${sum}.`
        }
      )
}

const nameOf = (
  federation: Federation,
  { branch }: Columns,
  fields: ReadonlyArray<string>,
  place: (at: number) => Place
): Read<Pick<BranchRow, "written" | "branch" | "meant">> => {
  const [first, ...others] = branch.filter((at) => (fields[at] ?? "").trim() !== "")
  if (first === undefined) return fault(place(branch[0]!), { ja: "支部がありません。", en: "the branch is missing." })
  const written = fields[first]!.trim()
  const named = branchNamed(federation, written)
  const other = others.find((at) => branchNamed(federation, fields[at]!)?.code !== named?.code)
  return other === undefined
    ? Result.succeed({ written, branch: named, meant: named === undefined ? meant(federation, written) : undefined })
    : fault(place(other), {
        ja: `「${fields[other]}」は「${written}」と別の支部です。`,
        en: `"${fields[other]}" is not the branch ${written}.`
      })
}
