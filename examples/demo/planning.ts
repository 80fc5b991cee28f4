// What surrounds the plan of FY2023: the indicators that it cites, the tender for the awareness programme that was lost, the contract of
// the canvassing programme in its last year of three, and a review. The plan tells what happened and not when: the days, the
// evaluation, what was learnt and decided, and the figure that Osaka reports are invented.
import { contract, evaluation, indicator, programme, reportedFigure, review, target, tender } from "@keikaku/core"
import { LocalDate } from "@keikaku/kernel"
import published from "./indicators.json" with { type: "json" }
import { type Command, type Script, step, wrongStep } from "./step.ts"

const { CorrectIndicator, RecordIndicator, RecordSnapshot } = indicator
const { AnnounceTender, RecordTenderAward, RecordTenderLoss, ReviewTender, SubmitBid } = tender
const { SignContract, StartContractYear } = contract

const hq = "headquarters"
const day = (text: string) => LocalDate.make(text)

const cited: {
  readonly indicators: ReadonlyArray<Command<typeof RecordIndicator>>
  readonly snapshots: ReadonlyArray<Command<typeof RecordSnapshot>>
} = published as never

const drafted = day("2023-02-20")
const ofFiscalYear = { indicator: "jobs-to-applicants", period: "FY2022", unit: "times", source: "厚生労働省" } as const

const circumstances: Script = [
  ...cited.indicators.map((each) => step(RecordIndicator, drafted, hq, each)),
  ...cited.snapshots.map((each) => step(RecordSnapshot, drafted, hq, each)),
  ...cited.snapshots.map((each) =>
    wrongStep("DenominatorZero", RecordSnapshot, drafted, hq, {
      ...each,
      period: "2021-03-31",
      denominator: { ...each.denominator, count: 0 }
    })
  ),
  step(RecordIndicator, day("2023-05-01"), hq, { ...ofFiscalYear, value: "1.13" }),
  step(CorrectIndicator, day("2023-05-02"), hq, { ...ofFiscalYear, value: "1.31", reason: "転記の誤り" })
]

const awareness = "awareness"
const lost = { tender: "awareness-2023" }
const tenderLost: Script = [
  step(AnnounceTender, drafted, hq, {
    ...lost,
    programme: awareness,
    title: "労働保険の未手続事業発生防止のための周知・啓発事業",
    firstYear: 2023
  }),
  wrongStep("TenderNotAt", RecordTenderLoss, day("2023-02-27"), hq, { ...lost, reason: "応札前" }),
  step(SubmitBid, day("2023-03-01"), hq, lost),
  step(RecordTenderLoss, day("2023-03-15"), hq, { ...lost, reason: "競争入札により他者が落札" }),
  step(programme.SetProgrammePriority, day("2023-04-03"), hq, {
    programme: awareness,
    priority: "high",
    note: "再受託を期す"
  }),
  step(ReviewTender, day("2023-05-15"), hq, { ...lost, findings: "次の入札に向けて提案と費用を見直す" })
]

const canvassing = "canvassing"
const won = { tender: "canvassing-2021" }
const threeYears = { contract: "canvassing-2021-2023" }
const signed = {
  ...threeYears,
  ...won,
  programme: canvassing,
  title: "労働保険未手続事業一掃業務",
  firstYear: 2021,
  lastYear: 2023,
  metrics: ["canvasses", "establishments", "ei-procedures"]
} as const

/** Of earlier years, and put on record now. */
const lastOfThreeYears: Script = [
  step(AnnounceTender, drafted, hq, {
    ...{ ...won, programme: canvassing, title: signed.title, firstYear: 2021 },
    occurredOn: "2020-12-15"
  }),
  step(SubmitBid, drafted, hq, { ...won, occurredOn: "2021-01-20" }),
  wrongStep("TenderNotAwarded", SignContract, drafted, hq, { ...signed, occurredOn: "2021-02-01" }),
  step(RecordTenderAward, drafted, hq, { ...won, occurredOn: "2021-02-15" }),
  step(SignContract, drafted, hq, { ...signed, occurredOn: "2021-04-01" }),
  step(StartContractYear, drafted, hq, { ...threeYears, fiscalYear: 2021, occurredOn: "2021-04-01" }),
  step(StartContractYear, drafted, hq, { ...threeYears, fiscalYear: 2022, occurredOn: "2022-04-01" }),
  wrongStep("ContractYearNotBegun", StartContractYear, day("2023-03-30"), hq, { ...threeYears, fiscalYear: 2023 }),
  step(programme.SetProgrammePriority, day("2023-04-03"), hq, {
    programme: canvassing,
    priority: "top",
    note: "組織を支える一丁目一番地の事業"
  }),
  step(StartContractYear, day("2023-04-03"), hq, { ...threeYears, fiscalYear: 2023 }),
  step(evaluation.ReceiveEvaluation, day("2023-06-20"), hq, {
    ...{ ...threeYears, evaluation: "fy2022", fiscalYear: 2022, evaluator: "外部評価委員会" },
    ...{ result: "mixed", findings: "感染症の影響で実績が低迷した" }
  }),
  step(evaluation.RespondToEvaluation, day("2023-07-20"), hq, {
    evaluation: "fy2022",
    response: "全国のネットワークを生かして目標達成に取り組む"
  })
]

const looking: Script = [
  step(review.StartReview, day("2023-05-10"), hq, {
    ...{ review: "fy2023", subject: "both", title: "本部・支部の組織体制と事業の検証" }
  }),
  step(review.ConcludeReview, day("2024-01-25"), hq, {
    review: "fy2023",
    decisions: ["自主事業を拡充する", "相談窓口の周知を支部ごとに進める"]
  })
]

const osaka = { branch: "27", metric: "canvasses", units: 400, source: "支部月報" } as const

/** A month of the year before, of which no cases are kept; and what is refused of figures and divisions. */
const figures: Script = [
  step(reportedFigure.ReportFigure, day("2023-04-10"), "branch-27", { ...osaka, month: "2022-11" }),
  wrongStep("MonthNotEnded", reportedFigure.ReportFigure, day("2023-04-10"), "branch-27", {
    ...osaka,
    month: "2023-05"
  }),
  wrongStep("TargetNotSet", target.RecordDivision, day("2023-04-10"), hq, {
    ...{ fiscalYear: 2023, metric: "premium-income", decidedBy: "理事会" },
    document: { title: "支部別目標", hash: `sha256:${"0".repeat(64)}` },
    shares: [{ branch: "13", units: 1 }]
  })
]

/** Everything around the plan; none of it depends on the others. */
export const planning: ReadonlyArray<Script> = [circumstances, tenderLost, lastOfThreeYears, looking, figures]
