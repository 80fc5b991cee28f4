// Reviews of the organisation and its business (組織体制と事業の検証, plan §2(1)): started on a subject, concluded with what was decided.
import { forEach } from "@keikaku/kernel"
import { Schema } from "effect"
import { retractable } from "../dated-history.ts"
import { identifier, Text } from "../identifier.ts"
import { accomplishedThings, isInYear } from "../report/accomplishment.ts"
import { column } from "../report/column.ts"
import { listed } from "../report/listed.ts"
import { staged } from "../staged.ts"
import { defineTopic } from "../topic.ts"

export const ReviewId = identifier("ReviewId", "a review of the organisation or its business")

/** What a review looks at: how headquarters and branches are organised, what they do, or both. */
export const ReviewSubject = Schema.Literals(["organisation", "business", "both"])

// EVENTS. FROZEN once released: new versions are added, old ones upcast.

const ofReview = retractable({ fields: { review: ReviewId }, tags: (e) => [`review:${e.review}`] })
const started = ofReview("ReviewStarted", "検証の開始", "ReviewWithdrawn", { subject: ReviewSubject, title: Text })
export const [ReviewWithdrawn, ReviewStarted] = started
const concluded = ofReview("ReviewConcluded", "検証の結論", "ReviewConclusionWithdrawn", {
  decisions: Schema.NonEmptyArray(Text)
})
/** A review came to its end; what was decided, in the order of the minutes. */
export const [ReviewConclusionWithdrawn, ReviewConcluded] = concluded

// STAGES.

export const reviews = staged({
  code: "Review",
  noun: { ja: "検証", en: "review" },
  key: { review: ReviewId },
  tag: "review",
  opens: started,
  steps: [{ entry: concluded, after: [started] }]
})

// DECISIONS.

export const StartReview = reviews.decide("StartReview", "検証を始める", ReviewStarted)
export const ConcludeReview = reviews.decide("ConcludeReview", "検証の結論を出す", ReviewConcluded)
export const WithdrawReview = reviews.withdraw("WithdrawReview", "検証の開始を取り下げる", ReviewWithdrawn)
export const WithdrawReviewConclusion = reviews.withdraw(
  "WithdrawReviewConclusion",
  "検証の結論を取り下げる",
  ReviewConclusionWithdrawn
)

// REPORT.

const subjects = {
  organisation: { ja: "組織体制", en: "organisation" },
  business: { ja: "事業", en: "business" },
  both: { ja: "組織体制と事業", en: "organisation and business" }
} as const

const allReviews = forEach(reviews.histories, ({ review }) => review)

export const reviewList = listed(
  "reviews",
  { ja: "組織体制と事業の検証", en: "Reviews and what they decided" },
  {
    things: allReviews,
    identifier: ["review", column.text("番号", "Review")],
    statuses: {
      ReviewStarted: { ja: "検証中", en: "under review" },
      ReviewConcluded: { ja: "結論済み", en: "concluded" }
    },
    columns: {
      subject: column.text("対象", "Subject"),
      title: column.text("件名", "Title"),
      decisions: column.text("決定事項", "Decisions")
    },
    row: (history, { asOf }) => {
      const { last, opening, stage } = reviews.on(history, asOf)
      if (opening === undefined || stage === undefined) return undefined
      return {
        branch: null,
        status: stage,
        since: last[stage]!.occurredOn,
        subject: subjects[opening.subject],
        title: opening.title,
        decisions: last.ReviewConcluded?.decisions.join(" / ") ?? null
      }
    }
  }
)

export const topic = defineTopic({
  name: "review",
  rows: ["P2.1a"],
  label: { ja: "組織体制と事業の検証", en: "Reviews" },
  by: ["headquarters"],
  decisions: [StartReview, ConcludeReview, WithdrawReview, WithdrawReviewConclusion],
  reports: [reviewList],
  accomplishments: [
    accomplishedThings(["結論を出した検証", "Reviews concluded"], allReviews, (history, query) => {
      const { opening, stage } = reviews.on(history, query.asOf)
      return opening && isInYear(opening.occurredOn, query) ? stage === "ReviewConcluded" : undefined
    })
  ]
})
