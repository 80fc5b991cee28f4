// Looks for commands that are refused in every way there is. Commands are sent to histories that earlier commands led to; which are
// still missing is looked for where their decision was answered in the rarest ways, with one field changed.
import {
  type AnyEvent,
  type Context,
  type Decision,
  type LocalDate,
  matches,
  queryOf,
  type Recorded,
  type Verdict
} from "@keikaku/kernel"
import { Result } from "effect"
import { commandsOf, type LawSubject } from "../arbitraries/histories.ts"
import { type KnownValues, knownIn } from "../arbitraries/known-values.ts"
import { commandSource } from "../arbitraries/meeting-commands.ts"
import { decideOver, lawInstant, recordedAs } from "../scenario.ts"

type Command = Readonly<Record<string, unknown>>

/** A history that commands led to, and what it speaks of. */
interface Reached {
  readonly history: ReadonlyArray<Recorded>
  readonly known: KnownValues
}

/** A command that was sent to a history. */
interface Try {
  readonly on: Reached
  readonly command: Command
}

/** No history grows beyond this; what lies deeper is not looked for. */
const maxEvents = 30
/** How many tries of one decision with one answer are kept, and how many histories of the same kinds of events. */
const [triesKept, alikeKept] = [12, 3]
/** Of how many drawn commands the one that sees most of its history is sent. */
const drawnAtOnce = 6

const lastDay = (history: ReadonlyArray<Recorded>): LocalDate | undefined =>
  history
    .map(({ event }) => event.occurredOn)
    .sort()
    .at(-1)

const answerOf = (verdict: Verdict): string => {
  if (Result.isFailure(verdict)) return verdict.failure.code
  return verdict.success.length === 0 ? "already so" : "recorded"
}

/** How a history is told from those that are much like it: by its kinds of events, each there once or several times. */
const kindsIn = (history: ReadonlyArray<Recorded>): string => {
  const kinds = new Map<string, number>()
  for (const { event } of history) kinds.set(event._tag, Math.min(2, (kinds.get(event._tag) ?? 0) + 1))
  return [...kinds].sort().join()
}

/** Starts a search; each call of what it returns sends one command, and takes the refusal it meets out of those `missing`. */
export const refusalSearch = <Settings>(
  subject: LawSubject<Settings>,
  seed: number,
  missing: Set<string>
): (() => void) => {
  const { catalogue, pools = {}, settings } = subject
  const source = commandSource(catalogue, pools, seed)
  const decisions = [...catalogue.decisions.values()]
  const reached = new Map<string, Array<Reached>>()
  const answers = new Map<string, Map<string, Array<Try>>>()
  const recorded = new Map<string, number>()
  const context: Context<Settings> = { now: lawInstant, actor: "law", commandId: "c", settings, catalogue }

  const chance = (percent: number) => source.below(100) < percent
  const oneOf = <A>(things: ReadonlyArray<A>): A => things[source.below(things.length)]!
  const listIn = <K, A>(lists: Map<K, Array<A>>, key: K): Array<A> => {
    const list = lists.get(key) ?? []
    lists.set(key, list)
    return list
  }
  const keepAmong = <A>(kept: Array<A>, most: number, one: A): void => {
    kept[kept.length < most ? kept.length : source.below(most)] = one
  }

  const keep = (history: ReadonlyArray<Recorded>): Reached => {
    const events = history.map(({ event }) => event)
    const found = { history, known: knownIn(catalogue, events) }
    if (history.length <= maxEvents) keepAmong(listIn(reached, kindsIn(history)), alikeKept, found)
    return found
  }
  const note = (decision: Decision<Settings>, answer: string, tried: Try): void => {
    const ofDecision = answers.get(decision.name) ?? new Map<string, Array<Try>>()
    answers.set(decision.name, ofDecision)
    keepAmong(listIn(ofDecision, answer), triesKept, tried)
  }

  /** Sends a command; the history that it leaves. */
  const send = (decision: Decision<Settings>, { command, on }: Try): Reached => {
    const commandId = `c${on.history.length + 1}`
    const verdict = decideOver(decision, on.history, command, { ...context, commandId })
    note(decision, answerOf(verdict), { on, command })
    if (Result.isFailure(verdict)) missing.delete(`${decision.name}: ${verdict.failure.code}`)
    if (Result.isFailure(verdict) || verdict.success.length === 0) return on
    recorded.set(decision.name, (recorded.get(decision.name) ?? 0) + 1)
    const after = verdict.success.map((event, n) =>
      recordedAs(catalogue, event, on.history.length + n + 1, commandId, n + 1)
    )
    const left = keep([...on.history, ...after])
    note(decision, "recorded before", { on: left, command })
    return left
  }

  const nothing = keep([])
  const starts = (subject.beginnings ?? []).map((beginning) =>
    commandsOf(subject, beginning).reduce(
      (on, [decision, command]) => send(decision, { on, command: command as Command }),
      nothing
    )
  )

  /** The longer of two histories. */
  const anywhere = (): Reached => {
    if (starts.length > 0 && chance(25)) return oneOf(starts)
    const kinds = [...reached.values()]
    const [a, b] = [oneOf(oneOf(kinds)), oneOf(oneOf(kinds))]
    return a.history.length < b.history.length ? b : a
  }
  /** A command about a history, often about one or two of its events, and often of its last day. */
  const drawn = (decision: Decision<Settings>, { history, known }: Reached): Command => {
    const few: ReadonlyArray<AnyEvent> =
      history.length > 0 && chance(60) ? [oneOf(history).event, oneOf(history).event].slice(source.below(2)) : []
    const command = source.command(decision, few.length === 0 ? known : knownIn(catalogue, few))
    const last = lastDay(history)
    return last === undefined || chance(50) ? command : { ...command, occurredOn: last }
  }
  const fresh = (decision: Decision<Settings>, on: Reached): Try => ({ on, command: drawn(decision, on) })

  /** How many kinds of events the decision sees. */
  const seen = (decision: Decision<Settings>, { command, on }: Try): number => {
    const query = queryOf(decision.reads(command, context))
    const isSeen = ({ event, tags }: Recorded) => matches(query, { type: event._tag, tags })
    return new Set(on.history.filter(isSeen).map(({ event }) => event._tag)).size
  }
  const seesMost = (decision: Decision<Settings>): Try => {
    const tries = Array.from({ length: drawnAtOnce }, () => fresh(decision, anywhere()))
    const most = tries.map((each) => seen(decision, each))
    return tries[most.indexOf(Math.max(...most))]!
  }

  /** One field of a command as another command of the same decision has it. */
  const changed = (command: Command, other: Command): Command => {
    const field = oneOf([...new Set([...Object.keys(command), ...Object.keys(other)])])
    const { [field]: _, ...rest } = command
    return field in other ? { ...rest, [field]: other[field] } : rest
  }
  const besideRarest = (decision: Decision<Settings>): Try => {
    const rarest = [...(answers.get(decision.name)?.values() ?? [])]
    if (rarest.length === 0 || chance(30)) return seesMost(decision)
    const { command, on } = oneOf(oneOf(rarest))
    if (chance(20)) return fresh(decision, on)
    const there = chance(20) ? anywhere() : on
    return { on: there, command: changed(command, drawn(decision, there)) }
  }

  const timesRecorded = ({ name }: Decision<Settings>): number => recorded.get(name) ?? 0
  const seldomRecorded = (): Decision<Settings> =>
    [oneOf(decisions), oneOf(decisions), oneOf(decisions)].sort((a, b) => timesRecorded(a) - timesRecorded(b))[0]!

  return () => {
    if (chance(45)) {
      const decision = catalogue.decisions.get(oneOf([...missing]).split(":")[0]!)!
      send(decision, besideRarest(decision))
    } else {
      const decision = chance(50) ? seldomRecorded() : oneOf(decisions)
      send(decision, chance(80) ? seesMost(decision) : besideRarest(decision))
    }
  }
}
