// What is held about a person: the commitments that events carry, the holds that forbid their erasure, and the erasures. The
// values themselves are elsewhere; all that is known here is that they were given, and when.
import { type EventOf, fact, type LocalDate } from "@keikaku/kernel"
import type { YearStart } from "../../calendar/index.ts"
import { type RetentionRule, retainedUntil } from "../../federation/index.ts"
import { type ApproverId, type Commitment, SubjectId } from "../../identifier.ts"
import { lastDayOfOffice, type PromoterHistory, PromoterNominated, promoterOn } from "../../sweep/promoter/index.ts"
import { LegalHoldLifted, LegalHoldPlaced, PersonalDataErased } from "./events.ts"

/** An erasure: on which day, on what ground, and who approved it. */
export interface Erasure {
  readonly on: LocalDate
  readonly basis: string
  readonly approver: ApproverId
}

/** A value that was given about a person, and its erasure, if it was erased. */
export interface GivenValue {
  readonly commitment: Commitment
  readonly givenOn: LocalDate
  readonly erasure: Erasure | undefined
}

/** A legal hold; the basis tells it from the others on the same person. */
export interface LegalHold {
  readonly basis: string
  readonly liftedOn: LocalDate | undefined
}

/** What is known of a person's data: every value, the oldest first, and every hold. */
export interface PersonalData {
  readonly values: ReadonlyArray<GivenValue>
  readonly holds: ReadonlyArray<LegalHold>
}

const isOf = (e: { readonly basis: string }) => (hold: LegalHold) =>
  hold.basis === e.basis && hold.liftedOn === undefined

/** How a person's data folds. */
export const personalData = fact<PersonalData>({ values: [], holds: [] })
  .on(PromoterNominated, (data, { name, occurredOn }) =>
    name === undefined || data.values.some(({ commitment }) => commitment === name)
      ? data
      : { ...data, values: [...data.values, { commitment: name, givenOn: occurredOn, erasure: undefined }] }
  )
  .on(LegalHoldPlaced, (data, { basis }) => ({ ...data, holds: [...data.holds, { basis, liftedOn: undefined }] }))
  .on(LegalHoldLifted, (data, e) => ({
    ...data,
    holds: data.holds.map((hold) => (isOf(e)(hold) ? { ...hold, liftedOn: e.occurredOn } : hold))
  }))
  .on(PersonalDataErased, (data, { approver, basis, commitments, occurredOn }) => ({
    ...data,
    values: data.values.map((value) =>
      value.erasure === undefined && commitments.includes(value.commitment)
        ? { ...value, erasure: { on: occurredOn, basis, approver } }
        : value
    )
  }))

/** Whom an event of {@link personalData} is about. */
export const subjectOfEvent = (
  event: EventOf<typeof PromoterNominated | typeof LegalHoldPlaced | typeof LegalHoldLifted | typeof PersonalDataErased>
): SubjectId => (event._tag === "PromoterNominated" ? SubjectId.make(event.promoter) : event.subject)

/** The data on the person with this identifier. */
export const personalDataOf = (subject: SubjectId) => personalData.about(`subject:${subject}`)

/** The values that have not been erased. */
export const heldIn = ({ values }: PersonalData): ReadonlyArray<GivenValue> =>
  values.filter(({ erasure }) => erasure === undefined)

/** The hold on this basis that has not been lifted. */
export const holdOn = ({ holds }: PersonalData, basis: string): LegalHold | undefined => holds.find(isOf({ basis }))

/** A hold that forbids an erasure on that day: one that was not lifted, or only later. */
export const holdAgainst = ({ holds }: PersonalData, day: LocalDate): LegalHold | undefined =>
  holds.find(({ liftedOn }) => liftedOn === undefined || day < liftedOn)

/**
 * The last day on which the data must be kept. The period starts when the fiscal year ends in which the person's last term of
 * office ended, or the last value was given, whichever is later: so it runs for whoever was nominated and never appointed too.
 */
export const retentionEnd = (
  data: PersonalData,
  promoter: PromoterHistory,
  rule: RetentionRule,
  calendar: YearStart
): LocalDate | undefined => {
  const [last] = [lastDayOfOffice(promoterOn(promoter)), ...heldIn(data).map(({ givenOn }) => givenOn)]
    .filter((day) => day !== undefined)
    .sort()
    .reverse()
  return last === undefined ? undefined : retainedUntil(rule, last, calendar)
}
