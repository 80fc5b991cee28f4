// The articles (定款) as far as rules of the plan ask them: who adopts the plan, how meetings are called and what carries a
// resolution. The statute (一般社団法人及び一般財団法人に関する法律, "Art.") is the default, and the limit: articles that relax what the
// law does not let them relax are malformed.
import { type LocalDate as Day, LocalDate, namedCheck } from "@keikaku/kernel"
import { Schema } from "effect"
import { inForceOn } from "../calendar/index.ts"
import { LabelText } from "../label.ts"

/** What an item of an agenda is about. */
export const MeetingSubject = Schema.Literals([
  ...["business-plan", "business-report", "accounts", "officers", "fees", "canvassing", "insurance", "requests"],
  ...["auditor-removal", "expulsion", "articles", "liability", "business-transfer", "dissolution", "merger", "other"]
] as const)
export type MeetingSubject = typeof MeetingSubject.Type

/** A share of a whole that has to be reached (`orMore`), or to be exceeded. */
export const Threshold = Schema.Struct({
  numerator: Schema.Natural,
  denominator: Schema.Int.check(Schema.isGreaterThan(0)),
  orMore: Schema.Boolean
}).annotate({ identifier: "Threshold", description: "a share of a whole to be reached, or exceeded" })
export interface Threshold extends Schema.Schema.Type<typeof Threshold> {}

/** More than half (過半数). */
export const moreThanHalf: Threshold = { numerator: 1, denominator: 2, orMore: false }
/** At least half (半数以上). */
export const halfOrMore: Threshold = { numerator: 1, denominator: 2, orMore: true }
/** At least two thirds (三分の二以上). */
export const twoThirdsOrMore: Threshold = { numerator: 2, denominator: 3, orMore: true }

/** How many of a whole are needed: the fewest that reach the threshold.
 * @example
 * ```ts
 * import { moreThanHalf, neededOf, twoThirdsOrMore } from "@keikaku/core"
 *
 * neededOf(moreThanHalf, 48) // => 25
 * neededOf(twoThirdsOrMore, 48) // => 32
 * neededOf(twoThirdsOrMore, 47) // => 32
 * ```
 */
export const neededOf = ({ denominator, numerator, orMore }: Threshold, whole: number): number => {
  const product = numerator * whole
  const below = Math.floor(product / denominator)
  return orMore && below * denominator === product ? below : below + 1
}

/** Whether a threshold asks as much as another one, or more. */
const isAsStrict = (one: Threshold, than: Threshold): boolean => {
  const [left, right] = [one.numerator * than.denominator, than.numerator * one.denominator]
  return left === right ? !one.orMore || than.orMore : left > right
}

const notLooser = (statute: Threshold, article: string) =>
  Threshold.check(
    namedCheck(
      "as-strict-as-the-law",
      (given: Threshold) => isAsStrict(given, statute) || `the articles may only ask for more than ${article} does`
    )
  )
const days = (minimum: number) => Schema.Int.check(Schema.isBetween({ minimum, maximum: 365 }))
const month = Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 12 }))

/** The month in which the Ministry's campaign is strengthened (強化期間), what it is called, and what the national meeting in it is
 * called, from a day on: names follow the commissioned programme, and codes stay. */
export const StrengtheningPeriod = Schema.Struct({ from: LocalDate, month, name: LabelText, meeting: LabelText })
export interface StrengtheningPeriod extends Schema.Schema.Type<typeof StrengtheningPeriod> {}

/** The articles of a federation.
 * @example
 * ```ts
 * import { Articles, moreThanHalf, statutoryArticles, twoThirdsOrMore } from "@keikaku/core"
 * import { Schema } from "effect"
 *
 * const isArticles = Schema.is(Articles)
 * isArticles(statutoryArticles) // => true
 * isArticles({ ...statutoryArticles, plan: "resolved" }) // => true
 * isArticles({ ...statutoryArticles, special: { ...statutoryArticles.special, votes: moreThanHalf } }) // => false
 * isArticles({ ...statutoryArticles, notice: { generalMeeting: 3, withVoting: 14, board: 3 } }) // => false
 * ```
 */
export const Articles = Schema.Struct({
  /** Whether the general meeting is told of the plan that the board approved, or resolves on it. By law the board suffices: the
   * meeting resolves on what the law or the articles name (Art. 35(2)). */
  plan: Schema.Literals(["reported", "resolved"]),
  /** Clear days between the notice and the meeting: Art. 39(1), and the board's, which articles may shorten, Art. 94(1). */
  notice: Schema.Struct({ generalMeeting: days(7), withVoting: days(14), board: days(0) }),
  /** What the general meeting resolves by: of all votes for the quorum, of those present in favour (Art. 49(1); articles may change
   * both). */
  ordinary: Schema.Struct({ quorum: Threshold, majority: Threshold }),
  /** Special resolutions: in favour by head and by votes, of the whole membership (Art. 49(2); articles may raise the votes). */
  special: Schema.Struct({
    heads: notLooser(halfOrMore, "Art. 49(2)"),
    votes: notLooser(twoThirdsOrMore, "Art. 49(2)")
  }),
  /** What the board resolves by (Art. 95(1)), and whether it may without a meeting (Art. 96). */
  board: Schema.Struct({
    quorum: notLooser(moreThanHalf, "Art. 95(1)"),
    majority: notLooser(moreThanHalf, "Art. 95(1)"),
    withoutMeeting: Schema.Boolean
  }),
  /** In how many years after an election the last business year of a term ends: a director's may be shortened (Art. 66), an
   * auditor's not to under two (Art. 67). */
  terms: Schema.Struct({
    director: Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 2 })),
    auditor: Schema.Int.check(Schema.isBetween({ minimum: 2, maximum: 4 }))
  }),
  /** In which months block meetings are held, and what each deals with; none where the articles leave it open. */
  blockMeetings: Schema.Struct({ months: Schema.Array(month), subjects: Schema.Array(MeetingSubject) }),
  /** Strengthening periods; the national meeting is held in the month that is in force. */
  strengthening: Schema.Array(StrengtheningPeriod)
}).annotate({ identifier: "Articles", description: "the articles of a federation" })
export interface Articles extends Schema.Schema.Type<typeof Articles> {}

/** What holds without articles of one's own. The board does not resolve without a meeting (Art. 96 wants the articles to say so);
 * the plan, which the law does not name, is reported. */
export const statutoryArticles: Articles = {
  plan: "reported",
  notice: { generalMeeting: 7, withVoting: 14, board: 7 },
  ordinary: { quorum: moreThanHalf, majority: moreThanHalf },
  special: { heads: halfOrMore, votes: twoThirdsOrMore },
  board: { quorum: moreThanHalf, majority: moreThanHalf, withoutMeeting: false },
  terms: { director: 2, auditor: 4 },
  blockMeetings: { months: [], subjects: [] },
  strengthening: []
}

/** The articles of a federation, or the statute. */
export const articlesOf = ({ articles = statutoryArticles }: { readonly articles?: Articles | undefined }): Articles =>
  articles

/** The strengthening period in force on a day. */
export const strengtheningOn = (articles: Articles, day: Day): StrengtheningPeriod | undefined =>
  inForceOn(articles.strengthening, day)
