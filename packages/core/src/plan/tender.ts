// Tenders for commissioned programmes (競争入札, plan §1(3)): announced by the Ministry, bid for, won or lost, and looked back on, so that
// the next one goes better. A contract rests on a tender that was won.
import { forEach } from "@keikaku/kernel"
import { Schema } from "effect"
import { FiscalYear, fiscalYearName } from "../calendar/index.ts"
import { retractable } from "../dated-history.ts"
import { Yen } from "../exact/index.ts"
import { identifier, Text } from "../identifier.ts"
import { accomplishedThings, isInYear } from "../report/accomplishment.ts"
import { column } from "../report/column.ts"
import { listed } from "../report/listed.ts"
import { staged } from "../staged.ts"
import { defineTopic } from "../topic.ts"
import { ProgrammeId } from "./programme.ts"

export const TenderId = identifier("TenderId", "a tender for a commissioned programme")

// EVENTS. FROZEN once released: new versions are added, old ones upcast.

const ofTender = retractable({
  fields: { tender: TenderId, programme: ProgrammeId },
  tags: (e) => [`tender:${e.tender}`, `programme:${e.programme}`],
  particulars: () => ({ counterparty: "ministry" })
})
const announced = ofTender("TenderAnnounced", "入札の公告", "TenderWithdrawn", {
  title: Text,
  /** The first fiscal year of what is to be commissioned. */
  firstYear: FiscalYear
})
/** A tender was announced; its title is what the programme is called there. */
export const [TenderWithdrawn, TenderAnnounced] = announced
const submitted = ofTender("BidSubmitted", "応札", "BidWithdrawn", { price: Schema.optionalKey(Yen) })
/** A bid was handed in; its price in yen where it is to be kept. */
export const [BidWithdrawn, BidSubmitted] = submitted
const awarded = ofTender("TenderAwarded", "落札", "TenderAwardWithdrawn")
export const [TenderAwardWithdrawn, TenderAwarded] = awarded
const lost = ofTender("TenderLost", "不落札", "TenderLossWithdrawn", { reason: Text })
/** Another bidder won; the reason as far as it is known. */
export const [TenderLossWithdrawn, TenderLost] = lost
const reviewed = ofTender("TenderReviewed", "入札の振り返り", "TenderReviewWithdrawn", { findings: Text })
export const [TenderReviewWithdrawn, TenderReviewed] = reviewed

// STAGES.

export const tenders = staged({
  code: "Tender",
  noun: { ja: "入札", en: "tender" },
  key: { tender: TenderId },
  tag: "tender",
  opens: announced,
  steps: [
    { entry: submitted, after: [announced] },
    { entry: awarded, after: [submitted] },
    { entry: lost, after: [submitted] },
    { entry: reviewed, after: [awarded, lost], stays: true }
  ],
  carries: ["programme"]
})

// DECISIONS.

const { decide, withdraw } = tenders

export const AnnounceTender = decide("AnnounceTender", "入札の公告を記録する", TenderAnnounced)
export const SubmitBid = decide("SubmitBid", "応札する", BidSubmitted)
export const RecordTenderAward = decide("RecordTenderAward", "落札を記録する", TenderAwarded)
export const RecordTenderLoss = decide("RecordTenderLoss", "不落札を記録する", TenderLost)
export const ReviewTender = decide("ReviewTender", "入札を振り返る", TenderReviewed)
export const WithdrawTender = withdraw("WithdrawTender", "入札の公告を取り下げる", TenderWithdrawn)
export const WithdrawBid = withdraw("WithdrawBid", "応札を取り下げる", BidWithdrawn)
export const WithdrawTenderAward = withdraw("WithdrawTenderAward", "落札の記録を取り下げる", TenderAwardWithdrawn)
export const WithdrawTenderLoss = withdraw("WithdrawTenderLoss", "不落札の記録を取り下げる", TenderLossWithdrawn)
export const WithdrawTenderReview = withdraw(
  "WithdrawTenderReview",
  "入札の振り返りを取り下げる",
  TenderReviewWithdrawn
)

// REPORT.

const allTenders = forEach(tenders.histories, ({ tender }) => tender)

export const tenderList = listed(
  "tenders",
  { ja: "入札の経過", en: "Tender history" },
  {
    things: allTenders,
    identifier: ["tender", column.text("番号", "Tender")],
    statuses: {
      TenderAnnounced: { ja: "公告", en: "announced" },
      BidSubmitted: { ja: "応札済み", en: "bid submitted" },
      TenderAwarded: { ja: "落札", en: "awarded" },
      TenderLost: { ja: "不落札", en: "lost" }
    },
    columns: {
      programme: column.text("事業", "Programme"),
      title: column.text("件名", "Title"),
      firstYear: column.text("開始年度", "First year"),
      announcedOn: column.date("公告日", "Announced on"),
      submittedOn: column.date("応札日", "Bid on"),
      price: column.money("応札額", "Price"),
      reason: column.text("不落札の理由", "Why it was lost"),
      findings: column.text("振り返り", "Findings")
    },
    row: (history, { asOf, federation }) => {
      const { last, opening, stage } = tenders.on(history, asOf)
      if (opening === undefined || stage === undefined || stage === "TenderReviewed") return undefined
      return {
        branch: null,
        status: stage,
        since: last[stage]!.occurredOn,
        programme: opening.programme,
        title: opening.title,
        firstYear: fiscalYearName(opening.firstYear, federation.calendar),
        announcedOn: opening.occurredOn,
        submittedOn: last.BidSubmitted?.occurredOn ?? null,
        price: last.BidSubmitted?.price ?? null,
        reason: last.TenderLost?.reason ?? null,
        findings: last.TenderReviewed?.findings ?? null
      }
    }
  }
)

export const topic = defineTopic({
  name: "tender",
  rows: ["P1.3"],
  label: { ja: "入札", en: "Tenders" },
  by: ["headquarters"],
  decisions: [
    ...[AnnounceTender, SubmitBid, RecordTenderAward, RecordTenderLoss, ReviewTender],
    ...[WithdrawTender, WithdrawBid, WithdrawTenderAward, WithdrawTenderLoss, WithdrawTenderReview]
  ],
  reports: [tenderList],
  accomplishments: [
    accomplishedThings(["落札した入札", "Tenders won"], allTenders, (history, query) => {
      const { last } = tenders.on(history, query.asOf)
      const end = last.TenderAwarded ?? last.TenderLost
      return end && isInYear(end.occurredOn, query) ? last.TenderAwarded !== undefined : undefined
    })
  ]
})
