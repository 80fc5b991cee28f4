// Things that go through stages, such as received → referred → answered: an opening entry, and others that each may follow
// certain stages. What is the same for all of them stands here: sameness, order, the refusals, what is taken back. A topic says which
// stages there are, and adds the rules that are its own.
import {
  type AnyEvent,
  alreadySo,
  type EventDefinition,
  type EventOf,
  type Fact,
  type FactBuilder,
  type Facts,
  type Label,
  type LocalDate,
  type Named,
  once,
  type Payload,
  type RejectionDefinition,
  type RejectionOf,
  refusal,
  type States,
  type Tag,
  textIn,
  type Wire
} from "@keikaku/kernel"
import { Equal, type Schema } from "effect"
import type { Role } from "./actor.ts"
import { type Course, datedHistory, type Entries, enter, stateOn } from "./dated-history.ts"
import { decision, type PlanContext, type PlanDecision, type SharedRefusal } from "./decision.ts"
import type { Text } from "./identifier.ts"
import type { EntryReliedOn } from "./shared-refusals.ts"
import { withdrawing } from "./withdrawing.ts"

type Fields = Schema.Struct.Fields
type WithFields = EventDefinition & { readonly fields: Fields }
/** The fields that name a thing. */
type KeyFields = Readonly<Record<string, Schema.Codec<any, string | number>>>
/** An entry, after what takes it back. */
type Pair = readonly [by: WithFields, entry: WithFields]

/** How far a thing has come: its opening entry, its stage by the type of the entry that led there, and the last entry of each type. */
export interface Staged<Opening extends AnyEvent = any, Entry extends AnyEvent = any> {
  readonly opening?: Opening
  readonly stage?: Entry["_tag"]
  readonly last: { readonly [T in Entry["_tag"]]?: Extract<Entry, { readonly _tag: T }> }
  /** All entries by that day. */
  readonly past: ReadonlyArray<Entry>
}

/** An entry that may follow certain stages. With `stays` it leaves the stage as it is, and may come again; `per` names the fields by
 * which it is then another one, such as the item of an agenda. */
interface Step<P extends Pair> {
  readonly entry: P
  readonly after: ReadonlyArray<Pair>
  readonly stays?: boolean
  readonly per?: ReadonlyArray<string>
}

/** The refusals of things of one kind, under the codes that its name gives. */
export interface StagedRefusals<Code extends string, Key extends string> {
  readonly unknown: RejectionDefinition<`${Code}Unknown`, Key>
  readonly taken: RejectionDefinition<`${Code}IdTaken`, Key | "occurredOn">
  readonly notAt: RejectionDefinition<`${Code}NotAt`, Key | "stage" | "needed">
  readonly nothing: RejectionDefinition<`No${Code}EntryToWithdraw`, Key>
  readonly later: RejectionDefinition<`Later${Code}EntryStands`, Key | "on" | "later">
}

type EntryOf<Opens extends Pair, Steps extends ReadonlyArray<Step<Pair>>> = AnyEvent &
  (EventOf<Opens[1]> | EventOf<Steps[number]["entry"][1]>)

/** The fields of a command that records an entry: all but those that the opening entry lends it. */
type CommandFields<E extends WithFields, Opens extends Pair, Carried extends string> = E extends Opens[1]
  ? E["fields"]
  : Omit<E["fields"], Carried>

/** The fields that tell entries of a kind apart. */
type PerOf<W extends WithFields, Steps extends ReadonlyArray<Step<Pair>>> = NonNullable<
  Extract<Steps[number], { readonly entry: readonly [W, WithFields] }>["per"]
>[number]

/** The fields of a command that takes an entry back. */
type WithdrawalFields<Keys extends KeyFields, W extends WithFields, Steps extends ReadonlyArray<Step<Pair>>> = Keys & {
  readonly [K in PerOf<W, Steps> & keyof W["fields"]]: W["fields"][K]
} & { readonly reason: typeof Text }

/** The course of things of one kind: what their decisions, the rules of others and reports need. */
export interface StagedThings<
  Code extends string,
  Keys extends KeyFields,
  Opens extends Pair,
  Steps extends ReadonlyArray<Step<Pair>>,
  Carried extends string
> {
  readonly refused: StagedRefusals<Code, keyof Keys & string>
  /** The fact of a thing's entries, by a command or anything else that names it. */
  readonly of: (named: object) => Fact<Entries<EntryOf<Opens, Steps>>, any>
  /** The fact of the entries of every such thing, for reports. */
  readonly histories: FactBuilder<Entries<EntryOf<Opens, Steps>>, EntryOf<Opens, Steps>>
  /** How far it had come by the end of a day, or by all that is known. */
  readonly on: (
    history: Entries<EntryOf<Opens, Steps>>,
    day?: LocalDate
  ) => Staged<EventOf<Opens[1]>, EntryOf<Opens, Steps>>
  /** The decision that records an entry; `rule` may refuse what the stages allow. */
  readonly decide: <
    const E extends Opens[1] | Steps[number]["entry"][1],
    const R extends ReadonlyArray<RejectionDefinition> = readonly [],
    // biome-ignore lint/complexity/noBannedTypes: a rule that reads nothing else
    F extends Facts = {}
  >(
    name: string,
    label: Named,
    records: E,
    own?: {
      readonly refuses?: R
      readonly by?: ReadonlyArray<Role>
      readonly reads?: (command: Payload<CommandFields<E, Opens, Carried>>, context: PlanContext) => F
      readonly rule?: (
        event: EventOf<E>,
        facts: States<F>,
        state: Staged<EventOf<Opens[1]>, EntryOf<Opens, Steps>>,
        context: PlanContext
      ) => NoInfer<RejectionOf<R[number]>> | undefined
    }
  ) => PlanDecision<
    Payload<CommandFields<E, Opens, Carried>>,
    Wire<CommandFields<E, Opens, Carried>>,
    EventOf<E>,
    | RejectionOf<StagedRefusals<Code, keyof Keys & string>["unknown" | "taken" | "notAt" | "later"] | R[number]>
    | SharedRefusal
  >
  /** The decision that takes back the last entry of a kind (and, where they are told apart, of those fields); it is refused while a later
   * one rests on that. */
  readonly withdraw: <const W extends Steps[number]["entry"][0] | Opens[0]>(
    name: string,
    label: Named,
    records: W
  ) => PlanDecision<
    Payload<WithdrawalFields<Keys, W, Steps>>,
    Wire<WithdrawalFields<Keys, W, Steps>>,
    EventOf<W>,
    RejectionOf<StagedRefusals<Code, keyof Keys & string>["nothing" | "later"] | typeof EntryReliedOn> | SharedRefusal
  >
}

const refusalsOf = <const Code extends string, const Key extends string>(
  code: Code,
  keys: ReadonlyArray<Key>,
  noun: Label,
  labels: Readonly<Record<string, Label>>
): StagedRefusals<Code, Key> => {
  const ja = textIn(noun, "ja")
  const { en } = noun
  const key = keys[0]!
  const thing = keys.map((each) => `{${each}}`).join(" ") as `{${Key}}`
  const refusals = {
    unknown: refusal(`${code}Unknown`, key, {
      ja: `${ja} ${thing} の記録はその日にありません。`,
      en: `There is no ${en} ${thing} on that day.`
    } as const),
    taken: refusal(`${code}IdTaken`, key, {
      ja: `${ja} ${thing} は {occurredOn} に別の内容で記録されています。`,
      en: `The ${en} ${thing} was recorded on {occurredOn}, and otherwise.`
    } as const),
    notAt: refusal(
      `${code}NotAt`,
      key,
      {
        ja: `${ja} ${thing} は、その日までに「{stage}」まで進んでいます。これを記録できるのは「{needed}」の後です。`,
        en: `The ${en} ${thing} has come to "{stage}" by that day; this can be recorded after "{needed}".`
      } as const,
      { labels: { stage: labels, needed: labels } as never }
    ),
    nothing: refusal(`No${code}EntryToWithdraw`, key, {
      ja: `${ja} ${thing} に、その日までの取り下げる記録がありません。`,
      en: `The ${en} ${thing} has no such entry of that day or before to take back.`
    } as const),
    later: refusal(
      `Later${code}EntryStands`,
      key,
      {
        ja: `${ja} ${thing} には {on} の「{later}」があります。先にそれを取り下げてください。`,
        en: `The ${en} ${thing} has "{later}" of {on}, which would have to be taken back first.`
      } as const,
      { labels: { later: labels } as never }
    )
  }
  return refusals as unknown as StagedRefusals<Code, Key>
}

/**
 * Defines the course of things of one kind. `carries` names fields of the opening entry that every later one repeats: its command need
 * not say them.
 */
export const staged = <
  const Code extends string,
  const Keys extends KeyFields,
  const Opens extends Pair,
  const Steps extends ReadonlyArray<Step<Pair>>,
  const Carried extends string = never
>(of: {
  /** What refusals are called after: `Voice` gives `VoiceUnknown`. */
  readonly code: Code
  readonly noun: Label
  /** The fields that name it. */
  readonly key: Keys
  /** The kind of tag under which its entries are found; the rest of the tag is what names it, joined by slashes. */
  readonly tag: string
  readonly opens: Opens
  readonly steps: Steps
  readonly carries?: ReadonlyArray<Carried>
}): StagedThings<Code, Keys, Opens, Steps, Carried> => {
  type Entry = EntryOf<Opens, Steps>
  type State = Staged<EventOf<Opens[1]>, Entry>
  const keys = Object.keys(of.key)
  const steps: ReadonlyArray<Step<Pair>> = [{ entry: of.opens, after: [] }, ...of.steps]
  const pairs = steps.map(({ entry }) => entry)
  const labels = Object.fromEntries(pairs.map(([, { label, type }]) => [type, label]))
  const refused = refusalsOf(of.code, keys as ReadonlyArray<keyof Keys & string>, of.noun, labels)
  const stepOf = new Map(steps.map((step) => [step.entry[1].type as string, step]))
  const histories = datedHistory(pairs)

  const course: Course<State, Entry> = {
    initial: { last: {}, past: [] } as unknown as State,
    next: (state, entry: AnyEvent) => {
      const { entry: pair, stays } = stepOf.get(entry._tag)!
      return {
        ...state,
        ...(pair === of.opens && { opening: entry }),
        ...(!stays && { stage: entry._tag }),
        last: { ...state.last, [entry._tag]: entry },
        past: [...state.past, entry]
      } as unknown as State
    },
    rule: ({ last, opening, past, stage }: Staged, entry: AnyEvent) => {
      const { after, entry: pair, stays } = stepOf.get(entry._tag)!
      if (pair === of.opens) return opening === undefined ? entry : once(entry, opening, () => refused.taken(opening))
      if (opening === undefined) return refused.unknown(entry as never)
      const earlier: ReadonlyArray<AnyEvent | undefined> = stays ? past : [last[entry._tag]]
      if (earlier.some((each) => Equal.equals(each, entry))) return alreadySo
      if (after.some(([, { type }]) => type === stage)) return entry
      return refused.notAt({ ...entry, stage, needed: after[0]![1].type } as never)
    }
  }
  const follows = (each: Step<Pair>, stage: Pair): boolean => each.after.includes(stage)
  /** Whether an entry of a later day can be disturbed by this one in front of it: it may follow where this one may, and not this one. */
  const isInTheWay = ({ after, entry, stays }: Step<Pair>): boolean =>
    !stays && steps.some((later) => after.some((stage) => follows(later, stage)) && !follows(later, entry))
  /** Whether an entry of a later day can rest on this one: it may follow this one, and not all that this one may follow. */
  const isRestedOn = ({ after, entry, stays }: Step<Pair>): boolean =>
    !stays &&
    steps.some(
      (later) => follows(later, entry) && (after.length === 0 || after.some((stage) => !follows(later, stage)))
    )

  const historyOf = (c: object): Fact<Entries<Entry>, any> =>
    histories.about(`${of.tag}:${keys.map((key) => (c as Record<string, string>)[key]).join("/")}` as Tag) as never

  const decide = (
    name: string,
    label: Named,
    records: WithFields,
    own: {
      readonly refuses?: ReadonlyArray<RejectionDefinition>
      readonly by?: ReadonlyArray<Role>
      readonly reads?: (command: any, context: PlanContext) => Facts
      readonly rule?: (event: any, facts: any, state: any, context: PlanContext) => unknown
    } = {}
  ) => {
    const step = stepOf.get(records.type)!
    const isOpening = step.entry === of.opens
    const carried: ReadonlyArray<string> = isOpening ? [] : (of.carries ?? [])
    const fields = Object.entries(records.fields).filter(([field]) => !carried.includes(field))
    const { later, notAt, taken, unknown } = refused
    // What may follow every stage, as a correction may, is never at a wrong one.
    const isEver = steps.every(({ entry, stays }) => stays || step.after.includes(entry))
    return decision(name, label, {
      records,
      payload: Object.fromEntries(fields),
      refuses: [
        ...(isOpening ? [taken] : [unknown]),
        ...(isOpening || isEver ? [] : [notAt]),
        ...(isInTheWay(step) ? [later] : []),
        ...(own.refuses ?? [])
      ] as never,
      ...(own.by && { by: own.by }),
      reads: (c, context) => ({ history: historyOf(c), ...own.reads?.(c as never, context) }) as never,
      decide: ((c: Payload<Fields>, { history, ...facts }: any, context: PlanContext) => {
        const { opening } = stateOn(course, history as Entries<Entry>, c.occurredOn)
        if (!isOpening && opening === undefined) return unknown(c as never)
        const lent = opening as Readonly<Record<string, unknown>> | undefined
        // What the opening entry may have and has not, a later one has not either.
        const given = Object.fromEntries(
          carried.filter((field) => lent?.[field] !== undefined).map((field) => [field, lent![field]])
        )
        const event = (records as unknown as (data: object) => Entry)({ ...c, ...given })
        return enter(course, later, history as Entries<Entry>, event, (state, entry) => {
          const answer = course.rule(state, entry)
          return answer === entry ? (own.rule?.(entry as never, facts, state, context) ?? entry) : answer
        })
      }) as never
    })
  }

  const withdraw = withdrawing({
    key: of.key,
    historyOf: historyOf as (c: Schema.Struct.Type<Keys>) => Fact<Entries<Entry>, any>,
    withdrawals: pairs,
    course,
    nothing: refused.nothing,
    later: refused.later
  })

  return {
    refused,
    of: historyOf,
    histories: histories as never,
    on: (history, day) => stateOn(course, history, day),
    decide: decide as never,
    withdraw: ((name: string, label: Named, records: WithFields) => {
      const step = steps.find(({ entry: [by] }) => by === records)!
      const names = Object.fromEntries((step.per ?? []).map((field) => [field, records.fields[field]!]))
      return withdraw(name, label, records, { names, nothingRestsOnIt: !isRestedOn(step) })
    }) as never
  }
}
