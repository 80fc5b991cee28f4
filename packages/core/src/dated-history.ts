// Dated histories: the entries about one thing in the order of their days, and within a day in that of the log; what was taken
// back is not among them. Reports come late, so what is allowed is asked as of the entry's day, and asked again of every later
// entry before one is put in front of it or taken away.
import {
  type AnyEvent,
  alreadySo,
  type EventData,
  type EventDefinition,
  type EventOf,
  eventsAbout,
  type FactBuilder,
  fact,
  type LocalDate,
  labelOf,
  type Named,
  once,
  type Particulars,
  type RejectionDefinition,
  type RejectionOf,
  type Tag,
  textIn
} from "@keikaku/kernel"
import { Equal, type Schema } from "effect"
import { Text } from "./identifier.ts"

type Fields = Schema.Struct.Fields

/** Entries by date and then by position. */
export type Entries<E> = ReadonlyArray<E>

/** Puts an entry in its place: of several on one day, the one recorded last comes last. */
export const inserted = <E extends AnyEvent>(history: Entries<E>, entry: E): Entries<E> => {
  const place = history.findLastIndex(({ occurredOn }) => occurredOn <= entry.occurredOn) + 1
  return [...history.slice(0, place), entry, ...history.slice(place)]
}

/** Whether an entry has each of the named fields, with the same value. */
export const agrees = (entry: AnyEvent, named: object): boolean =>
  Object.entries(named).every(([key, value]) => Equal.equals((entry as AnyEvent & Record<string, unknown>)[key], value))

/** The entries of one kind. */
export const entriesOf = <D extends EventDefinition>(history: Entries<AnyEvent>, kind: D) =>
  history.filter((entry): entry is EventOf<D> => kind.is(entry))

/** Whether an event takes an entry back: it has the entry's day, its fields as far as it names them, and a reason of its own. */
export const takesBack = (withdrawal: AnyEvent, entry: AnyEvent): boolean => {
  const { _tag: _type, reason: _, ...named } = withdrawal as AnyEvent & { readonly reason?: unknown }
  return agrees(entry, named)
}

const without = <E extends AnyEvent>(history: Entries<E>, type: string, withdrawal: AnyEvent): Entries<E> => {
  const place = history.findLastIndex((entry) => entry._tag === type && takesBack(withdrawal, entry))
  return history.filter((_, n) => n !== place)
}

/** What an event that takes something back says besides: why. */
export const amending = { particulars: (e: { readonly reason: string }) => ({ amends: e.reason }) }

/**
 * A family of entries that can be taken back: each kind comes after the kind that takes it back, which has the same fields and its own
 * reason.
 */
export const retractable =
  <const Shared extends Fields>(shared: Parameters<typeof eventsAbout<Shared>>[0]) =>
  // biome-ignore lint/complexity/noBannedTypes: no further fields is the empty record
  <const Type extends string, const By extends string, const Own extends Fields = {}>(
    type: Type,
    label: Named,
    by: By,
    own: Own = {} as Own,
    more: {
      readonly tags?: (data: EventData<Shared & Own>) => ReadonlyArray<Tag>
      readonly particulars?: (data: EventData<Shared & Own>) => Particulars
    } = {}
  ) => {
    const about = eventsAbout(shared)
    const withdrawal = about(by, `${textIn(labelOf(type, label), "ja")}の取下げ`, { ...own, reason: Text }, {
      ...more,
      particulars: (e: { readonly reason: string }) => ({ ...more.particulars?.(e as never), amends: e.reason })
    } as object)
    return [withdrawal, about(type, label, own, more)] as const
  }

/** Each kind of entry, after the kind that takes it back. */
export type Withdrawals = ReadonlyArray<readonly [by: EventDefinition, entry: EventDefinition]>

/** The fact of all entries. */
export const datedHistory = <const Pairs extends Withdrawals>(
  withdrawals: Pairs
): FactBuilder<Entries<EventOf<Pairs[number][1]>>, EventOf<Pairs[number][0 | 1]>> => {
  type Entry = EventOf<Pairs[number][1]>
  return withdrawals.reduce<FactBuilder<Entries<Entry>, any>>(
    (folded, [by, entry]) =>
      folded
        .on(entry, (history, event) => inserted(history, event))
        .on(by, (history, event) => without(history, entry.type, event)),
    fact<Entries<Entry>>([])
  )
}

/** How entries follow one another: what each makes of the state before it, and the rule of that state on it, which answers with
 * the entry, a refusal, or that it is already so. */
export interface Course<S, E extends AnyEvent> {
  readonly initial: S
  readonly next: (state: S, entry: E) => S
  readonly rule: (before: S, entry: E) => unknown
  /** What an entry rests on, such as an earlier one without which it says nothing, where it is more than a condition: any value that
   * `Equal` compares. */
  readonly restsOn?: (before: S, entry: E) => unknown
}

/** The state at the end of a day, or after all entries. */
export const stateOn = <S, E extends AnyEvent>(
  { initial, next }: Pick<Course<S, E>, "initial" | "next">,
  history: Entries<E>,
  day?: LocalDate
): S => history.filter(({ occurredOn }) => day === undefined || occurredOn <= day).reduce(next, initial)

/** The entries that are allowed, each with what it rests on. */
const allowedIn = <S, E extends AnyEvent>({ initial, next, restsOn, rule }: Course<S, E>, history: Entries<E>) => {
  const allowed = new Map<E, unknown>()
  let state = initial
  for (const entry of history) {
    const answer = rule(state, entry)
    if (answer === entry || answer === alreadySo) allowed.set(entry, restsOn?.(state, entry))
    state = next(state, entry)
  }
  return allowed
}

/** The first entry that is allowed in a history and in the changed one would not be, or would rest on something else. */
export const firstDisturbed = <S, E extends AnyEvent>(
  course: Course<S, E>,
  history: Entries<E>,
  changed: Entries<E>
): E | undefined => {
  const [before, after] = [allowedIn(course, history), allowedIn(course, changed)]
  return changed.find(
    (entry) => before.has(entry) && !(after.has(entry) && Equal.equals(after.get(entry), before.get(entry)))
  )
}

/** The refusal that names the later entry which stands in the way. */
export const laterStands = <L extends RejectionDefinition>(later: L, entry: AnyEvent): RejectionOf<L> =>
  later({ ...entry, later: entry._tag, on: entry.occurredOn } as never) as RejectionOf<L>

/** The same again, in every field, is already so; whatever else is asked, the rule answers. */
export const unlessSame = <E extends AnyEvent, A>(event: E, earlier: E | undefined, rule: () => A) =>
  earlier === undefined ? rule() : once<E, A>(event, earlier, rule)

/** Records an entry when the rule answers with it as of its day, unless that disturbs a later entry. */
export const enter = <S, E extends AnyEvent, X extends E, A, L extends RejectionDefinition>(
  course: Course<S, E>,
  later: L,
  history: Entries<E>,
  event: X,
  rule: (state: S, event: X) => A
): A | RejectionOf<L> => {
  const answer = rule(stateOn(course, history, event.occurredOn), event)
  const recordable: unknown = event
  if (answer !== recordable) return answer
  const disturbed = firstDisturbed(course, history, inserted<E>(history, event))
  return disturbed === undefined ? answer : laterStands(later, disturbed)
}

/** An entry that presupposes one of another topic, which then is not taken back while this one stands. */
export interface Presupposition<On extends EventDefinition = any, Entry extends EventDefinition = any> {
  /** What is presupposed. */
  readonly on: On
  /** The entry that presupposes it, after what takes that back. */
  readonly entry: readonly [by: EventDefinition, entry: Entry]
  /** The tag under which such entries are found, by the fields of what they presuppose. */
  readonly tag: (presupposed: EventOf<On>) => Tag
  /** Whether one of those presupposes this very entry, where it is not all of them. */
  readonly where?: (presupposed: EventOf<On>, entry: EventOf<Entry>) => boolean
}

/** What an entry presupposes of another topic. */
export const presupposition = <On extends EventDefinition, Entry extends EventDefinition>(
  given: Presupposition<On, Entry>
): Presupposition => given
