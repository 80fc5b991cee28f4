// Finds recorded events by several conditions together. What an event is searched by it declares itself: its tags and its
// particulars. So whatever a later topic records can be found without a word here.
import { type Catalogue, LocalDate, type Query, type Recorded, type Tag } from "@keikaku/kernel"
import { Schema } from "effect"
import { type Calendar, dateIn } from "../calendar/index.ts"
import { BranchCode } from "../federation/index.ts"

const day = (description: string) => Schema.optionalKey(LocalDate.annotate({ description }))
const text = (description: string) => Schema.optionalKey(Schema.NonEmptyString.annotate({ description }))
const amount = (description: string) => Schema.optionalKey(Schema.Int.annotate({ description }))

/** What may be asked of an event, all of it together. Days are those of the federation's time zone and belong to their range. */
export const SearchConditions = Schema.Struct({
  recordedFrom: day("記録日がこの日以後 / recorded on or after"),
  recordedTo: day("記録日がこの日以前 / recorded on or before"),
  effectiveFrom: day("発効日がこの日以後 / took effect on or after"),
  effectiveTo: day("発効日がこの日以前 / took effect on or before"),
  type: Schema.optionalKey(
    Schema.Array(Schema.String).annotate({ description: "この種類のいずれか / of any of these types" })
  ),
  tag: Schema.optionalKey(
    Schema.Array(Schema.TemplateLiteral([Schema.String, ":", Schema.String])).annotate({
      description: "この参照をすべて持つ / with all of these tags, kind:id"
    })
  ),
  actor: text("記録者 / recorded by"),
  branch: Schema.optionalKey(BranchCode.annotate({ description: "支部 / of the branch" })),
  counterparty: text(
    "相手方（事業、事務組合、母体団体など） / whom it is with: a business, an association, a parent body"
  ),
  amountFrom: amount("この金額以上（通貨の最小単位） / of at least this amount, in the currency's smallest unit"),
  amountTo: amount("この金額以下（通貨の最小単位） / of at most this amount, in the currency's smallest unit"),
  text: text(
    "内容に含む文字列（全角・半角、大文字・小文字を区別しない） / text that its data holds, whatever its width or case"
  )
}).annotate({ identifier: "SearchConditions" })
export type SearchConditions = typeof SearchConditions.Type

const within = <A extends string | number>(value: A | undefined, from: A | undefined, to: A | undefined): boolean =>
  (from === undefined && to === undefined) ||
  (value !== undefined && (from === undefined || value >= from) && (to === undefined || value <= to))

const folded = (text: string): string => text.normalize("NFKC").toLowerCase()

const holds = (value: unknown, wanted: string): boolean =>
  typeof value === "object" && value !== null
    ? Object.values(value).some((each) => holds(each, wanted))
    : folded(String(value)).includes(wanted)

/** The part of the conditions that stores find by: types and tags. Everything that is searched for is among these events. */
export const searchQuery = ({ branch, tag = [], type = [] }: SearchConditions): Query => [
  { types: type, tags: [...tag, ...(branch === undefined ? [] : [`branch:${branch}` as const])] as Array<Tag> }
]

/**
 * Whether an event meets all of the conditions. What it has of an amount and a counterparty, the catalogue's definitions say.
 * @example
 * ```ts
 * import { BranchCode, japaneseCalendar, ParentBodyId, promoter, searchOf, zenkokuPlan } from "@keikaku/core"
 * const { ParentBodySecured } = promoter
 * import { LocalDate } from "@keikaku/kernel"
 * import { recordedHistory } from "@keikaku/testing"
 * const consent = { parentBody: ParentBodyId.make("m-1"), branch: BranchCode.make("13"), occurredOn: LocalDate.make("2023-04-03") }
 * const log = recordedHistory(zenkokuPlan.catalogue, [ParentBodySecured(consent)])
 * const found = (conditions: Parameters<typeof searchOf>[0]) =>
 *   log.filter(searchOf(conditions, japaneseCalendar, zenkokuPlan.catalogue)).length
 * found({ counterparty: "m-1", effectiveFrom: LocalDate.make("2023-04-01") }) // => 1
 * found({ counterparty: "m-1", branch: BranchCode.make("27") }) // => 0
 * ```
 */
export const searchOf = (
  conditions: SearchConditions,
  { timeZone }: Pick<Calendar, "timeZone">,
  { events }: Catalogue
): ((recorded: Recorded) => boolean) => {
  const [{ tags = [], types = [] } = {}] = searchQuery(conditions)
  const { actor, amountFrom, amountTo, counterparty } = conditions
  const { effectiveFrom, effectiveTo, recordedFrom, recordedTo } = conditions
  const wanted = conditions.text === undefined ? undefined : folded(conditions.text)
  return (recorded) => {
    const { _tag, occurredOn, ...data } = recorded.event
    const particulars = events.get(_tag)?.particulars(recorded.event) ?? {}
    return (
      (types.length === 0 || types.includes(_tag)) &&
      tags.every((tag) => recorded.tags.includes(tag)) &&
      within(dateIn(timeZone, recorded.recordedAt), recordedFrom, recordedTo) &&
      within(occurredOn, effectiveFrom, effectiveTo) &&
      (actor === undefined || recorded.actor === actor) &&
      (counterparty === undefined || particulars.counterparty === counterparty) &&
      within<number>(particulars.amount, amountFrom, amountTo) &&
      (wanted === undefined || holds(data, wanted))
    )
  }
}
