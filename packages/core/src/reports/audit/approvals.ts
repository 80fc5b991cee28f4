// Who approved what, and who did it: nobody is to stand on both sides. An approver is named by the event's own particulars or
// by the correction that it makes; what belongs together is what carries one correlation id.
import type { AnyEvent, Label, Recorded } from "@keikaku/kernel"
import { takesBack } from "../../dated-history.ts"
import type { ReportedPlan } from "../../report/report.ts"
import { type Entry, entryOf, overTheLog } from "../entry.ts"

interface Approval {
  readonly event: AnyEvent
  readonly entry: Entry
  readonly approver: string
  readonly chain: string
}

/** Who approved what, and who made what in each chain. */
export interface Approvals {
  readonly approvals: Array<Approval>
  /** Where each actor first recorded something, by chain. */
  readonly makers: Map<string, Map<string, number>>
}

const approversOf = ({ catalogue }: ReportedPlan, { corrects, event }: Recorded): ReadonlyArray<string> => {
  const { approver } = catalogue.events.get(event._tag)?.particulars(event) ?? {}
  return [...new Set([approver, corrects?.approver].filter((each) => each !== undefined))]
}

/** Leaves out the last approval that the event takes back, if it does. */
const takeBack = ({ takenBackBy }: ReportedPlan, approvals: Array<Approval>, event: AnyEvent): void => {
  const place = approvals.findLastIndex(
    ({ event: approved }) =>
      takenBackBy.get(approved._tag)?.some(({ records }) => records.some(({ type }) => type === event._tag)) &&
      takesBack(event, approved)
  )
  if (place >= 0) approvals.splice(place, 1)
}

/** Folds who made and who approved what belongs together, by correlation id. */
export const approvals = (plan: ReportedPlan) =>
  overTheLog(
    plan,
    (): Approvals => ({ approvals: [], makers: new Map() }),
    ({ approvals, makers }, recorded) => {
      const { actor, correlationId: chain, event, position } = recorded
      takeBack(plan, approvals, event)
      const before = makers.get(chain) ?? new Map<string, number>()
      if (!before.has(actor)) makers.set(chain, before.set(actor, position))
      for (const approver of approversOf(plan, recorded))
        approvals.push({ event, entry: entryOf(recorded, plan.federation.calendar), approver, chain })
    }
  )

/** An approval by somebody who made what it approves, or something of the same chain. */
export interface SameHand {
  readonly entry: Entry
  readonly why: Label
}

/** The approvals in which one person stands on both sides. */
export const sameHands = ({ approvals, makers }: Approvals): ReadonlyArray<SameHand> =>
  approvals.flatMap(({ approver, chain, entry }) => {
    const at = makers.get(chain)?.get(approver)
    if (approver === entry.actor)
      return [{ entry, why: { ja: `${approver} が記録し、承認している`, en: `${approver} recorded and approved it` } }]
    if (at === undefined) return []
    const why = {
      ja: `承認者 ${approver} が同じ一連の位置 ${at} を記録している`,
      en: `its approver ${approver} recorded position ${at} of the same chain`
    }
    return [{ entry, why }]
  })
