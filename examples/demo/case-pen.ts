// Writes the steps of one case day by day: it knows which day it is, which branch has the case and who works on it. What
// happens to the case is decided in case-life.ts; here it is only put into commands.
import { canvassing, monthOf } from "@keikaku/core"
import type { Decision } from "@keikaku/kernel"
import { nameListBy, nextCouncil } from "./councils.ts"
import { type Branch, elsewhere, type Field, someoneOf } from "./field.ts"
import type { Colleague } from "./promoters.ts"
import type { Random } from "./random.ts"
import { type Command, type Script, type Step, step } from "./step.ts"

const {
  AcceptCanvass,
  AssignCase,
  CanvassCase,
  CompleteEiProcedure,
  EstablishCase,
  ListCase,
  MoveCase,
  SubmitCanvasses
} = canvassing

interface Dated extends Step {
  readonly day: number
}

/** Starts the script of a case in its branch. */
export const casePen = (field: Field, home: Branch, id: string, random: Random) => {
  const { seasons } = field
  const { days } = seasons
  const business = `synthetic-${id}`
  const steps: Array<Dated> = []
  let [branch, day, lastDay, canvasses, outcomes] = [home, seasons.between(random, 0, days.length - 8), 0, 0, 0]
  let promoter: Colleague | undefined
  let scheme: canvassing.Scheme = "unified"

  const dateOf = (at: number) => days[Math.min(at, days.length - 1)]!
  const put = <D extends Decision>(at: number, decision: D, actor: string, command: Command<D>) => {
    steps.push({ ...step(decision, dateOf(at), actor, command), day: at })
  }
  /** The branch reports something about the case. */
  const report = <D extends Decision>(decision: D, command: Command<D>) => put(day, decision, branch.actor, command)
  /** Goes on a number of working days later. */
  const later = (from: number, to: number) => {
    lastDay = day
    day = seasons.between(random, day + from, day + to)
  }
  /** Goes on at the next council of the branch; what none is left for is put off to the next year. */
  const toCouncil = (): string => {
    lastDay = day
    const next = day < days.length ? nextCouncil(branch.code, dateOf(day)) : undefined
    day = next === undefined ? days.length : seasons.since(next.on)
    return next?.id ?? "none"
  }
  const mayClaim = () => dateOf(day) <= seasons.lastClaimDay
  const outcome = () => `${id}-o${++outcomes}`
  /** A success is handed in on the day it is reported, while that year's claims are taken. */
  const succeed = (report: (outcome: string) => void): string => {
    const made = outcome()
    report(made)
    if (mayClaim()) put(day, SubmitCanvasses, branch.actor, { canvasses: [], successes: [{ case: id, outcome: made }] })
    return made
  }

  /** Gives the case to somebody; whoever has it already, and can act again, just keeps it. */
  const assign = () => {
    const next = someoneOf(branch, random, day)
    if (next.id !== promoter?.id) report(AssignCase, { case: id, promoter: next.id })
    promoter = next
  }
  /** Claims are accepted once a month: early in the next, those of March at its end. */
  const acceptanceDay = (): number => {
    const month = monthOf(dateOf(day))
    const next = days.findIndex((date, at) => at > day && monthOf(date) !== month)
    return next === -1 ? days.length - 2 : next + 3
  }

  const act = (delay: number) => {
    const canvass = `${id}-c${++canvasses}`
    const isClaimed = random.chance(97) && mayClaim()
    const { id: by } = promoter!
    put(day, CanvassCase, by, {
      case: id,
      canvass,
      promoter: by,
      method: random.among([["visit", 82] as const, ["phone", 12] as const, ["letter", 6] as const]),
      explained: random.chance(90),
      occurredOn: dateOf(day - delay)
    })
    if (isClaimed) put(day, SubmitCanvasses, branch.actor, { canvasses: [{ case: id, canvass }], successes: [] })
    const accepted = acceptanceDay()
    if (isClaimed && random.chance(98) && accepted > day)
      put(accepted, AcceptCanvass, branch.actor, { case: id, canvass })
  }

  return {
    business,
    branch: () => branch,
    /** Which insurances the case is about. */
    scheme: () => scheme,
    report,
    later,
    toCouncil,
    list: () => {
      const source = random.chance(70) ? "own-research" : "bureau-list"
      if (random.chance(5)) scheme = "wc"
      const list = source === "bureau-list" ? nameListBy(branch.code, dateOf(day)) : undefined
      const named = list === undefined ? {} : { list }
      report(ListCase, { case: id, business, branch: branch.code, source, scheme, ...named })
    },
    /** Another branch lists the same business under an identifier of its own; the same day it turns out to be the same. */
    listTwin: (): { readonly id: string; readonly actor: string } => {
      const { actor, code } = elsewhere(field, branch, random)
      const twin = `${code}-of-${id}`
      const named = { case: twin, business: `synthetic-${twin}`, branch: code }
      put(day, ListCase, actor, { ...named, source: "bureau-list", scheme: "unified" })
      return { id: twin, actor }
    },
    reportBy: <D extends Decision>(actor: string, decision: D, command: Command<D>) =>
      put(day, decision, actor, command),
    assign,
    canvass: () => {
      // One in five is written down some days after it was done.
      const delay = random.chance(20) ? Math.min(1 + random.below(6), day - lastDay) : 0
      const isSame = promoter?.canAct(day - delay) === true
      if (!isSame) assign()
      act(isSame ? delay : 0)
    },
    outcome,
    establish: (insurances: canvassing.Insurances) =>
      succeed((made) =>
        report(EstablishCase, { case: id, outcome: made, insurances, specialEnrolment: random.chance(12) })
      ),
    completeEi: () => succeed((made) => report(CompleteEiProcedure, { case: id, outcome: made })),
    move: () => {
      const to = elsewhere(field, branch, random)
      report(MoveCase, { case: id, toBranch: to.code })
      branch = to
      promoter = undefined
    },
    /** The steps in order of their days, as far as the year goes. */
    script: (): Script =>
      steps
        .filter((each) => each.day < days.length)
        .sort((a, b) => a.day - b.day)
        .map(({ day: _, ...each }) => each)
  }
}

/** What writes the steps of one case. */
export type CasePen = ReturnType<typeof casePen>
