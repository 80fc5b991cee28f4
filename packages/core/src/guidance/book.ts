// Books for the staff of associations (「事務担当者必携」「やさしい年度更新」, plan §5(2)): revised when the law changes, published in editions that
// cover those changes, and distributed. A book is stale while a change is in force that none of its editions covers.
import { type AnyEvent, forEach, LocalDate, refusal, together } from "@keikaku/kernel"
import { Schema } from "effect"
import { daysBetween } from "../calendar/index.ts"
import { presupposition, retractable } from "../dated-history.ts"
import { BranchCode } from "../federation/index.ts"
import { identifier, Text } from "../identifier.ts"
import { accomplishedThings, isInYear } from "../report/accomplishment.ts"
import { column } from "../report/column.ts"
import { countedByArea } from "../report/counted-by-area.ts"
import { listed } from "../report/listed.ts"
import { type Flow, flow } from "../report/measure.ts"
import { defineReport } from "../report/report.ts"
import { staged } from "../staged.ts"
import { defineTopic } from "../topic.ts"

export const BookId = identifier("BookId", "a book, whatever its edition")
export const EditionId = identifier("EditionId", "an edition of a book")
export const LawChangeId = identifier("LawChangeId", "a change of the law that a book has to cover")
export const DistributionId = identifier("DistributionId", "a distribution of copies, unique within the edition")

// EVENTS. FROZEN once released: new versions are added, old ones upcast.

const noted = retractable({ fields: { change: LawChangeId }, tags: (e) => [`law-change:${e.change}`] })(
  "LawChangeNoted",
  "法改正の把握",
  "LawChangeWithdrawn",
  { title: Text, inForceFrom: LocalDate, books: Schema.NonEmptyArray(BookId).check(Schema.isUnique()) }
)
export const [LawChangeWithdrawn, LawChangeNoted] = noted

const ofEdition = retractable({
  fields: { edition: EditionId, book: BookId },
  tags: (e) => [`edition:${e.edition}`, `book:${e.book}`]
})
const drafted = ofEdition("EditionDrafted", "図書の改訂着手", "EditionDraftWithdrawn", { title: Text })
export const [EditionDraftWithdrawn, EditionDrafted] = drafted
const covered = ofEdition(
  "LawChangeCovered",
  "法改正の反映",
  "LawChangeCoverageWithdrawn",
  { change: LawChangeId },
  { tags: (e) => [`law-change:${e.change}`] }
)
export const [LawChangeCoverageWithdrawn, LawChangeCovered] = covered
const published = ofEdition("EditionPublished", "図書の発行", "EditionPublicationWithdrawn", { copies: Schema.Natural })
export const [EditionPublicationWithdrawn, EditionPublished] = published
const distributed = ofEdition(
  "EditionDistributed",
  "図書の配布",
  "EditionDistributionWithdrawn",
  { distribution: DistributionId, branch: BranchCode, copies: Schema.Int.check(Schema.isGreaterThan(0)) },
  { tags: (e) => [`branch:${e.branch}`] }
)
export const [EditionDistributionWithdrawn, EditionDistributed] = distributed

// STAGES.

export const lawChanges = staged({
  code: "LawChange",
  noun: { ja: "法改正", en: "change of the law" },
  key: { change: LawChangeId },
  tag: "law-change",
  opens: noted,
  steps: []
})

export const editions = staged({
  code: "Edition",
  noun: { ja: "図書の版", en: "edition" },
  key: { edition: EditionId },
  tag: "edition",
  opens: drafted,
  steps: [
    { entry: covered, after: [drafted], stays: true, per: ["change"] },
    { entry: published, after: [drafted] },
    { entry: distributed, after: [published], stays: true, per: ["distribution"] }
  ],
  carries: ["book"]
})

const changesIn = (entries: ReadonlyArray<AnyEvent>) => entries.filter(LawChangeCovered.is)
const distributionsIn = (entries: ReadonlyArray<AnyEvent>) => entries.filter(EditionDistributed.is)
const copiesIn = (distributions: ReadonlyArray<{ readonly copies: number }>) =>
  distributions.reduce((sum, { copies }) => sum + copies, 0)

// REFUSALS.

export const LawChangeOfOtherBook = refusal("LawChangeOfOtherBook", "change", {
  ja: "法改正 {change} は図書 {book} に関わるものではありません。",
  en: "The change of the law {change} does not concern the book {book}."
})
export const LawChangeAlreadyCovered = refusal("LawChangeAlreadyCovered", "change", {
  ja: "版 {edition} は {occurredOn} に法改正 {change} を反映済みです。",
  en: "The edition {edition} has covered the change of the law {change} on {occurredOn}."
})
export const DistributionIdTaken = refusal("DistributionIdTaken", "distribution", {
  ja: "版 {edition} の配布 {distribution} は {occurredOn} に別の内容で記録されています。",
  en: "Distribution {distribution} of the edition {edition} was recorded on {occurredOn}, and otherwise."
})
export const MoreThanPrinted = refusal("MoreThanPrinted", "copies", {
  ja: "版 {edition} は {printed} 部を発行し、{distributed} 部を配布済みです（今回 {copies} 部）。",
  en: "Of {printed} copies of the edition {edition}, {distributed} have been distributed; this would be {copies} more."
})

// DECISIONS.

export const NoteLawChange = lawChanges.decide("NoteLawChange", "法改正を把握する", LawChangeNoted)
export const DraftEdition = editions.decide("DraftEdition", "図書の改訂に着手する", EditionDrafted)
/** Works a change into the draft of an edition, be it in force or not yet. */
export const CoverLawChange = editions.decide("CoverLawChange", "法改正を反映する", LawChangeCovered, {
  refuses: [LawChangeAlreadyCovered, lawChanges.refused.unknown, LawChangeOfOtherBook],
  reads: (c) => ({ entries: editions.of(c), noted: lawChanges.of(c) }),
  rule: (event, { entries, noted }) => {
    const earlier = changesIn(entries).find(({ change }) => change === event.change)
    if (earlier !== undefined) return LawChangeAlreadyCovered(earlier)
    const { opening } = lawChanges.on(noted, event.occurredOn)
    if (opening === undefined) return lawChanges.refused.unknown(event)
    return opening.books.includes(event.book) ? undefined : LawChangeOfOtherBook(event)
  }
})
/** Publishes an edition, with the changes that were worked into its draft. */
export const PublishEdition = editions.decide("PublishEdition", "図書を発行する", EditionPublished)
/** Records copies handed out in a branch, of those that were printed. */
export const DistributeEdition = editions.decide("DistributeEdition", "図書を配布する", EditionDistributed, {
  refuses: [DistributionIdTaken, MoreThanPrinted],
  reads: (c) => ({ entries: editions.of(c) }),
  rule: (event, { entries }, { last }) => {
    const all = distributionsIn(entries)
    const earlier = all.find(({ distribution }) => distribution === event.distribution)
    if (earlier !== undefined) return DistributionIdTaken(earlier)
    const [printed, distributed] = [last.EditionPublished!.copies, copiesIn(all)]
    return distributed + event.copies > printed ? MoreThanPrinted({ ...event, printed, distributed }) : undefined
  }
})
export const WithdrawLawChange = lawChanges.withdraw(
  "WithdrawLawChange",
  "法改正の把握を取り下げる",
  LawChangeWithdrawn
)
export const WithdrawEditionDraft = editions.withdraw(
  "WithdrawEditionDraft",
  "図書の改訂着手を取り下げる",
  EditionDraftWithdrawn
)
export const WithdrawLawChangeCoverage = editions.withdraw(
  "WithdrawLawChangeCoverage",
  "法改正の反映を取り下げる",
  LawChangeCoverageWithdrawn
)
export const WithdrawEditionPublication = editions.withdraw(
  "WithdrawEditionPublication",
  "図書の発行を取り下げる",
  EditionPublicationWithdrawn
)
export const WithdrawEditionDistribution = editions.withdraw(
  "WithdrawEditionDistribution",
  "図書の配布を取り下げる",
  EditionDistributionWithdrawn
)

// REPORTS.

const allChanges = forEach(lawChanges.histories, ({ change }) => change)
const allEditions = forEach(editions.histories, ({ edition }) => edition)

export const stalePublications = defineReport(
  "stale-publications",
  { ja: "法改正に未対応の図書", en: "Books behind the law" },
  {
    columns: {
      book: column.text("図書", "Book"),
      change: column.text("法改正", "Change"),
      title: column.text("件名", "Title"),
      inForceFrom: column.date("施行日", "In force from"),
      days: column.count("施行後日数", "Days in force"),
      draft: column.text("改訂中の版", "Edition being drafted")
    },
    projection: () => together({ changes: allChanges, editions: allEditions }),
    rows: (state, { asOf }) => {
      const known = [...state.editions.values()].map((history) => editions.on(history, asOf))
      const publications = known.filter(({ last }) => last.EditionPublished !== undefined)
      const answered = new Set(publications.flatMap(({ past }) => changesIn(past).map((e) => `${e.book} ${e.change}`)))
      const draftOf = (book: string) =>
        known.find(({ opening, stage }) => opening?.book === book && stage === "EditionDrafted")?.opening?.edition
      return [...state.changes.values()]
        .flatMap((history) => {
          const { opening } = lawChanges.on(history, asOf)
          if (opening === undefined || opening.inForceFrom > asOf) return []
          const { books, change, inForceFrom, title } = opening
          return [...new Set(books)]
            .filter((book) => !answered.has(`${book} ${change}`))
            .map((book) => {
              return {
                book,
                change,
                title,
                inForceFrom,
                days: daysBetween(inForceFrom, asOf),
                draft: draftOf(book) ?? null
              }
            })
        })
        .sort((a, b) => b.days - a.days || (`${a.book} ${a.change}` < `${b.book} ${b.change}` ? -1 : 1))
    }
  }
)

export const editionList = listed(
  "book-editions",
  { ja: "図書の版", en: "Editions of books" },
  {
    things: allEditions,
    identifier: ["edition", column.text("版", "Edition")],
    statuses: { EditionDrafted: "改訂着手", EditionPublished: "発行済み" },
    columns: {
      book: column.text("図書", "Book"),
      title: column.text("件名", "Title"),
      covers: column.text("反映した法改正", "Changes covered"),
      printed: column.count("発行部数", "Printed"),
      distributed: column.count("配布部数", "Distributed")
    },
    row: (history, { asOf }) => {
      const { last, opening, past, stage } = editions.on(history, asOf)
      if (opening === undefined || (stage !== "EditionDrafted" && stage !== "EditionPublished")) return undefined
      const publication = last.EditionPublished
      return {
        branch: null,
        status: stage,
        since: last[stage]!.occurredOn,
        book: opening.book,
        title: opening.title,
        covers: changesIn(past)
          .map(({ change }) => change)
          .toSorted()
          .join(" "),
        printed: publication?.copies ?? null,
        distributed: copiesIn(distributionsIn(past))
      }
    }
  }
)

const copiesOf =
  (units: 1 | -1) => (e: { readonly branch: BranchCode; readonly occurredOn: LocalDate; readonly copies: number }) => ({
    branch: e.branch,
    on: e.occurredOn,
    units: units * e.copies
  })
/** Copies distributed, in the branch where they were. */
const copiesDistributed: Flow = flow.on(EditionDistributed, copiesOf(1)).on(EditionDistributionWithdrawn, copiesOf(-1))

export const bookDistribution = countedByArea(
  "book-distribution",
  { ja: "図書の配布部数", en: "Copies of books distributed" },
  { counts: { copies: { flow: copiesDistributed, label: { ja: "部数", en: "Copies" } } } }
)

export const topic = defineTopic({
  name: "book",
  rows: ["P5.2"],
  label: { ja: "出版図書", en: "Books" },
  by: ["headquarters"],
  decisions: [
    ...[NoteLawChange, DraftEdition, CoverLawChange, PublishEdition, DistributeEdition],
    ...[WithdrawLawChange, WithdrawEditionDraft, WithdrawLawChangeCoverage],
    ...[WithdrawEditionPublication, WithdrawEditionDistribution]
  ],
  reports: [stalePublications, editionList, bookDistribution],
  measures: { "distributed-books": copiesDistributed },
  accomplishments: [
    accomplishedThings(["発行した図書の版", "Editions of books published"], allEditions, (history, query) => {
      const { last, opening } = editions.on(history, query.asOf)
      return opening && isInYear(opening.occurredOn, query) ? last.EditionPublished !== undefined : undefined
    })
  ],
  presupposes: [
    presupposition({
      on: LawChangeNoted,
      entry: covered,
      tag: ({ change }) => `law-change:${change}`
    })
  ]
})
