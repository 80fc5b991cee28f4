// A history that is the same in every run: targets, promoters, then cases with ten events each in one of 47 branches. A
// thousand cases go on at a time, so that the events of one lie scattered, as they do in life.
import { caseEvent, type Happened } from "./domain.ts"

const branches = Array.from({ length: 47 }, (_, n) => String(n + 1).padStart(2, "0"))
const promotersOfBranch = 2
/** How many consecutive events belong to different cases. */
export const atOnce = 1_000
const lengthOfLife = 10

/** The first day of the fiscal year that the history lies in. */
export const fiscalYear = 2023

const day = (month: number, n: number): string => {
  const [year, inYear] = month < 9 ? [fiscalYear, month + 4] : [fiscalYear + 1, month - 8]
  return `${year}-${String(inYear).padStart(2, "0")}-${String((n % 28) + 1).padStart(2, "0")}`
}

const targets: ReadonlyArray<Happened> = ["canvasses", "establishments", "ei-procedures", "promoters"].map(
  (metric, n) => ({
    type: "TargetSet",
    data: { fiscalYear, metric, amount: 1_000 * (n + 1) },
    occurredOn: `${fiscalYear}-04-01`,
    stream: `target:${fiscalYear}:${metric}`,
    tags: [`target:${fiscalYear}:${metric}`]
  })
)

const appointments: ReadonlyArray<Happened> = branches.flatMap((branch) =>
  Array.from({ length: promotersOfBranch }, (_, n) => {
    const promoter = `p-${branch}-${n}`
    const term = { termFrom: `${fiscalYear}-04-01`, termTo: `${fiscalYear + 2}-03-31` }
    return {
      type: "PromoterAppointed",
      data: { promoter, branch, ...term },
      occurredOn: `${fiscalYear}-04-01`,
      stream: `promoter:${promoter}`,
      tags: [`promoter:${promoter}`, `branch:${branch}`]
    }
  })
)

const prelude = [...targets, ...appointments]

/** The identifier of the nth case. */
export const caseId = (n: number): string => `c-${n}`

/** A case is listed on the first of its ten days, and canvassed until it is established; every other is not. */
const momentOf = (n: number, step: number): Happened => {
  const branch = branches[n % branches.length]!
  const of = { case: caseId(n), business: `b-${n}`, branch }
  const on = (moment: number) => day(moment + (n % 3), n)
  const insurances = n % 4 === 1 ? "wc-only" : "both"
  if (step === 0) return caseEvent("CaseListed", { ...of, source: "own-research", scheme: "unified" }, on(step))
  if (n % 2 === 1 && step === 7)
    return caseEvent("CaseEstablished", { ...of, outcome: "o1", insurances, specialEnrolment: false }, on(step))
  if (n % 4 === 1 && step === 8) return caseEvent("EiProcedureCompleted", { ...of, outcome: "o2" }, on(step))
  if (n % 4 === 3 && step === 8) {
    const reason = { cause: "rejected", reason: "rejected by the bureau" }
    const reversed = { outcome: "o1", kind: "established", outcomeOn: on(7), insurances, ...reason }
    return caseEvent("OutcomeReversed", { ...of, ...reversed }, on(step))
  }
  const promoter = `p-${branch}-${step % promotersOfBranch}`
  const act = { canvass: `${of.case}.${step}`, promoter, method: "visit", explained: true }
  return caseEvent("CaseCanvassed", { ...of, ...act }, on(step))
}

function* lives(): Generator<Happened> {
  for (let first = 0; ; first += atOnce)
    for (let step = 0; step < lengthOfLife; step++) for (let n = first; n < first + atOnce; n++) yield momentOf(n, step)
}

/** The first events of the history. */
export function* history(length: number): Generator<Happened> {
  yield* prelude.slice(0, length)
  let left = length - prelude.length
  if (left <= 0) return
  for (const event of lives()) {
    yield event
    if (--left === 0) return
  }
}

/** The listing of the nth case. */
export const listedCase = (n: number): Happened => momentOf(n, 0)

/** Cases that have just been listed. */
export const listedCases = (count: number): ReadonlyArray<Happened> =>
  Array.from({ length: count }, (_, n) => listedCase(n))

/** The cases that are listed among the first events and stay open: every other one. */
export const openCases = (length: number): ReadonlyArray<string> => {
  const left = Math.max(0, length - prelude.length)
  const blocks = Math.floor(left / (atOnce * lengthOfLife))
  const listed = blocks * atOnce + Math.min(atOnce, left % (atOnce * lengthOfLife))
  return Array.from({ length: Math.ceil(listed / 2) }, (_, n) => caseId(2 * n))
}
