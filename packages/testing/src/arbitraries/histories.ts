// Commands and histories of any catalogue, generated from its schemas: a new topic is tried from the day it is in the
// catalogue. What is drawn need not make sense; the valid histories beside this do.
import type { AnyEvent, Catalogue, Context, Decision, Language, Policy, Projection, Recorded } from "@keikaku/kernel"
import { Result } from "effect"
import fc from "fast-check"
import { arbitraryOf, type Pools } from "../arbitrary.ts"
import { decideOver, lawInstant, recordedAs } from "../scenario.ts"
import { identifierPools } from "./identifier-pools.ts"

/** What the laws are checked on. */
export interface LawSubject<Settings> {
  readonly catalogue: Catalogue<Settings>
  readonly settings: Settings
  readonly pools?: Pools
  /** Who may ask what: then the refusals of whoever may not are looked for too. */
  readonly policy?: Policy<Settings>
  /** Reports over the events, if the laws of replay are to be checked on them too. */
  readonly projections?: ReadonlyArray<
    readonly [name: string, projection: Projection<any>, show: (state: any) => unknown]
  >
  readonly runs?: number
  /** The decisions and events that are under the laws, by name; all, if not said. The others are there to lead to them. */
  readonly own?: ReadonlySet<string>
  /** The languages in which every event and decision has a label of its own; English, if not said. */
  readonly languages?: ReadonlyArray<Language>
  /** Beginnings that random commands follow on, in turn, so that what lies deep is reached too. */
  readonly beginnings?: ReadonlyArray<ReadonlyArray<readonly [decision: string, command: unknown]>>
  /** Decisions that belong together, by name: what follows on a beginning is drawn from among those of its groups. */
  readonly groups?: ReadonlyArray<ReadonlySet<string>>
}

/** A decision and the payload of a command. */
export type AnyCommand<Settings> = readonly [Decision<Settings>, unknown]

/** Any events of a catalogue, in any order, recorded as a log would. They need not make sense together. */
export const anyHistory = (catalogue: Catalogue, given: Pools = {}): fc.Arbitrary<ReadonlyArray<Recorded>> => {
  const pools = { ...identifierPools(catalogue), ...given }
  return fc
    .array(fc.oneof(...[...catalogue.events.values()].map((each) => arbitraryOf(each.schema as any, pools))), {
      maxLength: 40
    })
    .map((events) =>
      (events as ReadonlyArray<AnyEvent>).map((event, n) => recordedAs(catalogue, event, n + 1, `any-${n + 1}`))
    )
}

/** Any commands of a catalogue: a decision and a payload that its schema accepts. */
export const anyCommand = <Settings>(
  catalogue: Catalogue<Settings>,
  given: Pools = {}
): fc.Arbitrary<AnyCommand<Settings>> => {
  const pools = { ...identifierPools(catalogue), ...given }
  return fc.oneof(
    ...[...catalogue.decisions.values()].map((each) =>
      fc.tuple(fc.constant(each), arbitraryOf(each.payload as any, pools))
    )
  )
}

/** The history that commands lead to, decided one after another; refused ones leave nothing. */
export const historyOf = <Settings>(
  { catalogue, settings }: LawSubject<Settings>,
  commands: ReadonlyArray<AnyCommand<Settings>>,
  onRefusal: (code: string, decision: Decision<Settings>) => void = () => {}
): ReadonlyArray<Recorded> => {
  const history: Array<Recorded> = []
  for (const [n, [decision, command]] of commands.entries()) {
    const commandId = `c${n + 1}`
    const context: Context<Settings> = { now: lawInstant, actor: "law", commandId, settings, catalogue }
    const verdict = decideOver(decision, history, command, context)
    if (Result.isFailure(verdict)) onRefusal(verdict.failure.code, decision)
    else
      for (const [i, event] of verdict.success.entries())
        history.push(recordedAs(catalogue, event, history.length + 1, commandId, i + 1))
  }
  return history
}

/** The commands of a beginning, found in the catalogue by name. */
export const commandsOf = <Settings>(
  { catalogue }: LawSubject<Settings>,
  beginning: ReadonlyArray<readonly [decision: string, command: unknown]>
): ReadonlyArray<AnyCommand<Settings>> =>
  beginning.map(([name, command]) => [catalogue.decisions.get(name)!, command] as const)
