// Flags that hold a date, a year or a place in the record. Each is checked as it is read, and says what it takes.
import { type Calendar, type FiscalYear, parseFiscalYearLabel } from "@keikaku/core"
import { Instant, LocalDate } from "@keikaku/kernel"
import { Effect, Option, Schema } from "effect"
import { CliError, Flag } from "effect/cli"
import { UsageError } from "../exit-code.ts"

const checkedFlag = <A>(name: string, expected: string, read: (text: string) => Option.Option<A>) =>
  Flag.String(name).pipe(
    Flag.mapEffect((value) =>
      Option.match(read(value), {
        onSome: (read) => Effect.succeed(read),
        onNone: () => Effect.fail(new CliError.InvalidValue({ option: name, value, expected, kind: "flag" }))
      })
    )
  )

const isLocalDate = Schema.is(LocalDate)

const instantOf = (text: string): Option.Option<Instant> => {
  const instant = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/.exec(text)
  const at = instant !== null && isLocalDate(instant[1]) ? Date.parse(text) : Number.NaN
  return Number.isNaN(at) ? Option.none() : Schema.decodeUnknownOption(Instant)(new Date(at).toISOString())
}

/** A flag that holds a date, `yyyy-mm-dd`. */
export const dateFlag = (name: string) =>
  checkedFlag(name, "a date that exists, written yyyy-mm-dd", Schema.decodeUnknownOption(LocalDate)).pipe(
    Flag.withMetavar("yyyy-mm-dd")
  )

/** A place in the record: a position, a day on which it was recorded where the federation is, or an instant. */
export type Place = { readonly position: number } | { readonly day: LocalDate } | { readonly instant: Instant }

const placeOf = (text: string): Option.Option<Place> => {
  if (/^[1-9]\d{0,14}$/.test(text)) return Option.some({ position: Number(text) })
  return isLocalDate(text) ? Option.some({ day: text }) : Option.map(instantOf(text), (instant) => ({ instant }))
}

/** A flag that holds a place in the record: a date means the whole of that day. */
export const placeFlag = (name: string) =>
  checkedFlag(name, "a position such as 120, a date such as 2023-04-01, or an instant with its zone", placeOf).pipe(
    Flag.withMetavar("position|yyyy-mm-dd|instant")
  )

/** `--fiscal-year`: the calendar year of its first day, or its name in the federation's calendar. */
export const fiscalYearFlag = Flag.String("fiscal-year").pipe(
  Flag.withMetavar("year"),
  Flag.withDescription(
    "年度。2023、令和5年度など（既定はその日の年度） / Fiscal year, as 2023 or by its name (default: that of the day)"
  ),
  Flag.optional
)

/** The fiscal year that `--fiscal-year` names in a calendar, or a wrong call. */
export const knownFiscalYear = (calendar: Calendar, text: string): Effect.Effect<FiscalYear, UsageError> => {
  const year = parseFiscalYearLabel(text, calendar)
  if (year !== undefined) return Effect.succeed(year)
  return Effect.fail(
    new UsageError({
      sentence: {
        ja: `--fiscal-year ${text}: 年度ではありません（例: 2023、FY2023、令和5年度）。`,
        en: `--fiscal-year ${text}: expected a fiscal year such as 2023, FY2023 or 令和5年度.`
      }
    })
  )
}

/** `--recorded-at`: a position of the log, or an instant with its zone. */
export const recordedAtFlag = checkedFlag(
  "recorded-at",
  "a position such as 120, or an instant such as 2023-09-30T15:00:00Z or 2023-10-01T00:00+09:00",
  (text): Option.Option<number | Instant> => (/^\d{1,15}$/.test(text) ? Option.some(Number(text)) : instantOf(text))
).pipe(
  Flag.withMetavar("instant|position"),
  Flag.withDescription("この時点・位置までの記録で見る / As recorded by this instant or position"),
  Flag.optional
)

/** `--effective-on`: only what had taken effect by that date. */
export const effectiveOnFlag = dateFlag("effective-on").pipe(
  Flag.withDescription("この日までに発効したものだけで見る / Only what had taken effect by this date"),
  Flag.optional
)
