// Promotion committees of headquarters and branches (労働保険未手続事業一掃推進委員会, plan §4, §4(2)): what they found when they reviewed the
// targets, what they decided to do about it by when, and whether it was done. No law says how they meet.
import { forEach, LocalDate, refusal, together } from "@keikaku/kernel"
import { Schema } from "effect"
import { daysBetween, FiscalYear } from "../calendar/index.ts"
import { presupposition, retractable } from "../dated-history.ts"
import { BranchCode, MetricCode, metricOf } from "../federation/index.ts"
import { identifier, Text } from "../identifier.ts"
import { TargetNotSet, targetOf, targetOn } from "../plan/target/index.ts"
import { accomplishedThings, isInYear } from "../report/accomplishment.ts"
import { column } from "../report/column.ts"
import { occasionsOf } from "../report/occasion.ts"
import { defineReport, ofBranch } from "../report/report.ts"
import { staged } from "../staged.ts"
import { defineTopic } from "../topic.ts"

export const PromotionCommitteeId = identifier("PromotionCommitteeId", "a meeting of a promotion committee")
export const CommitteeActionId = identifier("CommitteeActionId", "what a promotion committee decided to do")
/** How a committee sees a target on the way. */
export const Assessment = Schema.Literals(["on-track", "at-risk", "behind"])

// EVENTS. FROZEN once released: new versions are added, old ones upcast.

/** Whose committee it is: a branch's, or headquarters', which is no branch. */
const whose = { branch: Schema.NullOr(BranchCode) }
const branchTag = ({ branch }: { readonly branch: string | null }) => `branch:${branch ?? "headquarters"}` as const

const ofCommittee = retractable({
  fields: { committee: PromotionCommitteeId, ...whose },
  tags: (e) => [`promotion-committee:${e.committee}`, branchTag(e)]
})
const held = ofCommittee("PromotionCommitteeHeld", "推進委員会の開催", "PromotionCommitteeWithdrawn")
export const [PromotionCommitteeWithdrawn, PromotionCommitteeHeld] = held
const reviewed = ofCommittee(
  "TargetReviewed",
  "目標の点検",
  "TargetReviewWithdrawn",
  { fiscalYear: FiscalYear, metric: MetricCode, assessment: Assessment, note: Text },
  {
    tags: (e) => [
      `target-review:${e.committee}/${e.fiscalYear}/${e.metric}` as const,
      `target:${e.fiscalYear}:${e.metric}` as const
    ]
  }
)
/** What a committee found when it reviewed a target. */
export const [TargetReviewWithdrawn, TargetReviewed] = reviewed
const ofAction = retractable({
  fields: { action: CommitteeActionId, ...whose },
  tags: (e) => [`committee-action:${e.action}`, branchTag(e)]
})
const decided = ofAction(
  "CommitteeActionDecided",
  "推進委員会の対応策の決定",
  "CommitteeActionWithdrawn",
  { committee: PromotionCommitteeId, text: Text, due: LocalDate },
  { tags: (e) => [`promotion-committee:${e.committee}`] }
)
export const [CommitteeActionWithdrawn, CommitteeActionDecided] = decided
const completed = ofAction(
  "CommitteeActionCompleted",
  "推進委員会の対応策の完了",
  "CommitteeActionCompletionWithdrawn",
  {
    note: Text
  }
)
export const [CommitteeActionCompletionWithdrawn, CommitteeActionCompleted] = completed

// STAGES.

export const promotionCommittees = staged({
  code: "PromotionCommittee",
  noun: { ja: "推進委員会", en: "promotion committee" },
  key: { committee: PromotionCommitteeId },
  tag: "promotion-committee",
  opens: held,
  steps: []
})
export const targetReviews = staged({
  code: "TargetReview",
  noun: { ja: "目標の点検", en: "target review" },
  key: { committee: PromotionCommitteeId, fiscalYear: FiscalYear, metric: MetricCode },
  tag: "target-review",
  opens: reviewed,
  steps: []
})
export const committeeActions = staged({
  code: "CommitteeAction",
  noun: { ja: "推進委員会の対応策", en: "action of a promotion committee" },
  key: { action: CommitteeActionId },
  tag: "committee-action",
  opens: decided,
  steps: [{ entry: completed, after: [decided] }],
  carries: ["branch"]
})

// REFUSALS.

export const CommitteeNotHeld = refusal("CommitteeNotHeld", "committee", {
  ja: "その本部・支部の推進委員会 {committee} は、その日までに開催されていません。",
  en: "No promotion committee {committee} of that branch, or of headquarters, has been held by that day."
})
export const DueBeforeDecision = refusal("DueBeforeDecision", "due", {
  ja: "期限 {due} が決定の日 {occurredOn} より前です。",
  en: "It would be due on {due}, before it was decided, on {occurredOn}."
})

// DECISIONS.

export const HoldPromotionCommittee = promotionCommittees.decide(
  "HoldPromotionCommittee",
  "推進委員会を開催する",
  PromotionCommitteeHeld
)
type CommitteeHistory = Parameters<typeof promotionCommittees.on>[0]
/** Whether the committee of that branch, or of headquarters, has met by the entry's day. */
const isHeld = (
  history: CommitteeHistory,
  { branch, occurredOn }: { readonly branch: BranchCode | null; readonly occurredOn: LocalDate }
): boolean => {
  const { opening } = promotionCommittees.on(history, occurredOn)
  return opening !== undefined && opening.branch === branch
}
/** A target that has been set by then. */
export const ReviewTarget = targetReviews.decide("ReviewTarget", "推進委員会で目標を点検する", TargetReviewed, {
  refuses: [CommitteeNotHeld, TargetNotSet],
  reads: (c) => ({ committee: promotionCommittees.of(c), target: targetOf(c.fiscalYear, c.metric) }),
  rule: (event, { committee, target }) => {
    if (!isHeld(committee, event)) return CommitteeNotHeld(event)
    return targetOn(target, event.occurredOn).amount === undefined ? TargetNotSet(event) : undefined
  }
})
export const DecideCommitteeAction = committeeActions.decide(
  "DecideCommitteeAction",
  "推進委員会で対応策を決める",
  CommitteeActionDecided,
  {
    refuses: [CommitteeNotHeld, DueBeforeDecision],
    reads: (c) => ({ committee: promotionCommittees.of(c) }),
    rule: (event, { committee }) => {
      if (!isHeld(committee, event)) return CommitteeNotHeld(event)
      return event.due < event.occurredOn ? DueBeforeDecision(event) : undefined
    }
  }
)
export const CompleteCommitteeAction = committeeActions.decide(
  "CompleteCommitteeAction",
  "推進委員会の対応策を完了する",
  CommitteeActionCompleted
)
export const WithdrawPromotionCommittee = promotionCommittees.withdraw(
  "WithdrawPromotionCommittee",
  "推進委員会の開催を取り下げる",
  PromotionCommitteeWithdrawn
)
export const WithdrawTargetReview = targetReviews.withdraw(
  "WithdrawTargetReview",
  "推進委員会での目標の点検を取り下げる",
  TargetReviewWithdrawn
)
export const WithdrawCommitteeAction = committeeActions.withdraw(
  "WithdrawCommitteeAction",
  "推進委員会の対応策の決定を取り下げる",
  CommitteeActionWithdrawn
)
export const WithdrawCommitteeActionCompletion = committeeActions.withdraw(
  "WithdrawCommitteeActionCompletion",
  "推進委員会の対応策の完了を取り下げる",
  CommitteeActionCompletionWithdrawn
)

// REPORT: what was found and what was decided, with what is overdue.

const eachAction = forEach(committeeActions.histories, ({ action }) => action)
const assessments = {
  "on-track": { ja: "順調", en: "on track" },
  "at-risk": { ja: "要注意", en: "at risk" },
  behind: { ja: "遅れ", en: "behind" }
}
const kinds = { review: { ja: "点検", en: "review" }, action: { ja: "対応策", en: "action" } }
const states = {
  open: { ja: "実施中", en: "open" },
  overdue: { ja: "期限超過", en: "overdue" },
  done: { ja: "完了", en: "done" },
  "done-late": { ja: "期限後に完了", en: "done late" }
}

export const targetReviewList = defineReport(
  "target-reviews",
  { ja: "推進委員会の目標管理", en: "Target reviews and actions" },
  {
    parameters: ofBranch,
    columns: {
      kindCode: column.code,
      kind: column.text("区分", "Kind"),
      id: column.text("番号", "Number"),
      committee: column.text("推進委員会", "Committee"),
      branch: column.text("支部", "Branch"),
      on: column.date("開催日・決定日", "On"),
      metric: column.text("指標", "Metric"),
      text: column.text("内容", "Text"),
      statusCode: column.code,
      status: column.text("状態", "Status"),
      due: column.date("期限", "Due"),
      completedOn: column.date("完了日", "Completed on"),
      overdue: column.count("超過日数", "Days overdue")
    },
    projection: () =>
      together({
        reviews: forEach(
          targetReviews.histories,
          ({ committee, fiscalYear, metric }) => `${committee}/${fiscalYear}/${metric}`
        ),
        actions: eachAction
      }),
    rows: (state, { asOf, branch: asked, federation }) => {
      const reviews = [...state.reviews.values()].flatMap((history) => {
        const { opening } = targetReviews.on(history, asOf)
        if (opening === undefined) return []
        return {
          kindCode: "review",
          kind: kinds.review,
          id: opening.committee,
          committee: opening.committee,
          branch: opening.branch,
          on: opening.occurredOn,
          metric: metricOf(federation, opening.metric)?.label ?? opening.metric,
          text: opening.note,
          statusCode: opening.assessment,
          status: assessments[opening.assessment],
          due: null,
          completedOn: null,
          overdue: null
        }
      })
      const actions = [...state.actions].flatMap(([id, history]) => {
        const { last, opening } = committeeActions.on(history, asOf)
        if (opening === undefined) return []
        const completedOn = last.CommitteeActionCompleted?.occurredOn
        const overdue = Math.max(0, daysBetween(opening.due, completedOn ?? asOf))
        const [inTime, late] =
          completedOn === undefined ? (["open", "overdue"] as const) : (["done", "done-late"] as const)
        const statusCode = overdue === 0 ? inTime : late
        return {
          kindCode: "action",
          kind: kinds.action,
          id,
          committee: opening.committee,
          branch: opening.branch,
          on: opening.occurredOn,
          metric: null,
          text: opening.text,
          statusCode,
          status: states[statusCode],
          due: opening.due,
          completedOn: completedOn ?? null,
          overdue
        }
      })
      return [...reviews, ...actions]
        .filter(({ branch }) => asked === undefined || branch === asked)
        .sort((a, b) => (a.on + a.kindCode + a.id < b.on + b.kindCode + b.id ? -1 : 1))
    }
  }
)

export const topic = defineTopic({
  name: "promotion-committee",
  rows: ["P4.0"],
  label: { ja: "推進委員会", en: "Promotion committees" },
  by: ["headquarters", "branch"],
  decisions: [
    ...[HoldPromotionCommittee, ReviewTarget, DecideCommitteeAction, CompleteCommitteeAction],
    ...[WithdrawPromotionCommittee, WithdrawTargetReview, WithdrawCommitteeAction, WithdrawCommitteeActionCompletion]
  ],
  reports: [targetReviewList],
  occasions: [
    occasionsOf(eachAction, (history, { asOf }, of) => {
      const { opening, stage } = committeeActions.on(history, asOf)
      if (opening === undefined) return undefined
      const what = { ja: "推進委員会の対応策の期限", en: "Action of a promotion committee due" }
      return { on: opening.due, what, of, branch: opening.branch, done: stage === "CommitteeActionCompleted" }
    })
  ],
  accomplishments: [
    accomplishedThings(["推進委員会の対応策", "Actions of promotion committees"], eachAction, (history, query) => {
      const { opening, stage } = committeeActions.on(history, query.asOf)
      if (opening === undefined || !isInYear(opening.due, query)) return undefined
      return stage === "CommitteeActionCompleted"
    })
  ],
  presupposes: [
    presupposition({
      on: PromotionCommitteeHeld,
      entry: reviewed,
      tag: ({ committee }) => `promotion-committee:${committee}`
    }),
    presupposition({
      on: PromotionCommitteeHeld,
      entry: decided,
      tag: ({ committee }) => `promotion-committee:${committee}`
    })
  ]
})
