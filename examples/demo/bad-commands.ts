// Mistakes that people make, put into some of the cases on purpose: each row says beside which step of a case it is made
// and under which code it must be refused. A case takes the mistake that has been made least often so far.
import { addDays, canvassing } from "@keikaku/core"
import type { Decision, LocalDate } from "@keikaku/kernel"
import type { Life } from "./case-life.ts"
import type { Field } from "./field.ts"
import type { Colleague } from "./promoters.ts"
import { after, before, type Mistake, type Scene, type Wrong } from "./scene.ts"
import { type Script, type Step, step, wrongStep } from "./step.ts"

const {
  AcceptCanvass,
  AssignCase,
  CanvassCase,
  EntrustCase,
  EstablishCase,
  EstablishCaseByAuthority,
  ListCase,
  MarkCaseDuplicate,
  RefuseCase,
  ReverseOutcome,
  RuleOutCase,
  SubmitCanvasses,
  TransferCase
} = canvassing

const steady = ({ life }: Scene): string => life.branch.colleagues[0]!.id
const otherBranch = ({ field, life }: Scene) => field.branches[(life.branch.size.index + 1) % field.branches.length]!
const canvassBy = (scene: Scene, promoter: string): Wrong => [
  CanvassCase,
  { case: scene.life.id, canvass: `${scene.life.id}-x`, promoter, method: "visit", explained: true }
]
const canvassByWho = (scene: Scene, isHe: (colleague: Colleague, day: number) => boolean): Wrong => {
  const day = scene.field.seasons.days.indexOf(scene.beside.on)
  const who = scene.life.branch.colleagues.find((colleague) => isHe(colleague, day))
  return who && canvassBy(scene, who.id)
}
const establish = { outcome: "wrong", insurances: "wc-only", specialEnrolment: false } as const
/** Whether the case stays open after an establishment: it is about both insurances, and one of them is established. */
const isPartial = ({ command }: Step, { script }: Life): boolean =>
  command.insurances !== "both" &&
  script.some((each) => each.decision === ListCase && each.command.scheme === "unified")
const beginnings = new Set<Decision>([ListCase, AssignCase, CanvassCase, SubmitCanvasses, AcceptCanvass])

/** The year's claims have closed, and somebody hands in a visit of the week before. */
const lateClaim: Mistake = {
  refusal: "ClaimWindowClosed",
  make: (life, { seasons }) => {
    const last = life.script.at(-1)!
    const isOpen = life.script.every(({ decision }) => beginnings.has(decision))
    const isCanvassed = life.script.some(({ decision }) => decision === CanvassCase)
    if (!isOpen || !isCanvassed || last.on > seasons.lastClaimDay) return undefined
    const on = seasons.days[seasons.since(addDays(seasons.lastClaimDay, 1))]!
    const promoter = life.branch.colleagues[0]!.id
    const act = { case: life.id, canvass: `${life.id}-late`, promoter, method: "visit", explained: true }
    const occurredOn = seasons.days[seasons.since(addDays(seasons.lastClaimDay, -3))]!
    const claim = { canvasses: [{ case: life.id, canvass: act.canvass }], successes: [] }
    return [
      ...life.script,
      step(CanvassCase, on, promoter, { ...act, occurredOn } as never),
      wrongStep("ClaimWindowClosed", SubmitCanvasses, on, life.branch.actor, claim)
    ]
  }
}

const mistakes: ReadonlyArray<Mistake> = [
  lateClaim,
  before(CanvassCase, "CardNotValid", (s) => canvassByWho(s, ({ hasNoCard }, day) => hasNoCard(day))),
  before(CanvassCase, "PromoterNotInOffice", (s) => canvassByWho(s, ({ isSuspended }, day) => isSuspended(day))),
  before(AssignCase, "PromoterOfOtherBranch", (s) => [
    AssignCase,
    { case: s.life.id, promoter: otherBranch(s).colleagues[0]!.id }
  ]),
  before(AssignCase, "CaseNotAssigned", (s) => canvassBy(s, steady(s))),
  after(ListCase, "BusinessAlreadyListed", (s) => [
    ListCase,
    { ...s.beside.command, case: `${otherBranch(s).code}-of-${s.life.id}`, branch: otherBranch(s).code }
  ]),
  after(ListCase, "CaseIdTaken", (s) => [ListCase, { ...s.beside.command, business: `${s.life.business}-2` }]),
  after(ListCase, "DuplicateOfItself", ({ life }) => [
    MarkCaseDuplicate,
    { case: life.id, outcome: `${life.id}-wrong`, of: life.id }
  ]),
  before(ListCase, "UnknownBranch", ({ beside }) => [ListCase, { ...beside.command, branch: "48" }]),
  before(ListCase, "CaseNotListed", (s) => [AssignCase, { case: s.life.id, promoter: steady(s) }]),
  before(ListCase, "MalformedCommand", ({ beside: { command, on } }) => [
    ListCase,
    { ...command, occurredOn: on.replaceAll("-", "/") }
  ]),
  before(CanvassCase, "CaseNotCanvassed", ({ life }) => [EstablishCase, { case: life.id, ...establish }]),
  after(CanvassCase, "SubmittedBeforeDone", ({ beside: { command } }) => [
    SubmitCanvasses,
    {
      canvasses: [{ case: command.case, canvass: command.canvass }],
      successes: [],
      occurredOn: addDays(command.occurredOn as LocalDate, -1)
    }
  ]),
  after(CanvassCase, "CanvassIdTaken", ({ beside: { command } }) => [
    CanvassCase,
    { ...command, occurredOn: addDays(command.occurredOn as LocalDate, -1) }
  ]),
  after(CanvassCase, "CanvassNotRecorded", ({ life }) => [AcceptCanvass, { case: life.id, canvass: `${life.id}-c9` }]),
  after(CanvassCase, "CaseNotRefused", ({ life }) => [TransferCase, { case: life.id, outcome: `${life.id}-wrong` }]),
  after(CanvassCase, "CaseNotEstablished", ({ life }) => [EntrustCase, { case: life.id, association: "a-13-1" }]),
  after(CanvassCase, "CanvassNotSubmitted", ({ beside: { command } }) => [
    AcceptCanvass,
    { case: command.case, canvass: command.canvass }
  ]),
  after(
    EstablishCase,
    "AlreadyEstablished",
    ({ beside: { command } }) => [EstablishCase, { ...command, outcome: `${command.outcome}-again` }],
    isPartial
  ),
  after(
    EstablishCase,
    "EstablishmentStands",
    ({ life }) => [RuleOutCase, { case: life.id, outcome: `${life.id}-wrong`, reason: "no-employees" }],
    isPartial
  ),
  after(RefuseCase, "OutcomeNotStanding", ({ life }) => [
    ReverseOutcome,
    { case: life.id, outcome: `${life.id}-wrong`, cause: "mistake", reason: "対象の取違え" }
  ]),
  after(RefuseCase, "TransferNotAgreed", ({ life }) => [TransferCase, { case: life.id, outcome: `${life.id}-wrong` }]),
  after(RefuseCase, "CaseNotTransferred", ({ life }) => [
    EstablishCaseByAuthority,
    { case: life.id, outcome: `${life.id}-wrong`, insurances: "both" }
  ]),
  after(RuleOutCase, "CaseClosed", (s) => canvassBy(s, steady(s))),
  after(EntrustCase, "CaseAlreadyEntrusted", ({ life }) => [EntrustCase, { case: life.id, association: "a-99-1" }])
]

/** Hands out mistakes, the rarest so far first; a case on which none can be made stays as it is. */
export const mistakeMaker = (field: Field): ((life: Life) => Script) => {
  const made = new Map(mistakes.map((mistake) => [mistake, 0]))
  return (life) => {
    for (const [mistake, times] of [...made].sort((a, b) => a[1] - b[1])) {
      const script = mistake.make(life, field)
      if (script === undefined) continue
      made.set(mistake, times + 1)
      return script
    }
    return life.script
  }
}
