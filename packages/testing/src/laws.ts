// The laws that every catalogue of events and decisions must keep, as named checks that any test runner can run. Each
// generates commands and events from the schemas, so a new topic is under the law from the day it is in the catalogue.
import {
  type AnyEvent,
  type Catalogue,
  type Context,
  commandTag,
  type Decision,
  decodeEvent,
  encodeEvent,
  evolveStates,
  type Facts,
  Instant,
  initialStates,
  lineOf,
  type Projection,
  type Recorded
} from "@keikaku/kernel"
import { Result } from "effect"
import fc from "fast-check"
import { arbitraryOf, type Pools } from "./arbitrary.ts"
import { decideOver } from "./scenario.ts"

/** A named property. `check` throws with a counterexample, a seed and a path when the law is broken. */
export interface Law {
  readonly name: string
  readonly check: () => void | Promise<void>
}

/** What the laws are checked on. */
export interface LawSubject<Settings> {
  readonly catalogue: Catalogue<Settings>
  readonly settings: Settings
  readonly pools?: Pools
  /** Reports over the events, if the laws of replay are to be checked on them too. */
  readonly projections?: ReadonlyArray<
    readonly [name: string, projection: Projection<any>, show: (state: any) => unknown]
  >
  readonly runs?: number
  /** Beginnings that random commands follow on, in turn, so that what lies deep is reached too. */
  readonly beginnings?: ReadonlyArray<ReadonlyArray<readonly [decision: string, command: unknown]>>
}

const at = Instant.make("2024-04-01T00:00:00.000Z")

/** Any events of a catalogue, in any order, recorded as a log would. They need not make sense together. */
export const anyHistory = (catalogue: Catalogue, pools: Pools = {}): fc.Arbitrary<ReadonlyArray<Recorded>> =>
  fc
    .array(fc.oneof(...[...catalogue.events.values()].map((each) => arbitraryOf(each.schema as any, pools))), {
      maxLength: 40
    })
    .map((events) =>
      (events as ReadonlyArray<AnyEvent>).map((event, n) => recorded(catalogue, event, n + 1, `any-${n + 1}`))
    )

/** Any commands of a catalogue: a decision and a payload that its schema accepts. */
export const anyCommand = <Settings>(
  catalogue: Catalogue<Settings>,
  pools: Pools = {}
): fc.Arbitrary<readonly [Decision<Settings>, unknown]> =>
  fc.oneof(
    ...[...catalogue.decisions.values()].map((each) =>
      fc.tuple(fc.constant(each), arbitraryOf(each.payload as any, pools))
    )
  )

const recorded = (catalogue: Catalogue, event: AnyEvent, position: number, commandId: string): Recorded => ({
  event,
  position,
  id: `${commandId}/1`,
  recordedAt: at,
  actor: "law",
  commandId,
  correlationId: commandId,
  causationId: undefined,
  tags: [...catalogue.events.get(event._tag)!.tags(event), commandTag(commandId)]
})

/** The history that commands lead to, decided one after another; refused ones leave nothing. */
export const historyOf = <Settings>(
  { catalogue, settings }: LawSubject<Settings>,
  commands: ReadonlyArray<readonly [Decision<Settings>, unknown]>,
  onRefusal: (code: string, decision: Decision<Settings>) => void = () => {}
): ReadonlyArray<Recorded> => {
  const history: Array<Recorded> = []
  for (const [n, [decision, command]] of commands.entries()) {
    const commandId = `c${n + 1}`
    const context: Context<Settings> = { now: at, actor: "law", commandId, settings }
    const verdict = decideOver(decision, history, command, context)
    if (Result.isFailure(verdict)) onRefusal(verdict.failure.code, decision)
    else for (const event of verdict.success) history.push(recorded(catalogue, event, history.length + 1, commandId))
  }
  return history
}

const equal = (a: unknown, b: unknown, what: string): void => {
  const [left, right] = [JSON.stringify(a, asData), JSON.stringify(b, asData)]
  if (left !== right) throw new Error(`${what}:\n${left}\n${right}`)
}

const asData = (_: string, value: unknown): unknown => {
  if (value instanceof Map || value instanceof Set) return [...value]
  if (value === null || typeof value !== "object" || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
}

const fold = <S>({ apply, initial }: Projection<S>, history: ReadonlyArray<Recorded>, state = initial()): S =>
  history.reduce((folded, each) => apply(folded, each), state)

/** Every law that events, decisions and projections keep by themselves, without a store. */
export const catalogueLaws = <Settings>(subject: LawSubject<Settings>): ReadonlyArray<Law> => {
  const { catalogue, pools = {}, projections = [], runs = 100 } = subject
  const options = { numRuns: runs }
  const history = fc.array(anyCommand(catalogue, pools), { maxLength: 60, size: "max" })
  const events = [...catalogue.events.values()].map(
    (definition): Law => ({
      name: `${definition.type} reads back from its stored line as it was written`,
      check: () =>
        fc.assert(
          fc.property(arbitraryOf(definition.schema as any, pools), (generated) => {
            const event = generated as AnyEvent
            const origin = { id: "c/1", actor: "law", commandId: "c", correlationId: "c", causationId: undefined }
            const line = lineOf(encodeEvent(definition, event, origin, at), at)
            equal(Result.getOrThrow(decodeEvent(catalogue, { position: 1, line })).event, event, "the event changed")
          }),
          options
        )
    })
  )
  const decisions = [...catalogue.decisions.values()].map(
    (decision): Law => ({
      name: `${decision.name} and the facts it reads are total: any history, any command, an answer and no exception`,
      check: () =>
        fc.assert(
          fc.property(anyHistory(catalogue, pools), arbitraryOf(decision.payload as any, pools), (before, command) => {
            const context = { now: at, actor: "law", commandId: "c", settings: subject.settings }
            const facts = decision.reads(command, context) as Facts
            before.reduce((states, each) => evolveStates(facts, states, each), initialStates(facts))
            const verdict = decideOver(decision, before, command, context)
            const again = decideOver(decision, before, command, context)
            equal(verdict, again, "the same question got two answers")
          }),
          options
        )
    })
  )
  const replays = projections.flatMap(
    ([name, projection, show]): ReadonlyArray<Law> => [
      {
        name: `${name} is total: any history gives a report and no exception`,
        check: () =>
          fc.assert(
            fc.property(anyHistory(catalogue, pools), (before) => void show(fold(projection, before))),
            options
          )
      },
      {
        name: `${name} folded to any point and then onwards is ${name} folded at once`,
        check: () =>
          fc.assert(
            fc.property(history, fc.nat(), (commands, cut) => {
              const all = historyOf(subject, commands)
              const at = all.length === 0 ? 0 : cut % (all.length + 1)
              const resumed = fold(projection, all.slice(at), structuredClone(fold(projection, all.slice(0, at))))
              equal(show(resumed), show(fold(projection, all)), "snapshot and tail differ from the full replay")
            }),
            options
          )
      }
    ]
  )
  return [...events, ...decisions, ...replays, wellLabelled(catalogue)]
}

const wellLabelled = (catalogue: Catalogue): Law => ({
  name: "every event and decision has a Japanese and an English label of its own",
  check: () => {
    for (const language of ["ja", "en"] as const)
      for (const things of [[...catalogue.events.values()], [...catalogue.decisions.values()]]) {
        const labels = things.map((each) => each.label[language])
        if (labels.includes("") || new Set(labels).size !== labels.length)
          throw new Error(`labels (${language}): ${labels}`)
      }
  }
})

/**
 * The refusals that no random history reached, as `Decision: Code`. With small pools and enough commands the list is
 * empty; what stays in it can never happen, or needs a scenario of its own.
 */
export const unreachedRefusals = <Settings>(subject: LawSubject<Settings>, seed: number): ReadonlyArray<string> => {
  const { catalogue, pools = {}, runs = 100 } = subject
  const missing = new Set(
    [...catalogue.decisions.values()].flatMap((each) => each.refuses.map(({ code }) => `${each.name}: ${code}`))
  )
  const beginnings = [[], ...(subject.beginnings ?? [])].map((beginning) =>
    beginning.map(([name, command]) => [catalogue.decisions.get(name)!, command] as const)
  )
  const commands = fc.array(anyCommand(catalogue, pools), { minLength: 300, maxLength: 300 })
  for (const [n, sample] of fc.sample(commands, { seed, numRuns: runs }).entries()) {
    historyOf(
      subject,
      [...beginnings[n % beginnings.length]!, ...sample],
      (code, decision) => void missing.delete(`${decision.name}: ${code}`)
    )
    if (missing.size === 0) break
  }
  return [...missing]
}
