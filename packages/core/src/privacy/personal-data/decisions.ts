// What may be asked about personal data: that it be kept for as long as the law needs it, and that it be erased after that.
import { alreadySo, type EventDefinition, once, type Payload } from "@keikaku/kernel"
import { parseActor } from "../../actor.ts"
import { decision } from "../../decision.ts"
import { keptForFiveYears } from "../../federation/index.ts"
import { ApproverId, SubjectId, Text } from "../../identifier.ts"
import * as happened from "./events.ts"
import {
  entered,
  type HoldEntry,
  heldIn,
  holdAgainst,
  lastHoldEntry,
  lastOf,
  outOfTurn,
  type PersonalData,
  personalDataOf,
  retentionEnd
} from "./facts.ts"
import * as refused from "./refusals.ts"

/** Records a change, unless a later entry on the same basis would be out of turn with the holds that it leaves. */
const unlessOutOfTurn = <E extends { readonly basis: string }>(holds: ReadonlyArray<HoldEntry>, change: E) => {
  const later = outOfTurn(holds, change.basis)
  return later === undefined
    ? change
    : refused.LaterHoldEntryStands({ ...later, later: later._tag, on: later.occurredOn })
}

/** Forbids the erasure of what is held about a person; the basis names the proceeding or inquiry that needs it. */
export const PlaceLegalHold = decision("PlaceLegalHold", "個人情報を保全する", {
  records: happened.LegalHoldPlaced,
  refuses: [refused.PersonalDataNotHeld, refused.LegalHoldAlreadyPlaced, refused.LaterHoldEntryStands],
  reads: (c, { catalogue }) => ({ data: personalDataOf(catalogue, c.subject) }),
  decide: (c, { data }) => {
    const placed = happened.LegalHoldPlaced(c)
    const last = lastHoldEntry(data, c.basis, c.occurredOn)
    if (last?._tag === placed._tag) return once(placed, last, refused.LegalHoldAlreadyPlaced)
    return heldIn(data).some(({ givenOn }) => givenOn <= c.occurredOn)
      ? unlessOutOfTurn(entered(data.holds, placed), placed)
      : refused.PersonalDataNotHeld(c)
  }
})

/** Lifts the hold that was placed on this basis; others stay in force. */
export const LiftLegalHold = decision("LiftLegalHold", "個人情報の保全を解く", {
  records: happened.LegalHoldLifted,
  refuses: [refused.LegalHoldNotInForce, refused.LaterHoldEntryStands],
  reads: (c, { catalogue }) => ({ data: personalDataOf(catalogue, c.subject) }),
  decide: (c, { data }) => {
    const lifted = happened.LegalHoldLifted(c)
    const last = lastHoldEntry(data, c.basis, c.occurredOn)
    if (last === undefined) return refused.LegalHoldNotInForce(c)
    return last._tag === lifted._tag
      ? once(lifted, last, () => refused.LegalHoldNotInForce(c))
      : unlessOutOfTurn(entered(data.holds, lifted), lifted)
  }
})

/** Takes back the last entry of a kind on the command's basis, of the command's day or before. */
const withdrawn = <W extends { readonly basis: string }>(
  { holds }: PersonalData,
  kind: EventDefinition,
  { basis, occurredOn, reason }: Payload<(typeof happened.LegalHoldWithdrawn)["fields"]>,
  records: (event: HoldEntry & { readonly reason: string }) => W
) => {
  const entry = holds.findLast((each) => kind.is(each) && each.basis === basis && each.occurredOn <= occurredOn)
  if (entry === undefined) return undefined
  const left = holds.filter((each) => each !== entry)
  return unlessOutOfTurn(left, records({ ...entry, reason }))
}

/** Takes a hold back that was placed by mistake. */
export const WithdrawLegalHold = decision("WithdrawLegalHold", "個人情報の保全を取り下げる", {
  records: happened.LegalHoldWithdrawn,
  takesBack: happened.LegalHoldPlaced,
  refuses: [refused.NoHoldEntryToWithdraw, refused.LaterHoldEntryStands],
  reads: (c, { catalogue }) => ({ data: personalDataOf(catalogue, c.subject) }),
  decide: (c, { data }) =>
    withdrawn(data, happened.LegalHoldPlaced, c, happened.LegalHoldWithdrawn) ?? refused.NoHoldEntryToWithdraw(c)
})

/** Takes back that a hold was lifted: it was in force all the time. */
export const WithdrawLegalHoldLift = decision("WithdrawLegalHoldLift", "個人情報の保全解除を取り下げる", {
  records: happened.LegalHoldLiftWithdrawn,
  takesBack: happened.LegalHoldLifted,
  refuses: [refused.NoHoldEntryToWithdraw, refused.LaterHoldEntryStands],
  reads: (c, { catalogue }) => ({ data: personalDataOf(catalogue, c.subject) }),
  decide: (c, { data }) =>
    withdrawn(data, happened.LegalHoldLifted, c, happened.LegalHoldLiftWithdrawn) ?? refused.NoHoldEntryToWithdraw(c)
})

/**
 * Erases what is held about a person, once no topic uses it, the retention period has ended and no hold forbids it; another
 * approves it than the one who records it. Whoever keeps the values erases them when this is recorded, so it cannot be taken back:
 * holds and uses of later days that are known already forbid it too. All of it erased is already so, whoever asks.
 */
export const ErasePersonalData = decision("ErasePersonalData", "個人情報を消去する", {
  payload: { subject: SubjectId, basis: Text, approver: ApproverId },
  records: happened.PersonalDataErased,
  refuses: [
    refused.PersonalDataNotHeld,
    refused.ApproverIsActor,
    refused.LegalHoldInForce,
    refused.PersonalDataInUse,
    refused.RetentionPeriodRunning
  ],
  reads: (c, { catalogue }) => ({
    data: personalDataOf(catalogue, c.subject),
    ...Object.fromEntries(catalogue.purposes.map((each, n) => [`purpose ${n}`, each.of(c.subject)]))
  }),
  decide: (c, { data, ...uses }, { actor, catalogue, settings }) => {
    const { occurredOn: day, subject } = c
    const [first, ...others] = heldIn(data).map(({ commitment }) => commitment)
    if (first === undefined) return data.values.length > 0 ? alreadySo : refused.PersonalDataNotHeld(c)
    if (c.approver === (parseActor(actor)?.id ?? actor)) return refused.ApproverIsActor(c)
    const hold = holdAgainst(data, day)
    if (hold !== undefined) return refused.LegalHoldInForce(hold)
    const lastUse = lastOf(
      catalogue.purposes.map((each, n) => each.lastDay((uses as Readonly<Record<string, unknown>>)[`purpose ${n}`]))
    )
    if (lastUse !== undefined && day <= lastUse) return refused.PersonalDataInUse({ subject, until: lastUse })
    const until = retentionEnd(data, lastUse, settings.retention ?? keptForFiveYears, settings.calendar)
    if (until !== undefined && day <= until) return refused.RetentionPeriodRunning({ subject, until })
    return happened.PersonalDataErased({ ...c, commitments: [first, ...others] })
  }
})
