// Given what happened, when somebody asks, then this is decided: the way to test a decision without any store.
import {
  type AnyEvent,
  type Catalogue,
  type Context,
  commandTag,
  type Decision,
  type Facts,
  findFacts,
  Instant,
  judge,
  matchesItem,
  type Policy,
  type Recorded,
  type RejectionDefinition,
  refusedUnread,
  type Verdict
} from "@keikaku/kernel"
import { Effect, Result, Schema } from "effect"

/** What happened before: events, in order. */
export type History = ReadonlyArray<AnyEvent>

/** The asserting end of a scenario; each throws with a readable difference. */
export interface Then {
  /** Exactly these events are recorded. */
  readonly thenRecorded: (...events: ReadonlyArray<AnyEvent>) => void
  /** Nothing is recorded, because it is already so. */
  readonly thenAlreadySo: () => void
  /** The business says no, with this rejection. */
  readonly thenRefused: (rejection: RejectionDefinition) => void
  /** What was decided, for anything else. */
  readonly verdict: Verdict
}

/** The instant at which everything in a history made by this kit is recorded. */
export const lawInstant = Instant.make("2024-04-01T00:00:00.000Z")

/** The n-th event of a command as a log would hold it. */
export const recordedAs = (
  catalogue: Catalogue,
  event: AnyEvent,
  position: number,
  commandId: string,
  nth = 1
): Recorded => {
  const definition = catalogue.events.get(event._tag)
  if (definition === undefined) throw new Error(`${event._tag} is not in the catalogue`)
  return {
    event,
    position,
    id: `${commandId}/${nth}`,
    recordedAt: lawInstant,
    actor: "law",
    commandId,
    correlationId: commandId,
    causationId: undefined,
    tags: [...definition.tags(event), commandTag(commandId)]
  }
}

/** Numbers a list of events as a log would, each of a command of its own. */
export const recordedHistory = (catalogue: Catalogue, history: History): ReadonlyArray<Recorded> =>
  history.map((event, n) => recordedAs(catalogue, event, n + 1, `given-${n + 1}`))

/** Decides a command over a history, purely, on the very path that a command takes on a store. */
export const decideOver = <Settings>(
  decision: Decision<Settings>,
  history: ReadonlyArray<Recorded>,
  command: unknown,
  context: Context<Settings>,
  policy?: Policy<Settings>
): Verdict => {
  const asked = { decision, command, context, policy }
  const forbidden = refusedUnread(asked)
  if (forbidden !== undefined) return Result.fail(forbidden)
  const log = history.map((recorded) => ({ recorded, type: recorded.event._tag, tags: recorded.tags }))
  const fold = (facts: Facts) =>
    Object.fromEntries(
      Object.entries(facts).map(([name, { evolve, initial, query }]) => {
        const seen = log.filter((each) => matchesItem(query, each))
        return [name, seen.reduce((state, each) => evolve(state, each.recorded), initial)]
      })
    )
  const { states } = Effect.runSync(findFacts(asked, (facts) => Effect.succeed({ states: fold(facts) })))
  return judge(asked, states)
}

const show = (value: unknown): string => JSON.stringify(value, null, 2)

/**
 * Scenarios for an application's decisions.
 * @example
 * ```ts
 * import { businessPlan, FiscalYear, zenkokuPlan, zenkokuRohoren } from "@keikaku/core"
 * import { LocalDate } from "@keikaku/kernel"
 * import { scenarios } from "@keikaku/testing"
 * const { DraftPlan, PlanDrafted } = businessPlan
 * const { given } = scenarios({ catalogue: zenkokuPlan.catalogue, settings: zenkokuRohoren })
 * const plan = { fiscalYear: FiscalYear.make(2023), title: "令和５年度事業計画", occurredOn: LocalDate.make("2023-03-01") }
 * given().when(DraftPlan, plan).thenRecorded(PlanDrafted(plan))
 * given(PlanDrafted(plan)).when(DraftPlan, plan).thenAlreadySo()
 * ```
 */
export const scenarios = <Settings>(world: {
  readonly catalogue: Catalogue<Settings>
  readonly settings: Settings
  readonly now?: string
}) => {
  const context: Context<Settings> = {
    now: Instant.make(world.now ?? "2030-01-01T00:00:00.000Z"),
    actor: "tester",
    commandId: "when",
    settings: world.settings,
    catalogue: world.catalogue
  }
  const when =
    (history: History) =>
    (decision: Decision<Settings>, command: unknown): Then => {
      const decoded = Schema.decodeUnknownSync(decision.payload)(command)
      const verdict = decideOver(decision, recordedHistory(world.catalogue, history), decoded, context)
      const fail = (expected: string): never => {
        throw new Error(
          `${decision.name}: expected ${expected}, but ${show(Result.isSuccess(verdict) ? verdict.success : verdict.failure)}`
        )
      }
      return {
        verdict,
        thenRecorded: (...events) => {
          if (Result.isFailure(verdict) || show(verdict.success) !== show(events)) fail(show(events))
        },
        thenAlreadySo: () => {
          if (Result.isFailure(verdict) || verdict.success.length > 0) fail("nothing, because it is already so")
        },
        thenRefused: (rejection) => {
          if (Result.isSuccess(verdict) || verdict.failure.code !== rejection.code)
            fail(`a refusal with ${rejection.code}`)
        }
      }
    }
  return { given: (...history: History) => ({ when: when(history) }) }
}
