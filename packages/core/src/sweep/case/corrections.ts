// What takes back what was recorded: a reversal voids an outcome, because the bureau rejected it or because it never was; a
// withdrawal takes back any other entry that was recorded by mistake. Both stay in the history, and neither is granted while
// something that still stands rests on what would be taken back.

// A reversal names the outcome, and which of its insurances, if not all that stand. When WC is reversed while a later EI procedure
// stands, that one stays an EI procedure of its own, in its year: the business did it, and the bureau has not rejected it.
import type { EventDefinition, EventOf, Payload } from "@keikaku/kernel"
import { Schema } from "effect"
import type { Role } from "../../actor.ts"
import { decision } from "../../decision.ts"
import { BranchCode } from "../../federation/index.ts"
import { AssociationId, CanvassId, CaseId, OutcomeId, PromoterId, Text } from "../../identifier.ts"
import { acceptanceIn, canvassIn, canvassSubmissionIn, successSubmissionIn } from "./claims.ts"
import type { CaseEntry } from "./events.ts"
import * as happened from "./events.ts"
import {
  type Case,
  type CaseHistory,
  caseOf,
  caseOn,
  entriesOf,
  establishedIn,
  insurancesNamed,
  isOpen,
  kindOf,
  outcomeIn,
  outcomesOf,
  standingWork,
  unknownBusiness
} from "./facts.ts"
import * as life from "./life.ts"
import * as refused from "./refusals.ts"

/** The outcome that rests on another: a transfer on a refusal, an establishment by authority on a transfer. */
const resting: Partial<Record<happened.OutcomeKind, happened.OutcomeKind>> = {
  refused: "transferred",
  transferred: "established-by-authority"
}

/** What still stands and rests on an outcome. Without any establishment there is nothing to entrust; but what the bureau rejects,
 * it rejects. */
const restsOn = (
  outcome: happened.OutcomeEvent,
  before: Case,
  after: Case,
  cause: typeof happened.ReversalCause.Type
) => {
  const kind = resting[kindOf(outcome)!]
  const later = before.outcomes.find((each) => each.kind === kind && each.on >= outcome.occurredOn)
  if (later !== undefined) return { later: happened.outcomeEvents[later.kind].type, on: later.on }
  const { entrustment } = before
  return entrustment !== undefined && cause === "mistake" && establishedIn(after).size === 0
    ? { later: entrustment._tag, on: entrustment.occurredOn }
    : undefined
}

/** Voids an outcome, wholly or for one insurance: every count is as if it had not come about. What the bureau rejected stood until
 * that day; a mistake never stood. */
export const ReverseOutcome = decision("ReverseOutcome", "結果を取り消す", {
  payload: {
    case: CaseId,
    outcome: OutcomeId,
    insurances: Schema.optionalKey(happened.Insurances),
    cause: happened.ReversalCause,
    reason: Text
  },
  records: happened.OutcomeReversed,
  takesBack: Object.values(happened.outcomeEvents),
  refuses: [
    refused.CaseNotListed,
    refused.OutcomeNotStanding,
    refused.ReversedBeforeOutcome,
    refused.LaterEntryStands,
    refused.BusinessAlreadyListed
  ],
  reads: (c) => ({ found: caseOf(c.case) }),
  alsoReads: (_, { found }) => life.businessOfCase(found),
  decide: (c, { found: history, business = unknownBusiness }) =>
    life.onListed(c, history, ({ listing }) => {
      const [outcome, before] = [outcomeIn(history, c.outcome), caseOn(history)]
      const standing = before?.outcomes.find(({ id }) => id === c.outcome)
      const insurances = c.insurances ?? insurancesNamed(standing?.insurances ?? [])
      const named = happened.insurancesIn(insurances)
      if (outcome === undefined || before === undefined || standing === undefined) return refused.OutcomeNotStanding(c)
      if (named.some((each) => !standing.insurances.includes(each))) return refused.OutcomeNotStanding(c)
      if (c.occurredOn < standing.on) return refused.ReversedBeforeOutcome({ ...c, outcomeOn: standing.on })
      const event = happened.OutcomeReversed({
        ...{ ...c, business: listing.business, branch: standing.branch, kind: standing.kind, outcomeOn: standing.on },
        ...(insurances === undefined ? {} : { insurances }),
        occurredOn: c.cause === "mistake" ? standing.on : c.occurredOn
      })
      const after = caseOn([...history, event])!
      const rests = restsOn(outcome, before, after, c.cause)
      if (rests !== undefined) return refused.LaterEntryStands({ case: c.case, ...rests })
      const other = isOpen(after)
        ? life.alreadyListed(business, { ...listing, occurredOn: event.occurredOn })
        : undefined
      return other ?? event
    })
})

type Fields = Schema.Struct.Fields
type Names<P extends Fields> = P & { readonly case: typeof CaseId; readonly reason: typeof Text }

/** Takes an entry back that was recorded by mistake: `find` finds it by what the command names, `rests` what stands on it. */
const withdraw = <
  const W extends EventDefinition & { readonly fields: Fields },
  E extends EventDefinition,
  const P extends Fields,
  const R extends ReadonlyArray<typeof refused.LaterEntryStands>
>(
  name: string,
  label: string,
  records: W,
  takesBack: E,
  rule: {
    readonly names: P
    readonly by?: ReadonlyArray<Role>
    readonly find: (history: CaseHistory, c: Payload<P>) => EventOf<E> | undefined
    readonly refuses: R
    readonly rests?: (history: CaseHistory, entry: EventOf<E>) => CaseEntry | undefined
  }
) =>
  decision(name, label, {
    payload: { case: CaseId, ...rule.names, reason: Text } as unknown as Names<P>,
    records,
    takesBack,
    ...(rule.by === undefined ? {} : { by: rule.by }),
    refuses: [refused.NothingToWithdraw, ...rule.refuses],
    reads: (c) => ({ found: caseOf((c as unknown as life.OnCase).case) }),
    decide: (c, { found }) => {
      const entry = rule.find(found, c as never)
      if (entry === undefined) return refused.NothingToWithdraw(c as never) as never
      const later = rule.rests?.(found, entry)
      return later === undefined
        ? (records as any)({ ...entry, reason: (c as unknown as { readonly reason: string }).reason })
        : life.laterStands(later)
    }
  })

const without = (history: CaseHistory, entry: CaseEntry) => history.filter((each) => each !== entry)

/** Takes a listing back, while nothing else is recorded of the case. */
export const WithdrawListing = withdraw(
  "WithdrawListing",
  "把握を取り下げる",
  happened.ListingWithdrawn,
  happened.CaseListed,
  {
    names: {},
    find: (history) => entriesOf(history, happened.CaseListed)[0],
    refuses: [refused.LaterEntryStands],
    rests: (history, listing) => without(history, listing)[0]
  }
)

/** Takes back the assignment that the promoter had that day, unless a canvass needs it. */
export const WithdrawAssignment = withdraw(
  "WithdrawAssignment",
  "割当を取り下げる",
  happened.AssignmentWithdrawn,
  happened.CaseAssigned,
  {
    names: { promoter: PromoterId },
    find: (history, c) =>
      entriesOf(history, happened.CaseAssigned).findLast(
        (each) => each.promoter === c.promoter && each.occurredOn <= c.occurredOn
      ),
    refuses: [refused.LaterEntryStands],
    rests: (history, assignment) =>
      entriesOf(history, happened.CaseCanvassed).find(
        ({ occurredOn }) =>
          occurredOn >= assignment.occurredOn &&
          caseOn(without(history, assignment), occurredOn)?.assignment === undefined
      )
  }
)

/** Takes a canvass back, unless it is submitted, or an outcome needs it. */
export const WithdrawCanvass = withdraw(
  "WithdrawCanvass",
  "手続勧奨を取り下げる",
  happened.CanvassWithdrawn,
  happened.CaseCanvassed,
  {
    by: ["headquarters", "branch", "promoter"],
    names: { canvass: CanvassId },
    find: (history, c) => canvassIn(history, c.canvass),
    refuses: [refused.LaterEntryStands],
    rests: (history, act) =>
      canvassSubmissionIn(history, act.canvass) ??
      outcomesOf(history).find(
        ({ outcome, _tag, occurredOn }) =>
          ["CaseEstablished", "CaseRefused"].includes(_tag) &&
          caseOn(history)?.outcomes.some(({ id }) => id === outcome) &&
          caseOn(without(history, act), occurredOn)?.canvasses === 0
      )
  }
)

/** Takes the submission of a canvass back, unless its report is accepted. */
export const WithdrawCanvassSubmission = withdraw(
  "WithdrawCanvassSubmission",
  "手続勧奨報告の提出を取り下げる",
  happened.CanvassSubmissionWithdrawn,
  happened.CanvassSubmitted,
  {
    names: { canvass: CanvassId },
    find: (history, c) => canvassSubmissionIn(history, c.canvass),
    refuses: [refused.LaterEntryStands],
    rests: (history, { canvass }) => acceptanceIn(history, canvass)
  }
)

/** Takes an acceptance back; nothing rests on it. */
export const WithdrawAcceptance = withdraw(
  "WithdrawAcceptance",
  "受理を取り下げる",
  happened.AcceptanceWithdrawn,
  happened.CanvassAccepted,
  { names: { canvass: CanvassId }, find: (history, c) => acceptanceIn(history, c.canvass), refuses: [] }
)

/** Takes the submission of a success back; nothing rests on it. */
export const WithdrawSuccessSubmission = withdraw(
  "WithdrawSuccessSubmission",
  "成立報告の提出を取り下げる",
  happened.SuccessSubmissionWithdrawn,
  happened.SuccessSubmitted,
  { names: { outcome: OutcomeId }, find: (history, c) => successSubmissionIn(history, c.outcome), refuses: [] }
)

/** Takes an entrustment back; nothing rests on it. */
export const WithdrawEntrustment = withdraw(
  "WithdrawEntrustment",
  "事務委託の記録を取り下げる",
  happened.EntrustmentWithdrawn,
  happened.CaseEntrusted,
  {
    names: { association: AssociationId },
    find: (history, c) =>
      entriesOf(history, happened.CaseEntrusted).find(({ association }) => association === c.association),
    refuses: []
  }
)

/** Takes a move back, unless something was done in the new branch. */
export const WithdrawMove = withdraw(
  "WithdrawMove",
  "支部間の移管を取り下げる",
  happened.MoveWithdrawn,
  happened.CaseMoved,
  {
    names: { toBranch: BranchCode },
    find: (history, c) => entriesOf(history, happened.CaseMoved).findLast(({ toBranch }) => toBranch === c.toBranch),
    refuses: [refused.LaterEntryStands],
    rests: (history, move) => {
      const work = standingWork(history)
      return work[work.indexOf(move) + 1]
    }
  }
)

/** Takes the last reversal of an outcome back: it stands again, unless something else has been put in its place. */
export const WithdrawReversal = decision("WithdrawReversal", "結果の取消を取り下げる", {
  payload: { case: CaseId, outcome: OutcomeId, reason: Text },
  records: happened.ReversalWithdrawn,
  takesBack: happened.OutcomeReversed,
  refuses: [refused.NothingToWithdraw, refused.AlreadyEstablished, refused.LaterEntryStands],
  reads: (c) => ({ found: caseOf(c.case) }),
  alsoReads: (_, { found }) => life.businessOfCase(found),
  decide: (c, { found: history, business = unknownBusiness }, { settings }) => {
    const reversal = entriesOf(history, happened.OutcomeReversed).findLast(({ outcome }) => outcome === c.outcome)
    if (reversal === undefined) return refused.NothingToWithdraw(c)
    const { insurances, kind, outcomeOn } = reversal
    const restored = { ...reversal, occurredOn: outcomeOn, insurances: happened.insurancesIn(insurances) }
    const later = kind === "ruled-out" || kind === "duplicate" ? life.outOfPlace(restored, history) : undefined
    return (
      life.alreadyEstablished(settings, business, restored) ??
      later ??
      happened.ReversalWithdrawn({ ...reversal, reason: c.reason })
    )
  }
})
