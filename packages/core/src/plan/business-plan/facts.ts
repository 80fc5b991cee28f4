// What is known of the plan of a fiscal year: its entries, and what they make of it on a day.
import type { EventOf, Label, LocalDate } from "@keikaku/kernel"
import type { FiscalYear } from "../../calendar/index.ts"
import { datedHistory, type Entries, stateOn } from "../../dated-history.ts"
import type { PlanItemId } from "../../identifier.ts"
import {
  PlanAdopted,
  PlanApproved,
  PlanClosed,
  PlanDrafted,
  type PlanEntry,
  PlanItemAdded,
  type PlanItemProgressReported,
  PlanItemTagged,
  PlanRevised,
  withdrawals
} from "./events.ts"

/** Where a plan is on its way from draft to close. */
export type PlanStatus = "absent" | "drafted" | "approved" | "adopted" | "closed"

/** How each status is called. */
export const planStatusLabels: Readonly<Record<PlanStatus, Label>> = {
  absent: { ja: "未作成", en: "absent" },
  drafted: { ja: "案", en: "a draft" },
  approved: { ja: "理事会承認済み", en: "approved by the board" },
  adopted: { ja: "総会議決・報告済み", en: "adopted" },
  closed: { ja: "終了", en: "closed" }
}

/** An item of the plan, its themes and its reports by date. */
export interface PlanItem {
  readonly added: EventOf<typeof PlanItemAdded>
  readonly themes: ReadonlyArray<EventOf<typeof PlanItemTagged>>
  readonly reports: ReadonlyArray<EventOf<typeof PlanItemProgressReported>>
}

/** The plan of a fiscal year on a day. Approval and adoption are those since the last revision. */
export interface Plan {
  readonly draft?: EventOf<typeof PlanDrafted> | undefined
  readonly approval?: EventOf<typeof PlanApproved> | undefined
  readonly adoption?: EventOf<typeof PlanAdopted> | undefined
  readonly revision?: EventOf<typeof PlanRevised> | undefined
  readonly closing?: EventOf<typeof PlanClosed> | undefined
  /** In the order in which they were added. */
  readonly items: ReadonlyMap<PlanItemId, PlanItem>
}

/** The entries of a plan. */
export type PlanHistory = Entries<PlanEntry>

/** Everything that is known of each plan. */
export const plans = datedHistory(withdrawals)

/** The plan of a fiscal year. */
export const planOf = (fiscalYear: FiscalYear) => plans.about(`plan:${fiscalYear}`)

const changeItem = (plan: Plan, id: PlanItemId, change: (item: PlanItem) => Partial<PlanItem>): Plan => {
  const item = plan.items.get(id)
  return item === undefined ? plan : { ...plan, items: new Map(plan.items).set(id, { ...item, ...change(item) }) }
}

const next = (plan: Plan, entry: PlanEntry): Plan => {
  if (PlanDrafted.is(entry)) return { ...plan, draft: entry }
  if (PlanItemAdded.is(entry))
    return { ...plan, items: new Map(plan.items).set(entry.item, { added: entry, themes: [], reports: [] }) }
  if (PlanItemTagged.is(entry)) return changeItem(plan, entry.item, ({ themes }) => ({ themes: [...themes, entry] }))
  if (PlanApproved.is(entry)) return { ...plan, approval: entry }
  if (PlanAdopted.is(entry)) return { ...plan, adoption: entry }
  if (PlanRevised.is(entry)) return { ...plan, approval: undefined, adoption: undefined, revision: entry }
  if (PlanClosed.is(entry)) return { ...plan, closing: entry }
  return changeItem(plan, entry.item, ({ reports }) => ({ reports: [...reports, entry] }))
}

/** How a plan's entries follow one another. */
export const life = { initial: { items: new Map() } as Plan, next }

/** The plan at the end of a day, or with all that is known. */
export const planOn = (history: PlanHistory, day?: LocalDate): Plan => stateOn(life, history, day)

/** The day since which the plan reads as it does: of its draft, its last revision or the item that was added last. Nothing before it
 * resolved on this plan. */
export const asItReadsSince = ({ draft, items, revision }: Plan): LocalDate | undefined =>
  [draft, revision, ...[...items.values()].map(({ added }) => added)]
    .flatMap((entry) => entry?.occurredOn ?? [])
    .toSorted()
    .at(-1)

/** How far the plan has come. */
export const statusOf = ({ adoption, approval, closing, draft }: Plan): PlanStatus => {
  if (draft === undefined) return "absent"
  if (closing !== undefined) return "closed"
  if (adoption !== undefined) return "adopted"
  return approval === undefined ? "drafted" : "approved"
}
