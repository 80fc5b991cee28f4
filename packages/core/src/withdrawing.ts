// What was recorded by mistake is taken back: both stay in the history. Nothing is taken back on which something else rests, be it
// a later entry about the same thing, or an entry of another topic that says so itself, in `presupposes`.
import {
  type AnyEvent,
  type EventDefinition,
  type Fact,
  type LocalDate,
  mapLabel,
  type Named,
  type Payload,
  type Rejection,
  type RejectionDefinition,
  textIn
} from "@keikaku/kernel"
import type { Schema } from "effect"
import {
  agrees,
  type Course,
  datedHistory,
  type Entries,
  entriesOf,
  firstDisturbed,
  laterStands,
  type Presupposition,
  type Withdrawals
} from "./dated-history.ts"
import { decision } from "./decision.ts"
import { Text } from "./identifier.ts"
import { EntryReliedOn } from "./shared-refusals.ts"

type Fields = Schema.Struct.Fields

const reliedOn = ({ label, type }: EventDefinition, on: LocalDate): Rejection<"EntryReliedOn"> => {
  const rejection = EntryReliedOn({ relying: type, on })
  return {
    ...rejection,
    sentence: mapLabel(rejection.sentence, (text, language) => text.replace(type, textIn(label, language)))
  }
}

/** The facts of what rests on a thing of this kind, by number. */
const restingFacts = (
  rests: ReadonlyArray<Presupposition>,
  thing: object
): Readonly<Record<string, Fact<Entries<AnyEvent>>>> =>
  Object.fromEntries(
    rests.map(({ entry, tag }, n) => [`resting${n}`, datedHistory([entry]).about(tag(thing as AnyEvent)) as never])
  )

const refusedForWhatRests = (
  rests: ReadonlyArray<Presupposition>,
  presupposed: AnyEvent,
  facts: Readonly<Record<string, Entries<AnyEvent>>>
): Rejection<"EntryReliedOn"> | undefined => {
  for (const [n, { entry, where }] of rests.entries()) {
    const resting = facts[`resting${n}`]!.find(
      (each) => each.occurredOn >= presupposed.occurredOn && (where?.(presupposed, each) ?? true)
    )
    if (resting !== undefined) return reliedOn(entry[1], resting.occurredOn)
  }
  return undefined
}

/**
 * Decisions that take back what was recorded by mistake: the last entry of a kind by the command's day that has the named
 * fields. Both stay in the history. An entry is not taken back while a later one was allowed only because of it; a kind on which
 * nothing rests is never refused for that, and does not announce it.
 */
export const withdrawing =
  <const Key extends Fields, S, E extends AnyEvent, N extends RejectionDefinition, L extends RejectionDefinition>(of: {
    readonly key: Key
    readonly historyOf: (key: Schema.Struct.Type<Key>) => Fact<Entries<E>, any>
    readonly withdrawals: Withdrawals
    readonly nothing: N
    /** How entries follow one another, and the refusal that names one which rests on another; absent where none does. */
    readonly course?: Course<S, E>
    readonly later?: L
  }) =>
  // biome-ignore lint/complexity/noBannedTypes: a kind that no further field names
  <const W extends EventDefinition & { readonly fields: Fields }, const Names extends Fields = {}>(
    name: string,
    label: Named,
    records: W,
    { nothingRestsOnIt = false, names }: { readonly names?: Names; readonly nothingRestsOnIt?: boolean } = {}
  ) => {
    const { course, later, nothing } = of
    const rests = nothingRestsOnIt || course === undefined || later === undefined ? undefined : { course, later }
    const kind = of.withdrawals.find(([by]) => by.type === records.type)![1]
    return decision(name, label, {
      payload: { ...of.key, ...names, reason: Text } as Key & Names & { readonly reason: typeof Text },
      records,
      takesBack: kind,
      // `EntryReliedOn` is announced by the plan where something presupposes this kind.
      refuses: (rests === undefined ? [nothing] : [nothing, rests.later]) as ReadonlyArray<
        N | L | typeof EntryReliedOn
      >,
      reads: (c, { catalogue }) => ({
        history: of.historyOf(c as never),
        ...restingFacts(catalogue.presupposing.get(kind.type) ?? [], c)
      }),
      decide: (c, { history, ...facts }, { catalogue }) => {
        const { occurredOn, reason, ...named } = c as Payload<{ readonly reason: typeof Text }>
        const entry = (entriesOf(history, kind) as Entries<E>).findLast(
          (each) => each.occurredOn <= occurredOn && agrees(each, named)
        )
        if (entry === undefined) return nothing(named as never) as never
        const relying = refusedForWhatRests(catalogue.presupposing.get(kind.type) ?? [], entry, facts)
        if (relying !== undefined) return relying as never
        const left = history.filter((each) => each !== entry)
        const disturbed = rests && firstDisturbed(rests.course, history, left)
        return (
          disturbed === undefined ? (records as any)({ ...entry, reason }) : laterStands(rests!.later, disturbed)
        ) as never
      }
    })
  }
