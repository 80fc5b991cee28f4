// Flags that hold a date, a year or a place in the record. Each is checked as it is read, and says what it takes.
import { FiscalYear, parseFiscalYearLabel } from "@keikaku/core"
import { Instant, LocalDate } from "@keikaku/kernel"
import { Effect, Option, Schema } from "effect"
import { CliError, Flag } from "effect/cli"

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

/** A place in the record: a position, a day in Japan on which it was recorded, or an instant. */
export type Place = { readonly position: number } | { readonly first: Instant; readonly last: Instant }

const dayInMilliseconds = 86_400_000

const placeOf = (text: string): Option.Option<Place> => {
  if (/^[1-9]\d{0,14}$/.test(text)) return Option.some({ position: Number(text) })
  if (!isLocalDate(text)) return Option.map(instantOf(text), (instant) => ({ first: instant, last: instant }))
  const midnight = Date.parse(`${text}T00:00:00.000+09:00`)
  const [first, last] = [midnight, midnight + dayInMilliseconds - 1].map((time) =>
    Instant.make(new Date(time).toISOString())
  )
  return Option.some({ first: first!, last: last! })
}

/** A flag that holds a place in the record: a date means the whole of that day in Japan. */
export const placeFlag = (name: string) =>
  checkedFlag(name, "a position such as 120, a date such as 2023-04-01, or an instant with its zone", placeOf).pipe(
    Flag.withMetavar("position|yyyy-mm-dd|instant")
  )

/** `--fiscal-year`: the calendar year of its first day, or its Japanese or English name. */
export const fiscalYearFlag = checkedFlag("fiscal-year", "a fiscal year such as 2023, FY2023 or 令和5年度", (text) =>
  /^\d{4}$/.test(text) ? FiscalYear.makeOption(Number(text)) : Option.fromUndefinedOr(parseFiscalYearLabel(text))
).pipe(
  Flag.withMetavar("2023|令和5年度"),
  Flag.withDescription("年度（既定はその日の年度） / Fiscal year (default: that of the day)"),
  Flag.optional
)

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
