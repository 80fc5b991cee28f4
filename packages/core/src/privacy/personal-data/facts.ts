// What is held about a person: the commitments that events carry, the holds that forbid their erasure, and the erasures. The
// values themselves are elsewhere; all that is known here is that they were given, and when.
import {
  type AnyEvent,
  type Catalogue,
  type EventDefinition,
  type EventOf,
  type FactBuilder,
  fact,
  forEach,
  type LocalDate,
  projection
} from "@keikaku/kernel"
import { memoize } from "effect/Function"
import type { YearStart } from "../../calendar/index.ts"
import { type RetentionRule, retainedUntil } from "../../federation/index.ts"
import type { Commitment, SubjectId } from "../../identifier.ts"
import { commitmentsIn } from "../../personal-values.ts"
import type { PersonCell } from "../../report/column.ts"
import {
  LegalHoldLifted,
  LegalHoldLiftWithdrawn,
  LegalHoldPlaced,
  LegalHoldWithdrawn,
  PersonalDataErased
} from "./events.ts"

/** A value that was given about a person, in a field of an event, and its erasure, if it was erased. */
export interface GivenValue {
  readonly field: string
  readonly commitment: Commitment
  readonly givenOn: LocalDate
  readonly erasure: EventOf<typeof PersonalDataErased> | undefined
}

/** A hold was placed or lifted; the basis tells it from the others on the same person. */
export type HoldEntry = EventOf<typeof LegalHoldPlaced | typeof LegalHoldLifted>

/** What is known of a person's data: every value as it was recorded, and the entries on holds by date. */
export interface PersonalData {
  readonly values: ReadonlyArray<GivenValue>
  readonly holds: ReadonlyArray<HoldEntry>
}

type Rule<E> = (data: PersonalData, event: E) => PersonalData

/** The values that an event of this kind commits to; the same commitment again gives nothing more. */
const given =
  (definition: EventDefinition): Rule<AnyEvent> =>
  (data, event) => {
    const known = new Set(data.values.map(({ commitment }) => commitment))
    const fresh = commitmentsIn(definition, event).filter(({ commitment }) => !known.has(commitment))
    const values = fresh.map((each) => ({ ...each, givenOn: event.occurredOn, erasure: undefined }))
    return { ...data, values: [...data.values, ...values] }
  }

const erased: Rule<EventOf<typeof PersonalDataErased>> = (data, erasure) => ({
  ...data,
  values: data.values.map((value) =>
    value.erasure === undefined && erasure.commitments.includes(value.commitment) ? { ...value, erasure } : value
  )
})

/** The entries with one more: of several on one day, the one recorded last comes last. */
export const entered = (holds: PersonalData["holds"], entry: HoldEntry): PersonalData["holds"] => {
  const at = holds.findLastIndex(({ occurredOn }) => occurredOn <= entry.occurredOn) + 1
  return [...holds.slice(0, at), entry, ...holds.slice(at)]
}
const hold: Rule<HoldEntry> = (data, entry) => ({ ...data, holds: entered(data.holds, entry) })

const without =
  (kind: EventDefinition): Rule<EventOf<typeof LegalHoldWithdrawn | typeof LegalHoldLiftWithdrawn>> =>
  (data, { basis, occurredOn }) => {
    const entry = data.holds.findLast((each) => kind.is(each) && each.basis === basis && each.occurredOn === occurredOn)
    return { ...data, holds: data.holds.filter((each) => each !== entry) }
  }

const untouched = fact<PersonalData>({ values: [], holds: [] })
  .on(LegalHoldPlaced, hold)
  .on(LegalHoldLifted, hold)
  .on(LegalHoldWithdrawn, without(LegalHoldPlaced))
  .on(LegalHoldLiftWithdrawn, without(LegalHoldLifted))
  .on(PersonalDataErased, erased)

type Known = Pick<Catalogue, "events">

/** Everything that a catalogue's events say of each person's data: every event that commits to a value counts, in any topic. */
const personalDataIn = memoize(({ events }: Known) =>
  [...events.values()]
    .filter(({ commits }) => commits !== undefined)
    .reduce<FactBuilder<PersonalData, any>>((data, definition) => data.on(definition, given(definition)), untouched)
)

/** The data on one person. */
export const personalDataOf = (catalogue: Known, subject: SubjectId) =>
  personalDataIn(catalogue).about(`subject:${subject}`)

/** The data on every person. */
export const people = (catalogue: Known) =>
  forEach(personalDataIn(catalogue), (event) => {
    const { commits } = catalogue.events.get(event._tag)!
    return (commits === undefined ? event.subject : commits.subject(event)) as SubjectId
  })

/** The value of that field which was given last, as reports show it; `null` where none was. */
export const personCell = (
  data: ReadonlyMap<SubjectId, PersonalData>,
  subject: SubjectId,
  field: string
): PersonCell | null => {
  const last = data.get(subject)?.values.findLast((value) => value.field === field)
  return last === undefined ? null : { subject, commitment: last.commitment, erased: last.erasure !== undefined }
}

/** The values that have not been erased. */
export const heldIn = ({ values }: PersonalData): ReadonlyArray<GivenValue> =>
  values.filter(({ erasure }) => erasure === undefined)

/** The last entry on a basis by the end of that day: the hold is in force if it was placed then. */
export const lastHoldEntry = ({ holds }: PersonalData, basis: string, day: LocalDate): HoldEntry | undefined =>
  holds.findLast((each) => each.basis === basis && each.occurredOn <= day)

/** A hold that forbids an erasure on that day: one that was not lifted by then, even one placed for a later day, because the values
 * go when the erasure is recorded. */
export const holdAgainst = ({ holds }: PersonalData, day: LocalDate): HoldEntry | undefined =>
  holds.find((placed, n) => {
    const lift = holds.slice(n).find((each) => each.basis === placed.basis && LegalHoldLifted.is(each))
    return LegalHoldPlaced.is(placed) && (lift === undefined || day < lift.occurredOn)
  })

/** The entry on a basis that is out of turn: a hold is placed, lifted, placed again. */
export const outOfTurn = (holds: PersonalData["holds"], basis: string): HoldEntry | undefined =>
  holds.filter((each) => each.basis === basis).find((each, n) => LegalHoldPlaced.is(each) !== (n % 2 === 0))

/** The last of some days, if there is any. */
export const lastOf = (days: ReadonlyArray<LocalDate | undefined>): LocalDate | undefined =>
  days
    .filter((day) => day !== undefined)
    .sort()
    .at(-1)

/**
 * The last day on which the data must be kept. The period starts when the fiscal year ends in which the data was last used, or the
 * last value was given, whichever is later: so it runs for whoever was named and never appointed too.
 */
export const retentionEnd = (
  data: PersonalData,
  lastUse: LocalDate | undefined,
  rule: RetentionRule,
  calendar: YearStart
): LocalDate | undefined => {
  const last = lastOf([lastUse, ...heldIn(data).map(({ givenOn }) => givenOn)])
  return last === undefined ? undefined : retainedUntil(rule, last, calendar)
}

/** Every commitment whose erasure is recorded, with the subject that the erasure names: none of their values may be disclosed. */
export const erasedCommitments = projection(() => new Map<Commitment, SubjectId>()).on(
  PersonalDataErased,
  (erasures, { commitments, subject }) => {
    for (const commitment of commitments) erasures.set(commitment, subject)
    return erasures
  }
)
