// Openings of histories of the plan's surroundings: a tender won with a contract of three years and its evaluation, another one on
// the same programme, a review that was concluded, and indicators that were corrected.
const from = { occurredOn: "2023-04-01" }
const programme = "programme-1"

const won = (tender: string) =>
  [
    ["AnnounceTender", { ...from, tender, programme, title: "い", firstYear: 2023 }],
    ["SubmitBid", { ...from, tender }],
    ["RecordTenderAward", { ...from, tender }]
  ] as const

const signed = (n: 1 | 2, firstYear: number) =>
  [
    "SignContract",
    {
      ...{ ...from, contract: `contract-${n}`, programme, tender: `tender-${n}`, title: "い" },
      ...{ firstYear, lastYear: firstYear + 1, metrics: ["canvasses"] }
    }
  ] as const

const contracted = [...won("tender-1"), signed(1, 2021)] as const
const renewed = [
  ...contracted,
  ...won("tender-2"),
  signed(2, 2023),
  ["RenewContract", { ...from, contract: "contract-2", predecessor: "contract-1" }],
  ["StartContractYear", { ...from, contract: "contract-2", fiscalYear: 2023 }],
  ["StartContractYear", { ...from, contract: "contract-2", fiscalYear: 2024 }]
] as const
const closed = [...contracted, ["CloseContract", { ...from, contract: "contract-1", note: "い" }]] as const
const received = (contract: string, fiscalYear: number) =>
  [
    "ReceiveEvaluation",
    {
      ...{ ...from, evaluation: "evaluation-1", contract, fiscalYear },
      ...{ evaluator: "い", result: "mixed", findings: "い" }
    }
  ] as const
const evaluated = [
  ...renewed,
  received("contract-2", 2024),
  received("contract-1", 2021),
  ["StartContractYear", { ...from, contract: "contract-1", fiscalYear: 2021 }],
  received("contract-1", 2021),
  ["WithdrawContractYear", { ...from, contract: "contract-1", fiscalYear: 2021, reason: "い" }],
  ["RespondToEvaluation", { ...from, evaluation: "evaluation-1", response: "い" }]
] as const
const lost = [
  ...won("tender-1").slice(0, -1),
  ["RecordTenderLoss", { ...from, tender: "tender-1", reason: "い" }],
  ["ReviewTender", { ...from, tender: "tender-1", findings: "い" }]
] as const
/** A bid, and a loss, of a later day: another one is not put in front of it. */
const onDay = (occurredOn: string) => ({ occurredOn, tender: "tender-1" })
const bidLater = [
  won("tender-1")[0]!,
  ["SubmitBid", onDay("2023-06-20")],
  ["SubmitBid", onDay("2023-05-10")],
  ["RecordTenderLoss", { ...onDay("2023-09-30"), reason: "い" }],
  ["RecordTenderLoss", { ...onDay("2023-06-20"), reason: "い" }]
] as const
const concluded = [
  ["StartReview", { ...from, review: "review-1", subject: "both", title: "い" }],
  ["ConcludeReview", { ...from, review: "review-1", decisions: ["い"] }]
] as const

const recorded = { ...from, indicator: "indicator-1", period: "FY2024" }
const part = { count: 1, asOf: "2023-04-01", source: "い" }
const indicated = [
  ["RecordIndicator", { ...recorded, value: "1.28", unit: "times", source: "い" }],
  ["RecordSnapshot", { ...recorded, unit: "times", numerator: part, denominator: part }],
  [
    "RecordSnapshot",
    { ...recorded, period: "FY2022", unit: "times", numerator: { ...part, asOf: "2023-05-10" }, denominator: part }
  ]
] as const

export const ofPlanning = [bidLater, indicated, contracted, renewed, closed, evaluated, lost, concluded]
