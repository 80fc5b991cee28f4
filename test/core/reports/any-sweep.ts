// Random histories of the sweep: two promoters in office, few cases and businesses, and many commands about them on few days
// around a year boundary, so that they meet. What is refused leaves nothing, so every history is one that can happen.
import { canvassing, council, type Federation, promoter, zenkokuPlan, zenkokuRohoren } from "@keikaku/core"
import type { Decision, Projection, Recorded } from "@keikaku/kernel"
import { arbitraryOf, historyOf, type Pools } from "@keikaku/testing"
import fc from "fast-check"

const {
  AcceptCanvass,
  AssignCase,
  CanvassCase,
  CompleteEiProcedure,
  EntrustCase,
  EstablishCase,
  EstablishCaseByAuthority,
  ListCase,
  MarkCaseDuplicate,
  MoveCase,
  RefuseCase,
  ReverseOutcome,
  RuleOutCase,
  SubmitCanvasses,
  TransferCase
} = canvassing
const {
  AppointPromoter,
  IssuePromoterCard,
  NominatePromoter,
  ReinstatePromoter,
  RenewPromoter,
  ResignPromoter,
  SecureParentBody,
  SuspendPromoter
} = promoter

/** A command with its decision. */
export type Command = readonly [Decision<Federation>, unknown]

const some = (...values: ReadonlyArray<unknown>) => fc.constantFrom(...values)
const days = ["2022-06-01", "2022-10-01", "2023-03-20", "2023-03-31", "2023-04-01", "2023-05-10", "2023-12-01"]

/** The days on which anything happens. */
export const sweepDays = fc.constantFrom(...days)

const pools: Pools = {
  LocalDate: some(...days),
  BranchCode: some("13", "27"),
  CaseId: some("k1", "k2", "k3", "k4"),
  BusinessId: some("b1", "b2", "b3"),
  PromoterId: some("p1", "p2"),
  AssociationId: some("a1"),
  ParentBodyId: some("m13", "m27"),
  CardId: some("c1", "c2", "c3", "c4"),
  CanvassId: some("0", "1", "2", "3"),
  OutcomeId: some("o1", "o2", "o3", "o4"),
  CouncilId: some("g13", "g27"),
  Text: some("い")
}

const often: ReadonlyArray<readonly [number, Decision<Federation>]> = [
  [6, ListCase],
  [8, AssignCase],
  [12, CanvassCase],
  [6, SubmitCanvasses],
  [10, AcceptCanvass],
  [10, EstablishCase],
  [24, CompleteEiProcedure],
  [4, RefuseCase],
  [1, RuleOutCase],
  [3, MarkCaseDuplicate],
  [16, TransferCase],
  [10, council.AgreeTransfer],
  [1, council.WithdrawTransferAgreement],
  [24, EstablishCaseByAuthority],
  [40, ReverseOutcome],
  [2, EntrustCase],
  [3, MoveCase],
  ...canvassing.topic.decisions
    .filter(({ name }) => name.startsWith("Withdraw"))
    .map((decision) => [4, decision] as const)
]
const seldom = [NominatePromoter, AppointPromoter, RenewPromoter, SuspendPromoter, ReinstatePromoter, ResignPromoter]

const commandOf = (decision: Decision<Federation>): fc.Arbitrary<Command> =>
  fc.tuple(fc.constant(decision), arbitraryOf(decision.payload as any, pools).map(claimingOne))

/** Of a claim for many pieces of work one is hardly ever wrong in itself: each claims one, or none. */
const claimingOne = (command: any) =>
  command.canvasses === undefined
    ? command
    : { ...command, canvasses: command.canvasses.slice(0, 1), successes: command.successes.slice(1, 2) }
const anyOne = fc.oneof(
  ...often.map(([weight, decision]) => ({ weight: 6 * weight, arbitrary: commandOf(decision) })),
  ...[...seldom, IssuePromoterCard].map((decision) => ({ weight: 1, arbitrary: commandOf(decision as Decision) }))
)

const occurredOn = "2022-04-01"
const term = { termFrom: "2022-04-01", termTo: "2024-03-31" }
const inOffice = (["27", "13"] as const).flatMap((branch, n): ReadonlyArray<readonly [Decision<any>, object]> => {
  const [promoter, id] = [`p${n + 1}`, `k${n + 1}`]
  const listing = { case: id, business: `b${n + 1}`, branch, source: "own-research", scheme: "unified" }
  return [
    [SecureParentBody, { parentBody: `m${branch}`, branch }],
    [NominatePromoter, { promoter, association: "a1", branch, parentBody: `m${branch}` }],
    [AppointPromoter, { promoter, ...term }],
    [IssuePromoterCard, { promoter, card: `card-${promoter}`, expiresOn: term.termTo }],
    [ListCase, listing],
    [council.HoldCouncil, { council: `g${branch}`, branch, topics: ["difficult-cases"] }],
    [AssignCase, { case: id, promoter }],
    [CanvassCase, { case: id, canvass: "0", promoter, method: "visit", explained: true }],
    [RefuseCase, { case: id, outcome: "r" }],
    [council.AgreeTransfer, { council: `g${branch}`, case: id }],
    [SubmitCanvasses, { canvasses: [{ case: id, canvass: "0" }], successes: [] }]
  ]
})
const beginning = inOffice.map(([decision, command]): Command => [decision, { ...command, occurredOn }])

/** Commands of a sweep, beginning with two promoters in office and a case of each that was canvassed and refused. */
export const anyCommands: fc.Arbitrary<ReadonlyArray<Command>> = fc
  .array(anyOne, { minLength: 60, maxLength: 200, size: "max" })
  .map((commands) => [...beginning, ...commands])

/** The history that commands lead to. */
export const sweepOf = (commands: ReadonlyArray<Command>): ReadonlyArray<Recorded> =>
  historyOf({ catalogue: zenkokuPlan.catalogue, settings: zenkokuRohoren }, commands)

/** Any history of a sweep. */
export const anySweep = anyCommands.map(sweepOf)

/** A projection over a history, or on from a state. */
export const foldOf = <S>(of: Projection<S>, history: ReadonlyArray<Recorded>, from: S = of.initial()): S => {
  const types = new Set(of.query.flatMap((item) => item.types))
  return history.reduce((state, each) => (types.has(each.event._tag) ? of.apply(state, each) : state), from)
}
