// The promoters of a branch, from the parent body's consent to the renewal of their term, and on which days each can act.
// Synthetic: an identifier stands for nobody. Most stay all year; some renew in September, join late, pause or leave.
import { addDays, promoter } from "@keikaku/core"
import { LocalDate } from "@keikaku/kernel"
import type { BranchSize } from "./branches.ts"
import { type Random, randomAt } from "./random.ts"
import type { Seasons } from "./seasons.ts"
import { type Script, type Step, step } from "./step.ts"

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

/** A promoter and the days (by number) on which the branch can count on them. */
export interface Colleague {
  readonly id: string
  readonly association: string
  readonly script: Script
  readonly canAct: (day: number) => boolean
  readonly isSuspended: (day: number) => boolean
  /** In office, but the card has not been issued. */
  readonly hasNoCard: (day: number) => boolean
}

const yearEnd = LocalDate.make("2024-03-31")
const halfYearEnd = LocalDate.make("2023-09-30")
const nextYearEnd = LocalDate.make("2025-03-31")
const day = {
  secured: LocalDate.make("2023-03-20"),
  nominated: LocalDate.make("2023-03-22"),
  appointed: LocalDate.make("2023-03-28"),
  termFrom: LocalDate.make("2023-04-01"),
  renewed: LocalDate.make("2023-09-22"),
  renewedAtYearEnd: LocalDate.make("2024-03-27")
}

type Course = "steady" | "half-year" | "newcomer" | "suspended" | "resigns"

const courses: ReadonlyArray<readonly [Course, number]> = [
  ["steady", 74],
  ["half-year", 10],
  ["newcomer", 6],
  ["suspended", 5],
  ["resigns", 5]
]

/** The first promoter of a branch stays all year; the next two see that every branch has somebody away at times. */
const courseOf = (n: number, random: Random): Course =>
  n === 0 ? "steady" : n === 1 ? "newcomer" : n === 2 ? "suspended" : random.among(courses)

/** The promoters of a branch. */
export const promotersOf = (branch: BranchSize, seed: number, seasons: Seasons): ReadonlyArray<Colleague> =>
  Array.from({ length: branch.promoters }, (_, n) => promoterOf(branch, n, randomAt(seed, 2, branch.index, n), seasons))

/** So many promoters come from one parent body. */
const lentTogether = 10

const promoterOf = ({ code }: BranchSize, n: number, random: Random, { between, days, since }: Seasons): Colleague => {
  const course = courseOf(n, random)
  const id = `p-${code}-${String(n + 1).padStart(3, "0")}`
  const association = `a-${code}-${random.below(n + 5) + 1}`
  const parentBody = `body-${code}-${Math.floor(n / lentTogether) + 1}`
  const [branch, headquarters] = [`branch-${code}`, "headquarters"]
  const card = (on: LocalDate, number: number, expiresOn: LocalDate): Step =>
    step(IssuePromoterCard, on, headquarters, { promoter: id, card: `card-${code}-${n + 1}-${number}`, expiresOn })

  const joins = course === "newcomer" ? between(random, 20, since(LocalDate.make("2023-12-01"))) : 0
  const acts = course === "newcomer" ? joins + 8 : 0
  const leaves = course === "resigns" ? between(random, 60, days.length - 20) : days.length
  const away = course === "suspended" ? between(random, 30, days.length - 60) : days.length
  const back = away + 15
  const isSuspended = (at: number) => at >= away && at < back

  const appointed = joins === 0 ? day.appointed : days[joins]!
  const termTo = course === "half-year" ? halfYearEnd : yearEnd
  const steps: Array<Step> = [
    ...(n % lentTogether === 0 ? [step(SecureParentBody, day.secured, branch, { parentBody, branch: code })] : []),
    step(NominatePromoter, day.nominated, branch, { promoter: id, association, branch: code, parentBody }),
    step(AppointPromoter, appointed, headquarters, {
      promoter: id,
      termFrom: joins === 0 ? day.termFrom : appointed,
      termTo
    }),
    card(days[acts]!, 1, termTo)
  ]
  if (course === "half-year")
    steps.push(
      step(RenewPromoter, day.renewed, headquarters, { promoter: id, termTo: yearEnd }),
      card(days[since(addDays(halfYearEnd, 1))]!, 2, yearEnd)
    )
  if (away < days.length)
    steps.push(
      step(SuspendPromoter, days[away]!, headquarters, { promoter: id, reason: "母体団体からの申出による一時停止" }),
      step(ReinstatePromoter, days[back]!, headquarters, { promoter: id })
    )
  if (leaves < days.length)
    steps.push(step(ResignPromoter, days[leaves]!, branch, { promoter: id, reason: "事務組合の退職に伴う辞任" }))
  else if (random.chance(92))
    steps.push(step(RenewPromoter, day.renewedAtYearEnd, headquarters, { promoter: id, termTo: nextYearEnd }))

  return {
    id,
    association,
    script: steps,
    isSuspended,
    canAct: (at) => at >= acts && at < leaves && !isSuspended(at),
    hasNoCard: (at) => at >= joins && at < acts
  }
}
