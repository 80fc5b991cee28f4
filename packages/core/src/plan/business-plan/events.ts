// What happens to the annual business plan (事業計画書): drafted, approved by the board, adopted by the general meeting,
// revised, reported on, closed; and what takes a mistaken entry back. FROZEN once released: new versions are added, old ones
// upcast.

import { type EventOf, eventsAbout, type Tag } from "@keikaku/kernel"
import { Schema } from "effect"
import { FiscalYear } from "../../calendar/index.ts"
import { amending } from "../../dated-history.ts"
import { PlanItemId, Text } from "../../identifier.ts"
import { AgendaItemId, MeetingId } from "../../organisation/meeting-events.ts"

/** How far an item of the plan has come. */
export const ItemProgress = Schema.Literals(["not-started", "in-progress", "achieved", "not-achieved"])
export type ItemProgress = typeof ItemProgress.Type

const ofPlan = eventsAbout({ fields: { fiscalYear: FiscalYear }, tags: (e) => [`plan:${e.fiscalYear}`] })
/** The item of a meeting's agenda that an entry goes back to. */
const atMeeting = { meeting: MeetingId, item: AgendaItemId }
interface AtMeeting {
  readonly meeting: MeetingId
}
const ofMeeting = { tags: (e: AtMeeting): ReadonlyArray<Tag> => [`meeting:${e.meeting}`] }
const approvedBy = (approver: string) => ({ ...ofMeeting, particulars: () => ({ approver }) })

/** The plan of a fiscal year was drafted. */
export const PlanDrafted = ofPlan("PlanDrafted", "事業計画案の作成", { title: Text })

/** An item was added to the draft. */
export const PlanItemAdded = ofPlan("PlanItemAdded", "計画項目の追加", { item: PlanItemId, title: Text })

/** An item was marked as belonging to a theme that runs across sections. */
export const PlanItemTagged = ofPlan("PlanItemTagged", "計画項目の主題付け", { item: PlanItemId, theme: Text })

/** The board (理事会) approved the draft, by the resolution of that item. */
export const PlanApproved = ofPlan(
  "PlanApproved",
  { ja: "理事会の承認", en: "Plan approved by the board" },
  atMeeting,
  approvedBy("board")
)

/** The general meeting (総会) adopted the plan: by resolution, or by being told, as the articles say. */
export const PlanAdopted = ofPlan(
  "PlanAdopted",
  { ja: "総会の議決又は報告", en: "Plan adopted at the general meeting" },
  atMeeting,
  approvedBy("general-meeting")
)

/** The adopted plan is being revised: it is a draft again, to be approved and adopted anew. */
export const PlanRevised = ofPlan("PlanRevised", "事業計画の変更", { reason: Text }, amending)

/** Progress on an item was reported. */
export const PlanItemProgressReported = ofPlan(
  "PlanItemProgressReported",
  { ja: "計画項目の進捗報告", en: "Progress on a plan item reported" },
  { item: PlanItemId, progress: ItemProgress, note: Text }
)

/** The year's plan was closed; an item that was not achieved by then counts as not achieved. */
export const PlanClosed = ofPlan("PlanClosed", "事業計画の終了")

// What was recorded by mistake, of the day of what is taken back: it never was.

export const PlanDraftWithdrawn = ofPlan(
  "PlanDraftWithdrawn",
  "事業計画案の取下げ",
  { title: Text, reason: Text },
  amending
)
export const PlanItemWithdrawn = ofPlan(
  "PlanItemWithdrawn",
  "計画項目の取下げ",
  { item: PlanItemId, reason: Text },
  amending
)
export const PlanItemTagWithdrawn = ofPlan(
  "PlanItemTagWithdrawn",
  "計画項目の主題の取下げ",
  { item: PlanItemId, theme: Text, reason: Text },
  amending
)
export const PlanApprovalWithdrawn = ofPlan(
  "PlanApprovalWithdrawn",
  "理事会の承認の取下げ",
  { ...atMeeting, reason: Text },
  { ...ofMeeting, ...amending }
)
export const PlanAdoptionWithdrawn = ofPlan(
  "PlanAdoptionWithdrawn",
  "総会の議決又は報告の取下げ",
  { ...atMeeting, reason: Text },
  { ...ofMeeting, ...amending }
)
export const PlanRevisionWithdrawn = ofPlan(
  "PlanRevisionWithdrawn",
  "事業計画の変更の取下げ",
  { reason: Text },
  amending
)
export const PlanItemProgressWithdrawn = ofPlan(
  "PlanItemProgressWithdrawn",
  "計画項目の進捗報告の取下げ",
  { item: PlanItemId, progress: ItemProgress, note: Text, reason: Text },
  amending
)
export const PlanClosingWithdrawn = ofPlan("PlanClosingWithdrawn", "事業計画の終了の取下げ", { reason: Text }, amending)

/** What each withdrawal takes back. */
export const withdrawals = [
  [PlanDraftWithdrawn, PlanDrafted],
  [PlanItemWithdrawn, PlanItemAdded],
  [PlanItemTagWithdrawn, PlanItemTagged],
  [PlanApprovalWithdrawn, PlanApproved],
  [PlanAdoptionWithdrawn, PlanAdopted],
  [PlanRevisionWithdrawn, PlanRevised],
  [PlanItemProgressWithdrawn, PlanItemProgressReported],
  [PlanClosingWithdrawn, PlanClosed]
] as const

/** An entry in the history of a plan; it can be taken back. */
export type PlanEntry = EventOf<(typeof withdrawals)[number][1]>
