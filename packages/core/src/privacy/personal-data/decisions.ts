// What may be asked about personal data: that it be kept for as long as the law needs it, and that it be erased after that.
import { alreadySo } from "@keikaku/kernel"
import { dateIn } from "../../calendar/index.ts"
import { decision } from "../../decision.ts"
import { keptForFiveYears } from "../../federation/index.ts"
import { ApproverId, PromoterId, SubjectId, Text } from "../../identifier.ts"
import { lastDayOfOffice, promoterOf, promoterOn } from "../../sweep/promoter/index.ts"
import * as happened from "./events.ts"
import * as refused from "./rejections.ts"
import { heldIn, holdAgainst, holdOn, personalDataOf, retentionEnd } from "./state.ts"

/** Forbids the erasure of what is held about a person; the basis names the proceeding or inquiry that needs it. */
export const PlaceLegalHold = decision(
  "PlaceLegalHold",
  { ja: "個人情報を保全する", en: "Place a legal hold" },
  {
    payload: { subject: SubjectId, basis: Text },
    records: [happened.LegalHoldPlaced],
    refuses: [refused.PersonalDataNotHeld],
    reads: (c) => ({ data: personalDataOf(c.subject) }),
    decide: (c, { data }) =>
      holdOn(data, c.basis) !== undefined
        ? alreadySo
        : heldIn(data).length === 0
          ? refused.PersonalDataNotHeld(c)
          : happened.LegalHoldPlaced(c)
  }
)

/** Lifts the hold that was placed on this basis; others stay in force. */
export const LiftLegalHold = decision(
  "LiftLegalHold",
  { ja: "個人情報の保全を解く", en: "Lift a legal hold" },
  {
    payload: { subject: SubjectId, basis: Text },
    records: [happened.LegalHoldLifted],
    refuses: [refused.LegalHoldNotInForce],
    reads: (c) => ({ data: personalDataOf(c.subject) }),
    decide: (c, { data }) =>
      holdOn(data, c.basis) === undefined ? refused.LegalHoldNotInForce(c) : happened.LegalHoldLifted(c)
  }
)

/** Every subject is a promoter for now; what else may be one gets its own facts here. */
const officeOf = (subject: SubjectId) => promoterOf(PromoterId.make(subject))

/**
 * Erases what is held about a person, once the term of office is over, the retention period has ended and no hold forbids it.
 * Another approves it than the one who records it. Whoever keeps the values erases them when this is recorded.
 */
export const ErasePersonalData = decision(
  "ErasePersonalData",
  { ja: "個人情報を消去する", en: "Erase personal data" },
  {
    payload: { subject: SubjectId, basis: Text, approver: ApproverId },
    records: [happened.PersonalDataErased],
    refuses: [
      refused.PersonalDataNotHeld,
      refused.ApproverIsActor,
      refused.LegalHoldInForce,
      refused.SubjectInOffice,
      refused.RetentionPeriodRunning
    ],
    reads: (c) => ({ data: personalDataOf(c.subject), office: officeOf(c.subject) }),
    decide: (c, { data, office }, { actor, now, settings }) => {
      const { subject } = c
      const [first, ...others] = heldIn(data).map(({ commitment }) => commitment)
      if (first === undefined) return data.values.length > 0 ? alreadySo : refused.PersonalDataNotHeld(c)
      if (c.approver === actor) return refused.ApproverIsActor(c)
      // The values are gone when this is recorded: a date ahead of today does not end the period sooner.
      const day = [c.occurredOn, dateIn(settings.calendar.timeZone, now)].sort()[0]!
      const hold = holdAgainst(data, day)
      if (hold !== undefined) return refused.LegalHoldInForce({ subject, basis: hold.basis })
      const lastDay = lastDayOfOffice(promoterOn(office))
      if (lastDay !== undefined && day <= lastDay) return refused.SubjectInOffice({ subject, until: lastDay })
      const until = retentionEnd(data, office, settings.retention ?? keptForFiveYears, settings.calendar)
      if (until !== undefined && day <= until) return refused.RetentionPeriodRunning({ subject, until })
      return happened.PersonalDataErased({ ...c, commitments: [first, ...others] })
    }
  }
)
