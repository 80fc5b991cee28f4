// The laws of reading a log with a past, for any catalogue: its histories are stored as older or newer programs would have, under
// other names, without a kind of tag, two events in one line, and must read and decide as if they were stored today.
import {
  type Catalogue,
  type Context,
  defineCatalogue,
  type EventDefinition,
  type EventStore,
  matches,
  type Open,
  type PendingEvent,
  type Projection,
  type Recorded,
  type Replayed,
  type ReplayOptions,
  split
} from "@keikaku/kernel"
import { Effect } from "effect"
import fc from "fast-check"
import { type AnyCommand, anyCommand, type LawSubject } from "../arbitraries/histories.ts"
import { validHistories } from "../arbitraries/valid-histories.ts"
import { lawInstant } from "../scenario.ts"
import type { StoreHarness } from "../store-contract/rule.ts"
import { asData, difference } from "./as-data.ts"
import { type Law, lawInTime } from "./law.ts"
import { joined, newer, olderLine, type StoredLine, storedToday } from "./stored-otherwise.ts"

/** What the laws of evolution need of an application that is open. */
export interface EvolvedUnderTest {
  readonly execute: Open<any>["execute"]
  readonly replay: <S>(projection: Projection<S>, options: ReplayOptions) => Promise<Replayed<S>>
}

/** A catalogue under test, how an application with it or with a changed one is opened, and how it comes by empty stores. */
export interface EvolutionSubject<Settings> extends LawSubject<Settings> {
  readonly open: (catalogue: Catalogue<Settings>, store: EventStore) => EvolvedUnderTest
  readonly make: StoreHarness["make"]
}

interface Case {
  readonly history: ReadonlyArray<Recorded>
  readonly next: ReadonlyArray<AnyCommand<any>>
  readonly draw: number
}

/** Every definition with a past of its own. */
const withPast = <Settings>(
  catalogue: Catalogue<Settings>,
  past: (definition: EventDefinition) => Partial<EventDefinition>
): Catalogue<Settings> => ({
  ...catalogue,
  events: new Map([...catalogue.events].map(([type, each]) => [type, { ...each, ...past(each) }]))
})

const formerName = (type: string): string => `Former${type}`
const kindOf = (tag: string): string => tag.slice(0, tag.indexOf(":"))

/** A kind of tag that the history has. */
const drawnKind = ({ draw, history }: Case): string => {
  const kinds = [...new Set(history.flatMap(({ tags }) => tags.map(kindOf)))].filter((kind) => kind !== "command")
  return kinds[draw % Math.max(1, kinds.length)] ?? "none"
}

const withoutKind = (line: StoredLine, kind: string): StoredLine => ({
  ...line,
  tags: line.tags.filter((tag) => kindOf(tag) !== kind)
})

const outcomeOf = async (
  application: EvolvedUnderTest,
  [decision, payload]: AnyCommand<any>,
  commandId: string
): Promise<unknown> => {
  try {
    const outcome = await application.execute(decision, payload as never, { commandId, actor: "law" })
    return outcome._tag === "Recorded" ? outcome.events.map(({ event }) => event) : outcome
  } catch (failure) {
    return failure
  }
}

/** What an application says of its store: its reports, what becomes of the commands, and the reports then. */
const answersOf = async (
  subject: EvolutionSubject<any>,
  catalogue: Catalogue,
  lines: ReadonlyArray<StoredLine>,
  next: ReadonlyArray<AnyCommand<any>>
): Promise<ReadonlyArray<unknown>> =>
  onStore(subject, lines, async (store) => {
    const application = subject.open(catalogue, store)
    const answers: Array<unknown> = []
    const report = async () => {
      for (const [, projection, show] of subject.projections ?? [])
        answers.push(show((await application.replay(projection, {})).state))
    }
    await report()
    for (const [n, command] of next.entries()) answers.push(await outcomeOf(application, command, `next${n + 1}`))
    await report()
    return answers
  })

const onStore = async <A>(
  { make }: EvolutionSubject<any>,
  lines: ReadonlyArray<StoredLine>,
  use: (store: EventStore) => Promise<A>
): Promise<A> => {
  const opened = await make()
  try {
    for (const each of lines) await Effect.runPromise(opened.store.append([olderLine(each)]))
    return await use(opened.store)
  } finally {
    await opened.close()
  }
}

/** A store to which a line comes between the first reading of a command and its append. */
const racedBy = (store: EventStore, line: PendingEvent): EventStore => {
  let isFirst = true
  return {
    ...store,
    append: (events, condition) => {
      const rival = isFirst ? Effect.orDie(store.append([line])) : Effect.void
      isFirst = false
      return Effect.andThen(rival, store.append(events, condition))
    }
  }
}

/** The laws of renamed, split and newly tagged events, and of lines that only a newer program can read. */
export const evolutionLaws = <Settings>(subject: EvolutionSubject<Settings>): ReadonlyArray<Law> => {
  const { catalogue, projections = [], settings } = subject
  const commands = (maxLength: number) => fc.array(anyCommand(catalogue, subject.pools), { maxLength, size: "max" })
  const cases: fc.Arbitrary<Case> = fc
    .record({ before: validHistories(subject, { commands: 20 }), next: commands(4), draw: fc.nat({ max: 1_000 }) })
    .map(({ before, draw, next }) => ({ history: before.history, next, draw }))
  const rule = { cases, show: asData }
  const asToday = async (changed: Catalogue, lines: ReadonlyArray<StoredLine>, { history, next }: Case) => {
    const today = await answersOf(subject, catalogue, storedToday(catalogue, history), next)
    return difference("It reads or decides otherwise", await answersOf(subject, changed, lines, next), today)
  }

  return [
    lawInTime("what was recorded under former names reads and decides as under the present ones", rule, (each) => {
      const renamed = withPast(catalogue, ({ type }) => ({ formerly: [formerName(type)] }))
      const lines = storedToday(catalogue, each.history).map((line, n) =>
        n < each.draw % 20 ? { ...line, type: formerName(line.type) } : line
      )
      return asToday(renamed, lines, each)
    }),
    lawInTime("what was recorded without a tag reads and decides as if it had been recorded with it", rule, (each) => {
      const kind = drawnKind(each)
      const tagged = withPast(catalogue, () => ({ newTags: [kind] }))
      const lines = storedToday(catalogue, each.history).map((line, n) =>
        n % 3 === 2 ? line : withoutKind(line, kind)
      )
      return asToday(tagged, lines, each)
    }),
    lawInTime("what was recorded in one line and is split reads and decides as its parts", rule, async (each) => {
      const { parts, whole } = joined(catalogue, each.history)
      const into = Object.fromEntries([...catalogue.events].map(([type, { version }]) => [type, version]))
      const [first] = catalogue.events.values()
      const joint = { ...first!, type: "Joint", version: 2, upcasters: [split(into, ({ parts }) => parts as any)] }
      const dividing = { ...catalogue, events: new Map([...catalogue.events, ["Joint", joint]]) }
      const apart = await answersOf(subject, catalogue, parts, each.next)
      return difference("It reads or decides otherwise", await answersOf(subject, dividing, whole, each.next), apart)
    }),
    lawInTime("what no decision records any more reads as before", rule, (each) => {
      const retired = defineCatalogue<Settings>({ decisions: [], retired: [...catalogue.events.values()] })
      return asToday(retired, storedToday(catalogue, each.history), { ...each, next: [] })
    }),
    lawInTime(
      "a view that skips what a newer program recorded is the view without it, and says how much",
      rule,
      (each) => {
        const { lines, added } = newer(catalogue, each.history, each.draw)
        return onStore(subject, lines, async (store) => {
          const application = subject.open(catalogue, store)
          for (const [name, projection, show] of projections) {
            const selected = added.filter(({ line }) => matches(projection.query, line))
            const { skipped, state } = await application.replay(projection, { newer: "skip" })
            const without = await onStore(subject, storedToday(catalogue, each.history), (plain) =>
              subject.open(catalogue, plain).replay(projection, {})
            )
            const wrong =
              difference(`${name} differs`, show(state), show(without.state)) ??
              difference(
                `${name} says otherwise what it skipped`,
                [skipped?.count, skipped?.first.position],
                selected.length === 0 ? [undefined, undefined] : [selected.length, selected[0]!.position]
              )
            if (wrong !== undefined) return wrong
          }
          return undefined
        })
      }
    ),
    lawInTime("a command that selects what a newer program recorded fails, and any other is decided", rule, (each) => {
      const [command] = each.next
      if (command === undefined) return Promise.resolve(undefined)
      const { lines, added } = newer(catalogue, each.history, each.draw)
      const context: Context<any> = { now: lawInstant, actor: "law", commandId: "next1", settings, catalogue }
      const facts = Object.values(command[0].reads(command[1], context) as Readonly<Record<string, any>>)
      const isSelected = added.some(({ line }) =>
        matches(
          facts.map(({ query }) => query),
          line
        )
      )
      return onStore(subject, lines, async (store) => {
        const outcome = await outcomeOf(subject.open(catalogue, store), command, "next1")
        if ((outcome as { readonly _tag?: string })._tag === "StoredEventUnreadable") return undefined
        if (isSelected) return `It was decided: ${asData(outcome)}`
        const [due] = await answersOf(
          { ...subject, projections: [] },
          catalogue,
          storedToday(catalogue, each.history),
          [command]
        )
        return difference("It is decided otherwise", outcome, due)
      })
    }),
    lawInTime(
      "a command races with what an older program records, under a former name and without a tag",
      rule,
      (each) => {
        const [command] = each.next
        const rival = storedToday(catalogue, each.history).at(-1)
        if (command === undefined || rival === undefined) return Promise.resolve(undefined)
        const kind = drawnKind(each)
        const changed = withPast(catalogue, ({ type }) => ({ formerly: [formerName(type)], newTags: [kind] }))
        const before = storedToday(catalogue, each.history.slice(0, -1))
        const late = olderLine(withoutKind({ ...rival, type: formerName(rival.type) }, kind))
        return onStore(subject, before, async (store) => {
          const outcome = await outcomeOf(subject.open(changed, racedBy(store, late)), command, "next1")
          const alone = await answersOf(
            { ...subject, projections: [] },
            catalogue,
            storedToday(catalogue, each.history),
            [command]
          )
          const unraced = await answersOf({ ...subject, projections: [] }, catalogue, before, [command])
          // What is refused or already so appends nothing, and has no rival.
          return Array.isArray(unraced[0]) ? difference("It is decided otherwise", outcome, alone[0]) : undefined
        })
      }
    )
  ]
}
