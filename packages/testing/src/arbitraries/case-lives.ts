// Businesses without insurance and what became of them, as data: where and when they were canvassed, what they
// established, what was reversed or withdrawn. From one such life come both its events and, beside them, what a reader would
// count.
import { BranchCode, BusinessId, CanvassId, CaseId, canvassing, OutcomeId, PromoterId, Text } from "@keikaku/core"
import { type AnyEvent, LocalDate } from "@keikaku/kernel"
import fc from "fast-check"

const {
  CanvassWithdrawn,
  CaseAssigned,
  CaseCanvassed,
  CaseEstablished,
  CaseListed,
  CaseMoved,
  CaseRefused,
  EiProcedureCompleted,
  OutcomeReversed,
  ReversalWithdrawn
} = canvassing

/** A success: on a day, in the branch that had the case, of these insurances. `later`: it is an EI procedure that followed. */
export interface Success {
  readonly outcome: string
  readonly on: string
  readonly branch: string
  readonly insurances: canvassing.Insurances
  readonly later: boolean
}

/** A business from its listing on: every act of canvassing, the successes that stand, and those that were reversed. */
export interface CaseLife {
  readonly business: string
  readonly canvasses: ReadonlyArray<{ readonly on: string; readonly branch: string }>
  readonly standing: ReadonlyArray<Success>
  readonly reversed: ReadonlyArray<Success>
  readonly events: ReadonlyArray<AnyEvent>
  /** The same life without what was wholly reversed or withdrawn, and without what took it back. */
  readonly eventsWithoutReversals: ReadonlyArray<AnyEvent>
}

const branches = fc.constantFrom("13", "27", "01")
const days = fc.oneof(
  fc.constantFrom("2022-04-01", "2023-03-31", "2023-04-01", "2024-03-31"),
  fc
    .integer({ min: Date.UTC(2022, 3, 1) / 86_400_000, max: Date.UTC(2024, 2, 31) / 86_400_000 })
    .map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10))
)
const plans = fc.record({
  branch: branches,
  movedTo: fc.option(branches, { nil: undefined }),
  canvasses: fc.integer({ min: 1, max: 3 }),
  refusedFirst: fc.boolean(),
  first: fc.option(fc.constantFrom<canvassing.Insurances>("both", "wc-only", "ei-only"), { nil: undefined }),
  later: fc.boolean(),
  reversals: fc.nat({ max: 2 }),
  onlyOne: fc.option(fc.constantFrom<canvassing.Insurances>("wc-only", "ei-only"), { nil: undefined }),
  cause: fc.constantFrom("rejected" as const, "mistake" as const),
  regretted: fc.boolean(),
  mistaken: fc.boolean(),
  again: fc.option(fc.constantFrom<canvassing.Insurances>("both", "wc-only", "ei-only"), { nil: undefined }),
  days: fc.array(days, { minLength: 14, maxLength: 14 }).map((all) => [...all].sort())
})
type Plan = typeof plans extends fc.Arbitrary<infer P> ? P : never

const lifeOf = (plan: Plan, n: number): CaseLife => {
  const [listed, ...rest] = plan.days as [string, ...Array<string>]
  const next = () => LocalDate.make(rest.shift()!)
  const [business, id, promoter] = [BusinessId.make(`b${n}`), CaseId.make(`k${n}`), PromoterId.make("p1")]
  let branch = BranchCode.make(plan.branch)
  const at = (occurredOn: LocalDate) => ({ case: id, business, branch, occurredOn })
  const on = LocalDate.make(listed)
  const log: Array<{ readonly event: AnyEvent; undone: boolean }> = []
  const happen = (event: AnyEvent, undone = false) => log.push({ event, undone })
  const canvasses: Array<{ on: string; branch: string }> = []
  const [standing, reversed]: [Array<Success>, Array<Success>] = [[], []]

  const reason = Text.make("差戻し")
  let outcomes = 0
  const outcomeId = () => OutcomeId.make(`o${++outcomes}`)

  happen(CaseListed({ ...at(on), source: "own-research", scheme: "unified" }))
  happen(CaseAssigned({ ...at(on), promoter }))
  const canvass = (id: number) =>
    CaseCanvassed({ ...at(next()), canvass: CanvassId.make(`${id}`), promoter, method: "visit", explained: true })
  for (let n = 1; n <= plan.canvasses; n++) {
    const act = canvass(n)
    happen(act)
    canvasses.push({ on: act.occurredOn, branch })
  }
  if (plan.mistaken) {
    const mistake = canvass(0)
    happen(mistake, true)
    happen(CanvassWithdrawn({ ...mistake, reason }), true)
  }
  if (plan.refusedFirst) happen(CaseRefused({ ...at(next()), outcome: outcomeId() }))
  const succeed = (insurances: canvassing.Insurances, later: boolean) => {
    const e = { ...at(next()), outcome: outcomeId() }
    happen(later ? EiProcedureCompleted(e) : CaseEstablished({ ...e, insurances, specialEnrolment: false }))
    standing.push({ outcome: e.outcome, on: e.occurredOn, branch, insurances, later })
  }
  if (plan.first !== undefined) succeed(plan.first, false)
  const mayMove = plan.first === undefined || plan.first === "wc-only"
  if (mayMove && plan.movedTo !== undefined && plan.movedTo !== branch) {
    happen(CaseMoved({ ...at(next()), toBranch: BranchCode.make(plan.movedTo) }))
    branch = BranchCode.make(plan.movedTo)
  }
  if (plan.first === "wc-only" && plan.later) succeed("ei-only", true)
  const reversalOf = ({ later, on, outcome, ...success }: Success, insurances: canvassing.Insurances) => {
    const outcomeOn = LocalDate.make(on)
    const day = plan.cause === "mistake" ? outcomeOn : next()
    const kind = later ? ("ei-completed" as const) : ("established" as const)
    const ofOutcome = { outcome: OutcomeId.make(outcome), kind, outcomeOn, insurances }
    return OutcomeReversed({
      ...at(day),
      branch: BranchCode.make(success.branch),
      ...ofOutcome,
      cause: plan.cause,
      reason
    })
  }
  const last = standing.at(-1)
  if (plan.regretted && last !== undefined) {
    const reversal = reversalOf(last, last.insurances)
    happen(reversal, true)
    happen(ReversalWithdrawn({ ...reversal, reason }), true)
  }
  const reversals = Math.min(plan.reversals, standing.length)
  for (let r = 0; r < reversals; r++) {
    const success = standing.pop()!
    if (success.insurances === "both" && plan.onlyOne !== undefined) {
      happen(reversalOf(success, plan.onlyOne))
      standing.push({ ...success, insurances: plan.onlyOne === "wc-only" ? "ei-only" : "wc-only" })
      break
    }
    reversed.push(success)
    const undone = log.find(({ event }) => "outcome" in event && event.outcome === success.outcome)!
    undone.undone = true
    happen(reversalOf(success, success.insurances), true)
  }
  if (standing.length === 0 && reversals > 0 && plan.again !== undefined) succeed(plan.again, false)
  return {
    business,
    canvasses,
    standing,
    reversed,
    events: log.map(({ event }) => event),
    eventsWithoutReversals: log.filter(({ undone }) => !undone).map(({ event }) => event)
  }
}

/**
 * Up to eight businesses in three branches and two fiscal years, with dates that like the turn of the year.
 * @example
 * ```ts
 * import { caseLives } from "@keikaku/testing"
 * import fc from "fast-check"
 * const [lives = []] = fc.sample(caseLives, 1)
 * lives.every(({ events }) => events[0]?._tag === "CaseListed") // => true
 * ```
 */
export const caseLives: fc.Arbitrary<ReadonlyArray<CaseLife>> = fc
  .array(plans, { minLength: 1, maxLength: 8 })
  .map((all) => all.map((plan, i) => lifeOf(plan, i + 1)))

/** One log of several lanes of events, each in its own order; the draws say whose turn it is. */
export const interleaved = <E>(
  lanes: ReadonlyArray<ReadonlyArray<E>>,
  draws: ReadonlyArray<number> = []
): ReadonlyArray<E> => {
  const waiting = lanes.filter((lane) => lane.length > 0).map((lane) => [...lane])
  const log: Array<E> = []
  for (let turn = 0; waiting.length > 0; turn++) {
    const at = (draws[turn % Math.max(1, draws.length)] ?? 0) % waiting.length
    log.push(waiting[at]!.shift()!)
    if (waiting[at]!.length === 0) waiting.splice(at, 1)
  }
  return log
}
