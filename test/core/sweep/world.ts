// The small world of the rule tests: promoter p1 of Osaka (27) and p2 of Tokyo (13) in office, case k1 about business b1
// in Osaka; scenarios for single decisions, and an office with a memory store for whole lives and for reports.
import {
  canvassing,
  council,
  type Federation,
  hostPlan,
  type Plan,
  promoter,
  runReport,
  withFederation,
  zenkokuPlan,
  zenkokuRohoren
} from "@keikaku/core"
import {
  type AnyEvent,
  type AsOf,
  type Decision,
  type EventDefinition,
  type EventOf,
  execute,
  memoryStore,
  type Projection,
  replay
} from "@keikaku/kernel"
import { scenarios } from "@keikaku/testing"
import { Clock, Effect, Schema } from "effect"

const { AssignCase, CaseAssigned, CaseCanvassed, CaseListed, ListCase } = canvassing
const {
  AppointPromoter,
  IssuePromoterCard,
  NominatePromoter,
  ParentBodySecured,
  PromoterAppointed,
  PromoterCardIssued,
  PromoterNominated,
  SecureParentBody
} = promoter

export const { given } = scenarios({ catalogue: zenkokuPlan.catalogue, settings: zenkokuRohoren })

/** An event from plain data, checked against its schema. */
export const happened = <D extends EventDefinition>(definition: D, data: object): EventOf<D> =>
  Schema.decodeUnknownSync(definition.schema)({ _tag: definition.type, ...data }) as EventOf<D>

type Particulars = Readonly<Record<string, unknown>>

const term = { termFrom: "2022-04-01", termTo: "2024-03-31" }
const ofOsaka = { promoter: "p1", association: "a1", branch: "27", parentBody: "m1" }
const ofTokyo = { promoter: "p2", association: "a2", branch: "13", parentBody: "m2" }

/** A promoter from the parent body's consent to the card, on 2022-04-01, for two years. */
const officeOf = (of: typeof ofOsaka): ReadonlyArray<AnyEvent> => {
  const { association, branch, parentBody, promoter } = of
  const occurredOn = "2022-04-01"
  return [
    happened(ParentBodySecured, { parentBody, branch, occurredOn }),
    happened(PromoterNominated, { promoter, association, branch, parentBody, occurredOn }),
    happened(PromoterAppointed, { promoter, branch, ...term, occurredOn }),
    happened(PromoterCardIssued, { promoter, branch, card: `card-${promoter}`, expiresOn: term.termTo, occurredOn })
  ]
}

/** Both promoters in office with a card, 2022-04-01 to 2024-03-31. */
export const inOffice = [...officeOf(ofOsaka), ...officeOf(ofTokyo)]

/** What every event of the case k1 names. */
export const k1 = { case: "k1", business: "b1", branch: "27" }

/** The case k1 listed on 2022-05-10. */
export const listed: AnyEvent = happened(CaseListed, {
  ...k1,
  source: "bureau-list",
  scheme: "unified",
  occurredOn: "2022-05-10"
})

/** Both promoters in office, the case k1 listed and assigned to p1. */
export const assigned = [
  ...inOffice,
  listed,
  happened(CaseAssigned, { ...k1, promoter: "p1", occurredOn: "2022-05-11" })
]

/** A visit of p1 to k1 that was explained, as a command. */
export const visit = { case: "k1", canvass: "1", promoter: "p1", method: "visit", explained: true }

/** The same with k1 canvassed once, on 2022-06-01. */
export const canvassed = [...assigned, happened(CaseCanvassed, { ...k1, ...visit, occurredOn: "2022-06-01" })]

const clockAt = (millis: number, real: Clock.Clock): Clock.Clock => ({
  currentTimeMillisUnsafe: () => millis,
  currentTimeMillis: Effect.succeed(millis),
  currentTimeNanosUnsafe: () => BigInt(millis) * 1_000_000n,
  currentTimeNanos: Effect.succeed(BigInt(millis) * 1_000_000n),
  monotonicTimeNanosUnsafe: () => real.monotonicTimeNanosUnsafe(),
  monotonicTimeNanos: real.monotonicTimeNanos,
  sleep: (duration) => real.sleep(duration)
})

/** An office on a memory store. Its clock stands at noon in Japan of `today`, which the test moves on; a command of a later day moves
 * it there. */
export const openOffice = (settings: Federation = zenkokuRohoren, plan: Plan = zenkokuPlan) => {
  const application = hostPlan({ plan: withFederation(plan, settings), store: Effect.runSync(memoryStore) })
  let [today, sent] = ["2022-04-01", 0]
  const atNoon = <A, E>(effect: Effect.Effect<A, E>): A =>
    Effect.runSync(
      Effect.gen(function* () {
        const clock = clockAt(Date.parse(`${today}T12:00:00+09:00`), yield* Clock.Clock)
        return yield* Effect.provideService(effect, Clock.Clock, clock)
      })
    )
  /** Sends a command under a new id, or under one that was sent before. */
  const ask = (decision: Decision<any>, command: Particulars, commandId = `command-${++sent}`) => {
    if (String(command.occurredOn) > today) today = String(command.occurredOn)
    return atNoon(execute(application, decision, command, { commandId, actor: "tester" }))
  }
  /** Sends a command that must be granted. */
  const act = (decision: Decision<any>, occurredOn: string, command: Particulars) => {
    const outcome = ask(decision, { ...command, occurredOn })
    if (outcome._tag === "Recorded") return outcome.events
    throw new Error(`${decision.name} ended as ${JSON.stringify(outcome)}`)
  }
  /** How a command ends: the code of the refusal, or the tag of the outcome. */
  const endOf = (decision: Decision<any>, occurredOn: string, command: Particulars): string => {
    const outcome = ask(decision, { ...command, occurredOn })
    return outcome._tag === "Refused" ? outcome.rejection.code : outcome._tag
  }
  const report = (name: string, parameters: Particulars = {}, history: Particulars = {}) =>
    atNoon(runReport(application, name, parameters, history as AsOf))
  const view = <S>(projection: Projection<S>, history: Particulars = {}): S =>
    Effect.runSync(replay(plan.catalogue, application.store, projection, history as AsOf)).state
  return {
    act,
    ask,
    endOf,
    report,
    view,
    /** The rows of a report; a test reads from them what it is about. */
    rows: (name: string, parameters: Particulars = {}, history: Particulars = {}) =>
      report(name, parameters, history).table.rows as ReadonlyArray<Readonly<Record<string, any>>>,
    moveTo: (day: string) => {
      today = day
    },
    /** Appoints a promoter with a card, on the first day of the term. */
    appoint: (promoter: string, branch: string, termFrom = "2022-04-01", termTo = "2024-03-31") => {
      const parentBody = `body-${branch}`
      ask(SecureParentBody, { parentBody, branch, occurredOn: termFrom })
      act(NominatePromoter, termFrom, { promoter, association: `a-${branch}`, branch, parentBody })
      act(AppointPromoter, termFrom, { promoter, termFrom, termTo })
      act(IssuePromoterCard, termFrom, { promoter, card: `card-${promoter}-${termFrom}`, expiresOn: termTo })
    },
    /** A council of the branch meets and agrees that the case goes to the bureau. */
    agreeTransfer: (id: string, branch: string, occurredOn: string) => {
      const held = { council: `council-${branch}-${occurredOn}` }
      act(council.HoldCouncil, occurredOn, { ...held, branch, topics: ["difficult-cases"] })
      act(council.AgreeTransfer, occurredOn, { ...held, case: id })
    },
    /** Lists a case and gives it to a promoter on the same day. */
    open: (id: string, business: string, branch: string, promoter: string, occurredOn: string, scheme = "unified") => {
      act(ListCase, occurredOn, { case: id, business, branch, source: "own-research", scheme })
      act(AssignCase, occurredOn, { case: id, promoter })
    }
  }
}

/** An office with its store, as the tests use it. */
export type Office = ReturnType<typeof openOffice>
