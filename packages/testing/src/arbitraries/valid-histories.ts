// Histories that can happen: only commands that were accepted, in an order in which they are. Of the next few candidates
// the one whose kind came least often goes first, and what is refused waits for a later day; so random commands reach deep states.
import type { Catalogue, Context, Recorded } from "@keikaku/kernel"
import { Result } from "effect"
import fc from "fast-check"
import { decideOver, lawInstant, recordedAs } from "../scenario.ts"
import { type AnyCommand, anyCommand, commandsOf, type LawSubject } from "./histories.ts"

/** Commands, each of which recorded something, and what they recorded. */
export interface ValidHistory<Settings> {
  readonly commands: ReadonlyArray<AnyCommand<Settings>>
  readonly history: ReadonlyArray<Recorded>
}

/** How many waiting commands are looked at for the next one. */
const choice = 10

/** After how many looks without a command that is accepted the search ends. */
const maxMisses = 30

const on = <Settings>([decision, command]: AnyCommand<Settings>, occurredOn: string): AnyCommand<Settings> => [
  decision,
  { ...(command as object), occurredOn }
]
const dayOf = ([, command]: AnyCommand<any>): string => (command as { readonly occurredOn: string }).occurredOn

/** The same commands on the same days, of which every fifth keeps its own and the others come one after another. */
const inOrderOfDays = <Settings>(commands: ReadonlyArray<AnyCommand<Settings>>) => {
  const days = commands.map(dayOf).sort()
  return commands.map((command, i) => (i % 5 === 4 ? command : on(command, days[i]!)))
}

const accepted = <Settings>(
  { catalogue, settings }: LawSubject<Settings>,
  beginning: ReadonlyArray<AnyCommand<Settings>>,
  candidates: ReadonlyArray<AnyCommand<Settings>>,
  maxCommands: number
): ValidHistory<Settings> => {
  const commands: Array<AnyCommand<Settings>> = []
  const history: Array<Recorded> = []
  const times = new Map<string, number>()
  const isAccepted = ([decision, command]: AnyCommand<Settings>): boolean => {
    const commandId = `c${commands.length + 1}`
    const context: Context<Settings> = { now: lawInstant, actor: "law", commandId, settings, catalogue }
    const verdict = decideOver(decision, history, command, context)
    if (Result.isFailure(verdict) || verdict.success.length === 0) return false
    commands.push([decision, command])
    times.set(decision.name, (times.get(decision.name) ?? 0) + 1)
    for (const [i, event] of verdict.success.entries())
      history.push(recordedAs(catalogue, event, history.length + 1, commandId, i + 1))
    return true
  }
  for (const command of beginning) isAccepted(command)
  const waiting = inOrderOfDays(candidates)
  const seldomFirst = (a: AnyCommand<Settings>, b: AnyCommand<Settings>) =>
    (times.get(a[0].name) ?? 0) - (times.get(b[0].name) ?? 0)
  for (let misses = 0; waiting.length > 0 && commands.length < maxCommands && misses < maxMisses; ) {
    const next = waiting.slice(0, choice).sort(seldomFirst).find(isAccepted)
    if (next !== undefined) waiting.splice(waiting.indexOf(next), 1)
    else {
      const today = commands.map(dayOf).sort().at(-1)
      const refused = waiting.splice(0, choice)
      waiting.push(...(today === undefined ? refused : refused.map((command) => on(command, today))))
      misses++
    }
  }
  return { commands, history }
}

/**
 * Valid histories of a catalogue, of up to `commands` (40) accepted commands; some follow on the subject's beginnings, and stay with the
 * decisions of their groups.
 * Pools make their commands meet.
 * @example
 * ```ts
 * import { zenkokuPlan, zenkokuRohoren } from "@keikaku/core"
 * import { historyOf, validHistories } from "@keikaku/testing"
 * import fc from "fast-check"
 * const plan = { catalogue: zenkokuPlan.catalogue, settings: zenkokuRohoren }
 * const again = fc.sample(validHistories(plan), 10).map((each) => [each.history, historyOf(plan, each.commands)] as const)
 * again.every(([history, decided]) => JSON.stringify(history) === JSON.stringify(decided)) // => true
 * ```
 */
export const validHistories = <Settings>(
  subject: LawSubject<Settings>,
  options: { readonly commands?: number } = {}
): fc.Arbitrary<ValidHistory<Settings>> => {
  const maxCommands = options.commands ?? 40
  const beginnings = [[], ...(subject.beginnings ?? [])].map((beginning) => commandsOf(subject, beginning))
  const candidates = (command: fc.Arbitrary<AnyCommand<Settings>>) =>
    fc.oneof(
      { withCrossShrink: true },
      fc.array(command, { maxLength: maxCommands }),
      fc.array(command, { minLength: 5 * maxCommands, maxLength: 8 * maxCommands, size: "max" })
    )
  const following = beginnings.map((beginning) => candidates(anyCommand(related(subject, beginning), subject.pools)))
  return fc
    .nat({ max: beginnings.length - 1 })
    .chain((n) => following[n]!.map((all) => accepted(subject, beginnings[n]!, all, maxCommands)))
}

/** The catalogue with the decisions of a beginning's groups; whole, after an empty beginning or without groups. */
const related = <Settings>(
  { catalogue, groups = [] }: LawSubject<Settings>,
  beginning: ReadonlyArray<AnyCommand<Settings>>
): Catalogue<Settings> => {
  const names = groups.filter((group) => beginning.some(([{ name }]) => group.has(name)))
  if (names.length === 0) return catalogue
  const isRelated = (name: string) => names.some((group) => group.has(name))
  return { ...catalogue, decisions: new Map([...catalogue.decisions].filter(([name]) => isRelated(name))) }
}
