// A contract of three years: on a tender that was won, evaluated by others, followed by another one.
import { walk } from "../walk.ts"

const hq = "headquarters/h-1"
const programme = "canvassing"
const contract = { contract: "c-2021" }
const signed = {
  ...contract,
  programme,
  tender: "t-2021",
  title: "未手続事業一掃業務",
  firstYear: 2021,
  lastYear: 2023,
  metrics: ["canvasses", "establishments"]
}
const next = { ...signed, contract: "c-2024", tender: "t-2024", firstYear: 2024, lastYear: 2026 }
const evaluation = { evaluation: "e-1" }
const received = {
  ...evaluation,
  ...contract,
  fiscalYear: 2022,
  evaluator: "評価委員会",
  result: "mixed",
  findings: "実績が低迷"
}
const won = (tender: string, firstYear: number, days: readonly [string, string, string]) =>
  [
    [days[0], hq, "AnnounceTender", { tender, programme, title: "未手続事業一掃業務", firstYear }],
    [days[1], hq, "SubmitBid", { tender }],
    [days[2], hq, "RecordTenderAward", { tender }]
  ] as const

walk(
  "P1.4 a contract rests on a tender that was won, runs over its years, is evaluated, renewed and closed",
  [
    ...won("t-2021", 2021, ["2020-12-01", "2021-01-10", "2021-02-10"]),
    ["2021-02-09", hq, "SignContract", signed, "TenderNotAwarded"],
    ["2021-04-01", hq, "SignContract", { ...signed, programme: "awareness" }, "TenderNotAwarded"],
    ["2021-04-01", hq, "SignContract", { ...signed, lastYear: 2020 }, "ContractYearsReversed"],
    ["2021-04-01", hq, "SignContract", { ...signed, metrics: [] }, "Malformed"],
    ["2021-04-01", hq, "SignContract", { ...signed, metrics: ["canvasses", "canvasses"] }, "Malformed"],
    ["2021-04-01", hq, "SignContract", { ...signed, metrics: ["smiles"] }, "UnknownMetric"],
    ["2021-04-01", hq, "SignContract", signed],
    ["2021-04-01", hq, "SignContract", signed, "AlreadySo"],
    ["2021-04-01", hq, "SignContract", { ...signed, title: "別" }, "ContractIdTaken"],
    ["2021-04-01", hq, "SignContract", { ...signed, contract: "c-x" }, "TenderAlreadyContracted"],
    ["2021-04-01", hq, "StartContractYear", { contract: "c-x", fiscalYear: 2021 }, "ContractUnknown"],
    ["2021-04-01", hq, "StartContractYear", { ...contract, fiscalYear: 2021 }],
    ["2022-04-01", hq, "StartContractYear", { ...contract, fiscalYear: 2022 }],
    ["2022-04-01", hq, "StartContractYear", { ...contract, fiscalYear: 2022 }, "AlreadySo"],
    ["2022-04-01", hq, "StartContractYear", { ...contract, fiscalYear: 2023 }, "ContractYearNotBegun"],
    ["2022-04-01", hq, "StartContractYear", { ...contract, fiscalYear: 2024 }, "YearNotOfContract"],
    ["2023-04-03", hq, "StartContractYear", { ...contract, fiscalYear: 2023 }],
    ["2023-05-10", hq, "ReceiveEvaluation", { ...received, contract: "c-x" }, "ContractUnknown"],
    ["2023-05-10", hq, "ReceiveEvaluation", { ...received, fiscalYear: 2020 }, "YearNotOfContract"],
    ["2021-05-10", hq, "ReceiveEvaluation", received, "ContractYearNotBegun"],
    ["2023-05-10", hq, "RespondToEvaluation", { ...evaluation, response: "改善計画" }, "EvaluationUnknown"],
    ["2023-05-10", hq, "ReceiveEvaluation", received],
    ["2023-05-11", hq, "WithdrawContractYear", { ...contract, fiscalYear: 2022, reason: "誤り" }, "EntryReliedOn"],
    ["2023-05-11", hq, "WithdrawContractYear", { ...contract, fiscalYear: 2021, reason: "誤り" }],
    [
      "2023-05-11",
      hq,
      "ReceiveEvaluation",
      { ...received, evaluation: "e-2", fiscalYear: 2021 },
      "ContractYearNotStarted"
    ],
    ["2023-05-10", hq, "ReceiveEvaluation", { ...received, result: "favourable" }, "EvaluationIdTaken"],
    ["2023-06-10", hq, "RespondToEvaluation", { ...evaluation, response: "改善計画" }],
    ["2023-06-11", hq, "RespondToEvaluation", { ...evaluation, response: "別の計画" }, "EvaluationNotAt"],
    ["2023-06-11", hq, "WithdrawEvaluation", { ...evaluation, reason: "誤り" }, "LaterEvaluationEntryStands"],
    ["2023-06-11", hq, "WithdrawTenderAward", { tender: "t-2021", reason: "誤り" }, "EntryReliedOn"],
    ["2023-06-11", hq, "WithdrawContract", { ...contract, reason: "誤り" }, "EntryReliedOn"],
    ...won("t-2024", 2024, ["2023-12-01", "2024-01-10", "2024-02-10"]),
    ["2024-04-01", hq, "SignContract", next],
    ["2024-04-01", hq, "RenewContract", { contract: "c-2021", predecessor: "c-2024" }, "NotAPredecessor"],
    ["2024-04-01", hq, "RenewContract", { contract: "c-2024", predecessor: "c-x" }, "NotAPredecessor"],
    ["2024-04-01", hq, "RenewContract", { contract: "c-2024", predecessor: "c-2021" }],
    ["2024-04-10", hq, "CloseContract", { ...contract, note: "精算済み" }],
    ["2024-04-11", hq, "CloseContract", { ...contract, note: "再度" }, "ContractNotAt"],
    [
      "2024-04-12",
      hq,
      "WithdrawContractYear",
      { contract: "c-2024", fiscalYear: 2024, reason: "誤り" },
      "NoContractEntryToWithdraw"
    ],
    ["2024-04-12", hq, "WithdrawContractYear", { contract: "c-2021", fiscalYear: 2023, reason: "誤り" }],
    ["2023-04-04", hq, "StartContractYear", { ...contract, fiscalYear: 2023 }]
  ],
  [
    [
      "contracts",
      { effectiveOn: "2023-12-31" },
      [{ contract: "c-2021", statusCode: "ContractSigned", ofYears: "3/3", year: { en: "FY2023" }, predecessor: null }]
    ],
    ["contracts", { effectiveOn: "2024-03-31" }, [{ ofYears: "3/3", started: { en: "FY2022, FY2023" } }]],
    [
      "contracts",
      { effectiveOn: "2024-04-02" },
      [
        { contract: "c-2021", year: null },
        { contract: "c-2024", year: { en: "FY2024" }, ofYears: "1/3", started: null }
      ]
    ],
    [
      "overdue",
      { effectiveOn: "2024-04-02" },
      [
        { date: "2021-04-01", of: "c-2021", what: { en: "Start of a contract's year" } },
        { date: "2024-04-01", of: "c-2024" }
      ]
    ],
    [
      "contracts",
      {},
      [
        { contract: "c-2024", statusCode: "ContractRenewed", predecessor: "c-2021" },
        { contract: "c-2021", statusCode: "ContractClosed", since: "2024-04-10", year: null, ofYears: null }
      ]
    ],
    [
      "evaluations",
      {},
      [{ evaluation: "e-1", statusCode: "EvaluationResponded", result: { en: "mixed" }, response: "改善計画" }]
    ]
  ]
)
