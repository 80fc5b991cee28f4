// Evaluations of a contract year by a third party (第三者評価, plan §1(4): 厚生労働省など第三者からも前向きな評価): received, and responded to.
import { forEach, refusal } from "@keikaku/kernel"
import { Schema } from "effect"
import { FiscalYear, fiscalYearName, fiscalYearOf } from "../calendar/index.ts"
import { presupposition, retractable } from "../dated-history.ts"
import { identifier, Text } from "../identifier.ts"
import { accomplishedThings, isInYear } from "../report/accomplishment.ts"
import { column } from "../report/column.ts"
import { listed } from "../report/listed.ts"
import { staged } from "../staged.ts"
import { defineTopic } from "../topic.ts"
import {
  ContractId,
  ContractSigned,
  ContractYearNotBegun,
  ContractYearStarted,
  contracts,
  isYearOf,
  YearNotOfContract
} from "./contract.ts"

export const EvaluationId = identifier("EvaluationId", "an evaluation of a contract year")

/** How an evaluation turned out (assumption: these three). */
export const EvaluationResult = Schema.Literals(["favourable", "mixed", "unfavourable"])

// EVENTS. FROZEN once released: new versions are added, old ones upcast.

const ofEvaluation = retractable({
  fields: { evaluation: EvaluationId, contract: ContractId },
  tags: (e) => [`evaluation:${e.evaluation}`, `contract:${e.contract}`]
})
const received = ofEvaluation("EvaluationReceived", "第三者評価の受領", "EvaluationWithdrawn", {
  fiscalYear: FiscalYear,
  evaluator: Text,
  result: EvaluationResult,
  findings: Text
})
/** A body (no person) evaluated a year of the contract. */
export const [EvaluationWithdrawn, EvaluationReceived] = received
const responded = ofEvaluation("EvaluationResponded", "第三者評価への対応", "EvaluationResponseWithdrawn", {
  response: Text
})
export const [EvaluationResponseWithdrawn, EvaluationResponded] = responded

// STAGES.

export const evaluations = staged({
  code: "Evaluation",
  noun: { ja: "第三者評価", en: "evaluation" },
  key: { evaluation: EvaluationId },
  tag: "evaluation",
  opens: received,
  steps: [{ entry: responded, after: [received] }],
  carries: ["contract"]
})

// REFUSALS.

/** What was evaluated is the work of a year, which has been started. */
export const ContractYearNotStarted = refusal("ContractYearNotStarted", "fiscalYear", {
  ja: "委託契約 {contract} の{fiscalYear}年度の開始は、その日までに記録されていません。",
  en: "FY{fiscalYear} of contract {contract} is not recorded as started by that day."
})

// DECISIONS.

export const ReceiveEvaluation = evaluations.decide("ReceiveEvaluation", "第三者評価を受ける", EvaluationReceived, {
  refuses: [contracts.refused.unknown, YearNotOfContract, ContractYearNotBegun, ContractYearNotStarted],
  reads: (c) => ({ contract: contracts.of(c) }),
  rule: (event, { contract }, _, { settings }) => {
    const { fiscalYear, occurredOn } = event
    const { opening, past } = contracts.on(contract, occurredOn)
    if (opening === undefined) return contracts.refused.unknown(event)
    if (!isYearOf(opening, fiscalYear)) return YearNotOfContract({ ...opening, fiscalYear })
    if (fiscalYearOf(occurredOn, settings.calendar) < fiscalYear) return ContractYearNotBegun(event)
    const isStarted = past.filter(ContractYearStarted.is).some((each) => each.fiscalYear === fiscalYear)
    return isStarted ? undefined : ContractYearNotStarted(event)
  }
})
export const RespondToEvaluation = evaluations.decide(
  "RespondToEvaluation",
  "第三者評価に対応する",
  EvaluationResponded
)
export const WithdrawEvaluation = evaluations.withdraw(
  "WithdrawEvaluation",
  "第三者評価の受領を取り下げる",
  EvaluationWithdrawn
)
export const WithdrawEvaluationResponse = evaluations.withdraw(
  "WithdrawEvaluationResponse",
  "第三者評価への対応を取り下げる",
  EvaluationResponseWithdrawn
)

// REPORT.

const results = {
  favourable: { ja: "前向き", en: "favourable" },
  mixed: { ja: "一部課題あり", en: "mixed" },
  unfavourable: { ja: "厳しい", en: "unfavourable" }
} as const

const allEvaluations = forEach(evaluations.histories, ({ evaluation }) => evaluation)

export const evaluationList = listed(
  "evaluations",
  { ja: "委託契約の第三者評価", en: "Evaluations of contracts" },
  {
    things: allEvaluations,
    identifier: ["evaluation", column.text("番号", "Evaluation")],
    statuses: {
      EvaluationReceived: { ja: "受領", en: "received" },
      EvaluationResponded: { ja: "対応済み", en: "responded to" }
    },
    columns: {
      contract: column.text("委託契約", "Contract"),
      year: column.text("評価の年度", "Year"),
      evaluator: column.text("評価者", "Evaluator"),
      result: column.text("評価", "Result"),
      findings: column.text("所見", "Findings"),
      response: column.text("対応", "Response")
    },
    row: (history, { asOf, federation }) => {
      const { last, opening, stage } = evaluations.on(history, asOf)
      if (opening === undefined || stage === undefined) return undefined
      return {
        branch: null,
        status: stage,
        since: last[stage]!.occurredOn,
        contract: opening.contract,
        year: fiscalYearName(opening.fiscalYear, federation.calendar),
        evaluator: opening.evaluator,
        result: results[opening.result],
        findings: opening.findings,
        response: last.EvaluationResponded?.response ?? null
      }
    }
  }
)

export const topic = defineTopic({
  name: "evaluation",
  rows: ["P1.4"],
  label: { ja: "第三者評価", en: "Evaluations" },
  by: ["headquarters"],
  decisions: [ReceiveEvaluation, RespondToEvaluation, WithdrawEvaluation, WithdrawEvaluationResponse],
  reports: [evaluationList],
  accomplishments: [
    accomplishedThings(["対応した第三者評価", "Evaluations responded to"], allEvaluations, (history, query) => {
      const { opening, stage } = evaluations.on(history, query.asOf)
      return opening && isInYear(opening.occurredOn, query) ? stage === "EvaluationResponded" : undefined
    })
  ],
  presupposes: [
    presupposition({ on: ContractSigned, entry: received, tag: ({ contract }) => `contract:${contract}` }),
    presupposition({
      on: ContractYearStarted,
      entry: received,
      tag: ({ contract }) => `contract:${contract}`,
      where: (started, evaluation) => started.fiscalYear === evaluation.fiscalYear
    })
  ]
})
