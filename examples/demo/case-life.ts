// What happens to one synthetic case: found, screened, assigned, canvassed once or more, and then one of all the outcomes
// that the plan knows. The likelihoods are invented; together they come near to what Osaka published for FY2021.
import { canvassing, council } from "@keikaku/core"
import { type CasePen, casePen } from "./case-pen.ts"
import type { Branch, Field } from "./field.ts"
import { type Random, randomAt } from "./random.ts"
import type { Script } from "./step.ts"

const {
  EntrustCase,
  EstablishCaseByAuthority,
  MarkCaseDuplicate,
  RefuseCase,
  ReverseOutcome,
  RuleOutCase,
  TransferCase
} = canvassing

/** A case from its listing to the end of the year. */
export interface Life {
  readonly id: string
  readonly business: string
  readonly branch: Branch
  readonly script: Script
  /** It stays in its branch and has no double, so that a mistake on it is certain to be refused for its own reason. */
  readonly isPlain: boolean
}

const insurances = (pen: CasePen, random: Random): canvassing.Insurances => {
  const found = random.among<canvassing.Insurances>([
    ["both", 23],
    ["wc-only", 58],
    ["ei-only", 19]
  ])
  return pen.scheme() === "wc" ? "wc-only" : found
}

const established = (pen: CasePen, id: string, random: Random): void => {
  const found = insurances(pen, random)
  const outcome = pen.establish(found)
  if (random.chance(2)) {
    pen.later(5, 20)
    pen.report(ReverseOutcome, { case: id, outcome, cause: "rejected", reason: "労働局の審査による差戻し" })
    pen.later(5, 20)
    if (random.chance(50)) pen.establish("wc-only")
    return
  }
  if (random.chance(40)) {
    pen.later(1, 15)
    const { code, size } = pen.branch()
    pen.report(EntrustCase, { case: id, association: `a-${code}-${random.below(size.promoters + 4) + 1}` })
  }
  if (found === "wc-only" && pen.scheme() === "unified" && random.chance(18)) {
    pen.later(10, 60)
    const procedure = pen.completeEi()
    pen.later(5, 15)
    const reason = "被保険者資格の不備による差戻し"
    if (random.chance(3)) pen.report(ReverseOutcome, { case: id, outcome: procedure, cause: "rejected", reason })
  }
}

const refused = (pen: CasePen, id: string, random: Random): void => {
  pen.report(RefuseCase, { case: id, outcome: pen.outcome() })
  if (random.chance(45)) return
  pen.later(15, 50)
  pen.canvass()
  if (random.chance(38)) {
    established(pen, id, random)
    return
  }
  pen.report(RefuseCase, { case: id, outcome: pen.outcome() })
  if (random.chance(55)) return
  pen.report(council.AgreeTransfer, { council: pen.toCouncil(), case: id })
  pen.later(5, 25)
  pen.report(TransferCase, { case: id, outcome: pen.outcome() })
  pen.later(20, 60)
  if (random.chance(60))
    pen.reportBy("bureau-liaison", EstablishCaseByAuthority, {
      ...{ case: id, outcome: pen.outcome(), insurances: insurances(pen, random) }
    })
}

const ruledOut = (pen: CasePen, id: string, random: Random): void => {
  const reason = random.among([
    ["no-employees", 50] as const,
    ["closed-down", 20] as const,
    ["moved-away", 15] as const,
    ["already-registered", 15] as const
  ])
  const outcome = pen.outcome()
  pen.report(RuleOutCase, { case: id, outcome, reason })
  if (reason !== "closed-down" || !random.chance(10)) return
  pen.later(5, 20)
  pen.report(ReverseOutcome, { case: id, outcome, cause: "mistake", reason: "営業の継続を確認" })
  pen.later(3, 10)
  pen.canvass()
}

const afterCanvass = (pen: CasePen, id: string, branch: Branch, random: Random): void => {
  const next = random.among<typeof established | undefined>([
    [established, branch.size.success * 50],
    [refused, 2_200],
    [ruledOut, 1_200],
    [undefined, 1_400]
  ])
  next?.(pen, id, random)
}

/** The n-th case of a branch. */
export const caseLife = (field: Field, branch: Branch, n: number): Life => {
  const random = randomAt(field.seed, 3, branch.size.index, n)
  const id = `${branch.code}-${String(n + 1).padStart(5, "0")}`
  const pen = casePen(field, branch, id, random)
  const course = random.among([
    ["registered-already", 4] as const,
    ["has-twin", 2] as const,
    ["moves", 2] as const,
    ["plain", 92] as const
  ])

  pen.list()
  pen.later(1, 10)
  if (course === "registered-already")
    pen.report(RuleOutCase, { case: id, outcome: pen.outcome(), reason: "already-registered" })
  else {
    if (course === "has-twin") {
      const twin = pen.listTwin()
      pen.reportBy(twin.actor, MarkCaseDuplicate, { case: twin.id, outcome: `${twin.id}-o1`, of: id })
    }
    if (course === "moves") pen.move()
    pen.assign()
    const acts = random.among([
      [1, 70],
      [2, 22],
      [3, 8]
    ])
    for (let act = 0; act < acts; act++) {
      pen.later(1, 15)
      pen.canvass()
    }
    pen.later(0, 15)
    afterCanvass(pen, id, branch, random)
  }
  return { id, business: pen.business, branch, script: pen.script(), isPlain: course === "plain" }
}
