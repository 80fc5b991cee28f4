// What is known of a case: its entries, in the order of their days and within a day of the log; what was taken back by mistake is
// not among them. How the case stands is always asked as of a day, because reports come late: `caseOn` plays the entries up to
// that day.
import {
  type AnyEvent,
  type EventDefinition,
  type EventOf,
  type FactBuilder,
  fact,
  type LocalDate
} from "@keikaku/kernel"
import type { BranchCode } from "../../federation/index.ts"
import type { BusinessId, CaseId, OutcomeId } from "../../identifier.ts"
import {
  CaseAssigned,
  CaseCanvassed,
  CaseEntrusted,
  type CaseEntry,
  CaseListed,
  CaseMoved,
  type Insurance,
  type Insurances,
  insurancesIn,
  insurancesOf,
  type OutcomeEvent,
  type OutcomeKind,
  OutcomeReversed,
  outcomeEvents,
  type WithdrawalEvent,
  withdrawals
} from "./events.ts"

/** The entries of a case, by date and then by position. */
export type CaseHistory = ReadonlyArray<CaseEntry>

/** Of several entries on one day, the one recorded last comes last. */
const inserted = (history: CaseHistory, entry: CaseEntry): CaseHistory => {
  const at = history.findLastIndex(({ occurredOn }) => occurredOn <= entry.occurredOn) + 1
  return [...history.slice(0, at), entry, ...history.slice(at)]
}

const entryTypes = new Map<string, string>(withdrawals.map(([by, entry]) => [by.type, entry.type]))

/** Whether a withdrawal takes an entry back: it has, besides its reason, only what the entry has. */
export const isTakenBackBy = (entry: AnyEvent, { _tag, ...withdrawal }: AnyEvent): boolean =>
  entryTypes.get(_tag) === entry._tag &&
  Object.entries(withdrawal).every(
    ([key, value]) => key === "reason" || (entry as AnyEvent & Record<string, unknown>)[key] === value
  )

const withdrawn = (history: CaseHistory, withdrawal: WithdrawalEvent): CaseHistory => {
  const at = history.findLastIndex((entry) => isTakenBackBy(entry, withdrawal))
  return at < 0 ? history : [...history.slice(0, at), ...history.slice(at + 1)]
}

const unlisted: CaseHistory = []

type Pairs = ReadonlyArray<(typeof withdrawals)[number]>

/** Folds the outcomes, and the entries that these withdrawals can take back. */
const historyOf = (pairs: Pairs): FactBuilder<CaseHistory, CaseEntry | WithdrawalEvent> => {
  const entries: ReadonlyArray<EventDefinition> = [...Object.values(outcomeEvents), ...pairs.map(([, entry]) => entry)]
  const builder = entries.reduce<FactBuilder<CaseHistory, any>>((f, each) => f.on(each, inserted), fact(unlisted))
  return pairs.reduce<FactBuilder<CaseHistory, any>>((f, [by]) => f.on(by, withdrawn), builder)
}

/** Everything that is known of each case. */
export const cases = historyOf(withdrawals)

/** The case with this identifier. */
export const caseOf = (id: CaseId) => cases.about(`case:${id}`)

/** The entries of one kind. */
export const entriesOf = <D extends EventDefinition>(history: ReadonlyArray<AnyEvent>, kind: D) =>
  history.filter((entry): entry is EventOf<D> => kind.is(entry))

const kinds = new Map<string, OutcomeKind>(
  Object.entries(outcomeEvents).map(([kind, { type }]) => [type, kind as OutcomeKind])
)

/** The kind of outcome that an entry is; `undefined` for any other entry. */
export const kindOf = ({ _tag }: AnyEvent): OutcomeKind | undefined => kinds.get(_tag)

const isOutcome = (entry: AnyEvent): entry is OutcomeEvent => kinds.has(entry._tag)

/** The outcomes, whether they stand or not. */
export const outcomesOf = (history: CaseHistory): ReadonlyArray<OutcomeEvent> => history.filter(isOutcome)

/** The outcome with this identifier, whether it stands or not. */
export const outcomeIn = (history: CaseHistory, id: OutcomeId): OutcomeEvent | undefined =>
  outcomesOf(history).find(({ outcome }) => outcome === id)

/** The insurances that an outcome was recorded for. */
export const coveredBy = (outcome: OutcomeEvent): ReadonlyArray<Insurance> => {
  if (outcome._tag === "EiProcedureCompleted") return ["ei"]
  return "insurances" in outcome ? insurancesIn(outcome.insurances) : []
}

/** Insurances as an event names them; `undefined` for none. */
export const insurancesNamed = (insurances: ReadonlyArray<Insurance>): Insurances | undefined =>
  insurances.length === 2 ? "both" : insurances[0] && `${insurances[0]}-only`

/** An outcome as far as it stands. */
export interface StandingOutcome {
  readonly id: OutcomeId
  readonly kind: OutcomeKind
  readonly on: LocalDate
  readonly branch: BranchCode
  readonly insurances: ReadonlyArray<Insurance>
}

/** A case on a day. */
export interface Case {
  readonly listing: EventOf<typeof CaseListed>
  readonly branch: BranchCode
  /** The last move, which brought the case to its branch. */
  readonly move: EventOf<typeof CaseMoved> | undefined
  readonly assignment: EventOf<typeof CaseAssigned> | undefined
  readonly entrustment: EventOf<typeof CaseEntrusted> | undefined
  readonly canvasses: number
  readonly outcomes: ReadonlyArray<StandingOutcome>
  /** The last day on which anything happened to it. */
  readonly lastOn: LocalDate
}

const withoutReversed = (
  outcomes: Case["outcomes"],
  { insurances, outcome }: EventOf<typeof OutcomeReversed>
): Case["outcomes"] =>
  outcomes.flatMap((each) => {
    if (each.id !== outcome) return [each]
    const left = insurances === undefined ? [] : each.insurances.filter((i) => !insurancesIn(insurances).includes(i))
    return left.length === 0 ? [] : [{ ...each, insurances: left }]
  })

const listed = (listing: EventOf<typeof CaseListed>): Case => ({
  ...{ listing, branch: listing.branch, lastOn: listing.occurredOn },
  ...{ move: undefined, assignment: undefined, entrustment: undefined, canvasses: 0, outcomes: [] }
})

const next = (before: Case, entry: CaseEntry): Case => {
  const c = { ...before, lastOn: entry.occurredOn }
  if (CaseAssigned.is(entry)) return { ...c, assignment: entry }
  if (CaseCanvassed.is(entry)) return { ...c, canvasses: c.canvasses + 1 }
  if (CaseMoved.is(entry)) return { ...c, branch: entry.toBranch, move: entry, assignment: undefined }
  if (CaseEntrusted.is(entry)) return { ...c, entrustment: entry }
  if (OutcomeReversed.is(entry)) return { ...c, outcomes: withoutReversed(c.outcomes, entry) }
  if (!isOutcome(entry)) return before
  const { branch, occurredOn: on, outcome: id } = entry
  const outcome = { id, kind: kindOf(entry)!, on, branch, insurances: coveredBy(entry) }
  return { ...c, outcomes: [...c.outcomes, outcome] }
}

/** The case at the end of a day, or with all that is known of it; `undefined` while it is not listed. */
export const caseOn = (history: CaseHistory, day?: LocalDate): Case | undefined => {
  let found: Case | undefined
  for (const entry of history) {
    if (day !== undefined && entry.occurredOn > day) break
    found = found === undefined ? (CaseListed.is(entry) ? listed(entry) : undefined) : next(found, entry)
  }
  return found
}

/** The states of a case, in the order of its life. */
export const caseStates = {
  listed: { ja: "把握", en: "listed" },
  assigned: { ja: "割当済み", en: "assigned" },
  canvassed: { ja: "勧奨中", en: "canvassed" },
  refused: { ja: "拒否", en: "refused" },
  "partly-established": { ja: "一部成立", en: "partly established" },
  established: { ja: "成立", en: "established" },
  transferred: { ja: "労働局へ移管", en: "transferred" },
  "by-authority": { ja: "職権成立", en: "established by authority" },
  "ruled-out": { ja: "対象外", en: "ruled out" },
  duplicate: { ja: "重複", en: "duplicate" }
} as const
export type CaseState = keyof typeof caseStates

/** What of the case's insurances is established and stands, by the business or by authority. */
export const establishedIn = ({ outcomes }: Case): ReadonlySet<Insurance> =>
  new Set(outcomes.flatMap(({ insurances }) => insurances))

/** Whether every insurance that the case is about is established. */
const isComplete = (c: Case): boolean => {
  const established = establishedIn(c)
  return insurancesOf(c.listing.scheme).every((insurance) => established.has(insurance))
}

/** The state that the last outcome has brought the case to; without one, how far the work has come. */
export const stateOf = (c: Case): CaseState => {
  const kind = c.outcomes.at(-1)?.kind
  switch (kind) {
    case undefined:
      return c.canvasses > 0 ? "canvassed" : c.assignment === undefined ? "listed" : "assigned"
    case "established":
    case "ei-completed":
      return isComplete(c) ? "established" : "partly-established"
    case "established-by-authority":
      return "by-authority"
    default:
      return kind
  }
}

/** Whether the business is still to be won: nothing is established, and nobody has closed the case. */
export const isOpen = (c: Case): boolean =>
  ["listed", "assigned", "canvassed", "refused"].includes(stateOf(c)) && establishedIn(c).size === 0

/** Whether nothing can come of the case any more: everything is established, or it should not have been listed. */
export const isFinished = (c: Case): boolean => ["ruled-out", "duplicate"].includes(stateOf(c)) || isComplete(c)

/** Whether a promoter has nothing left to do on the case. */
export const isClosed = (c: Case): boolean => isFinished(c) || ["transferred", "by-authority"].includes(stateOf(c))

/** The work of a branch on a case as far as it stands: assignments, canvasses, moves and outcomes, in order. */
export const standingWork = (history: CaseHistory): CaseHistory => {
  const standing = new Set(caseOn(history)?.outcomes.map(({ id }) => id))
  const isWork = (entry: CaseEntry) => [CaseAssigned, CaseCanvassed, CaseMoved].some((kind) => kind.is(entry))
  return history.filter((entry) => (isOutcome(entry) ? standing.has(entry.outcome) : isWork(entry)))
}

/** What is known of a business nation-wide: its cases in all branches, as far as listing and outcomes go. */
export type BusinessHistory = ReadonlyMap<CaseId, CaseHistory>

const lives = historyOf(withdrawals.filter(([, entry]) => entry === CaseListed || entry === OutcomeReversed))

/** A business that nobody has listed. */
export const unknownBusiness: BusinessHistory = new Map()

/** The business with this identifier. */
export const businessOf = (id: BusinessId) => ({
  query: { types: lives.query.types, tags: [`business:${id}` as const] },
  initial: unknownBusiness,
  evolve: evolveBusiness
})

const evolveBusiness = (business: BusinessHistory, recorded: Parameters<typeof lives.evolve>[1]): BusinessHistory => {
  const { case: id } = recorded.event as CaseEntry
  return new Map(business).set(id, lives.evolve(business.get(id) ?? unlisted, recorded))
}
