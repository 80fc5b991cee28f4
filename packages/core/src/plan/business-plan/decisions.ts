// What may be asked about the year's plan: draft, fill, approve, adopt, revise, report, close. Each is decided on what was so on
// the command's day.
import type { Because } from "@keikaku/kernel"
import { enter } from "../../dated-history.ts"
import { decision } from "../../decision.ts"
import { articlesOf } from "../../federation/index.ts"
import type { MeetingKind } from "../../organisation/meeting-events.ts"
import {
  type CarriedResolution,
  isGeneralMeeting,
  meetingOf,
  reportedOn,
  resolvedOn
} from "../../organisation/meeting-facts.ts"
import * as happened from "./events.ts"
import { asItReadsSince, type Plan, type PlanHistory, planOf, planOn } from "./facts.ts"
import * as refused from "./refusals.ts"
import { course, rules } from "./rules.ts"

const record = <E extends happened.PlanEntry, A>(history: PlanHistory, entry: E, rule: (plan: Plan, entry: E) => A) =>
  enter(course, refused.LaterPlanEntryStands, history, entry, rule)

/** Starts the plan of a fiscal year; a year has one. */
export const DraftPlan = decision("DraftPlan", "事業計画案を作成する", {
  records: happened.PlanDrafted,
  refuses: [refused.PlanAlreadyDrafted, refused.LaterPlanEntryStands],
  reads: (c) => ({ history: planOf(c.fiscalYear) }),
  decide: (c, { history }) => record(history, happened.PlanDrafted(c), rules.PlanDrafted)
})

/** Adds an item while the plan is a draft. */
export const AddPlanItem = decision("AddPlanItem", "計画項目を追加する", {
  records: happened.PlanItemAdded,
  refuses: [refused.PlanNotDrafted, refused.PlanNotAt, refused.PlanItemTaken, refused.LaterPlanEntryStands],
  reads: (c) => ({ history: planOf(c.fiscalYear) }),
  decide: (c, { history }) => record(history, happened.PlanItemAdded(c), rules.PlanItemAdded)
})

/** Marks an item as belonging to a theme. */
export const TagPlanItem = decision("TagPlanItem", "計画項目に主題を付ける", {
  records: happened.PlanItemTagged,
  refuses: [refused.PlanItemUnknown, refused.PlanItemAlreadyTagged, refused.LaterPlanEntryStands],
  reads: (c) => ({ history: planOf(c.fiscalYear) }),
  decide: (c, { history }) => record(history, happened.PlanItemTagged(c), rules.PlanItemTagged)
})

/** Why what was found is no resolution on the plan as it reads, or no report of it. */
const notOnPlan = (
  found: CarriedResolution | undefined,
  isBody: (kind: MeetingKind) => boolean,
  plan: Plan,
  named: Because<"meeting" | "item">,
  needed: string
) => {
  if (found === undefined || !isBody(found.kind) || found.item.subject !== "business-plan")
    return refused.NotResolved({ ...named, needed })
  const since = asItReadsSince(plan)
  return since !== undefined && found.on < since
    ? refused.ResolvedBeforeDraft({ ...named, on: found.on, since })
    : undefined
}

/** The board approves the draft: a meeting of it has carried that item by then and not before the draft was last changed, or all directors have agreed without one. */
export const ApprovePlan = decision(
  "ApprovePlan",
  { ja: "理事会で承認する", en: "Approve the plan by the board" },
  {
    records: happened.PlanApproved,
    refuses: [
      refused.PlanNotDrafted,
      refused.PlanNotAt,
      refused.PlanHasNoItems,
      refused.NotResolved,
      refused.ResolvedBeforeDraft,
      refused.LaterPlanEntryStands
    ],
    reads: (c) => ({ history: planOf(c.fiscalYear), meeting: meetingOf(c) }),
    decide: (c, { history, meeting }) =>
      record(history, happened.PlanApproved(c), (plan, entry) => {
        const answer = rules.PlanApproved(plan, entry)
        const found = resolvedOn(meeting, c.item, c.occurredOn)
        if (answer !== entry) return answer
        return notOnPlan(found, (kind) => kind === "board", plan, c, "approval") ?? answer
      })
  }
)

/** The general meeting adopts the approved plan: it has carried that item by then or, where the articles only have the plan reported,
 * was held with it on its agenda (一般法人法 第35条2項); not before a revision. */
export const AdoptPlan = decision(
  "AdoptPlan",
  { ja: "総会で議決し、又は総会に報告する", en: "Adopt the plan at the general meeting" },
  {
    records: happened.PlanAdopted,
    refuses: [
      refused.PlanNotDrafted,
      refused.PlanNotAt,
      refused.NotResolved,
      refused.ResolvedBeforeDraft,
      refused.LaterPlanEntryStands
    ],
    reads: (c) => ({ history: planOf(c.fiscalYear), meeting: meetingOf(c) }),
    decide: (c, { history, meeting }, { settings }) =>
      record(history, happened.PlanAdopted(c), (plan, entry) => {
        const answer = rules.PlanAdopted(plan, entry)
        const isReported = articlesOf(settings).plan === "reported"
        const reported = isReported ? reportedOn(meeting, c.item, c.occurredOn) : undefined
        const found = reported ?? resolvedOn(meeting, c.item, c.occurredOn)
        if (answer !== entry) return answer
        return notOnPlan(found, isGeneralMeeting, plan, c, isReported ? "report" : "resolution") ?? answer
      })
  }
)

/** Opens an adopted plan for a revision. */
export const RevisePlan = decision("RevisePlan", "事業計画を変更する", {
  records: happened.PlanRevised,
  refuses: [refused.PlanNotDrafted, refused.PlanNotAt, refused.LaterPlanEntryStands],
  reads: (c) => ({ history: planOf(c.fiscalYear) }),
  decide: (c, { history }) => record(history, happened.PlanRevised(c), rules.PlanRevised)
})

/** Reports how far an item has come, from the board's approval on. No other entry rests on a report. */
export const ReportPlanItemProgress = decision(
  "ReportPlanItemProgress",
  { ja: "計画項目の進捗を報告する", en: "Report progress on a plan item" },
  {
    records: happened.PlanItemProgressReported,
    refuses: [refused.PlanNotDrafted, refused.PlanNotAt, refused.PlanItemUnknown],
    reads: (c) => ({ history: planOf(c.fiscalYear) }),
    decide: (c, { history }) =>
      rules.PlanItemProgressReported(planOn(history, c.occurredOn), happened.PlanItemProgressReported(c))
  }
)

/** Closes the year's plan. */
export const ClosePlan = decision("ClosePlan", "事業計画を終了する", {
  records: happened.PlanClosed,
  refuses: [refused.PlanNotDrafted, refused.PlanNotAt, refused.LaterPlanEntryStands],
  reads: (c) => ({ history: planOf(c.fiscalYear) }),
  decide: (c, { history }) => record(history, happened.PlanClosed(c), rules.PlanClosed)
})
