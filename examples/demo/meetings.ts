// The meetings of the year: the ordinary general meeting, the six block meetings of the autumn, the national meeting on 15 November,
// which is the plan's own date, and the promotion committees of headquarters and Tokyo. All else is invented.
import { blockMeeting, branchesOf, meeting, promotionCommittee, zenkokuRohoren } from "@keikaku/core"
import { LocalDate } from "@keikaku/kernel"
import { type Script, step, wrongStep } from "./step.ts"

const { ConveneMeeting, HoldMeeting, PublishMinutes, RecordAttendance, ResolveItem, SetAgendaItem } = meeting
const { CollectBlockOpinion, ConcludeBlockMeeting, DisseminateBlockConclusion } = blockMeeting
const { CompleteCommitteeAction, DecideCommitteeAction, HoldPromotionCommittee, ReviewTarget } = promotionCommittee

const headquarters = "headquarters"
const on = (day: string) => LocalDate.make(day)

const june = { meeting: "general-2023-06" }
const day = { notice: on("2023-06-05"), late: on("2023-06-06"), held: on("2023-06-20"), minutes: on("2023-06-30") }
/** Called with ballots, so that two weeks lie between; each of the members is counted once. */
const general: Script = [
  step(ConveneMeeting, day.notice, headquarters, {
    ...{ ...june, kind: "ordinary-general-meeting", date: day.held, fiscalYear: 2022 },
    ...{ format: "hybrid", voting: ["ballot"] }
  }),
  step(SetAgendaItem, day.notice, headquarters, {
    ...{ ...june, item: "1", title: "令和４年度事業報告" },
    ...{ subject: "business-report", handling: "report" }
  }),
  step(SetAgendaItem, day.notice, headquarters, {
    ...{ ...june, item: "2", title: "令和４年度計算書類" },
    ...{ subject: "accounts", handling: "ordinary" }
  }),
  wrongStep("NeedsSpecialResolution", SetAgendaItem, day.notice, headquarters, {
    ...{ ...june, item: "3", title: "定款の変更" },
    ...{ subject: "articles", handling: "ordinary" }
  }),
  wrongStep("ItemNotOnNotice", SetAgendaItem, day.late, headquarters, {
    ...{ ...june, item: "3", title: "会費" },
    ...{ subject: "fees", handling: "ordinary" }
  }),
  step(HoldMeeting, day.held, headquarters, june),
  step(RecordAttendance, day.held, headquarters, { ...june, manner: "room", voters: ["tokyo-1"] }),
  step(RecordAttendance, day.held, headquarters, { ...june, manner: "ballot", voters: ["tokyo-2"] }),
  wrongStep("CountedTwice", RecordAttendance, day.held, headquarters, {
    ...{ ...june, manner: "proxy", voters: ["tokyo-1"] }
  }),
  step(ResolveItem, day.held, headquarters, { ...june, item: "2", votesFor: 2, votesAgainst: 0, abstained: 0 }),
  step(PublishMinutes, day.minutes, headquarters, {
    ...june,
    ...{ document: `sha256:${"1".repeat(64)}`, title: "通常総会議事録" }
  })
]

const topics = [
  ["1", "未手続事業一掃業務", "canvassing"],
  ["2", "労保連労働災害保険事業", "insurance"]
] as const
const autumn = ["2023-09-07", "2023-09-14", "2023-09-21", "2023-10-05", "2023-10-12", "2023-10-19"].map(on)

/** Each block confers on the two mandatory subjects and hears one of its branches; one forgets a subject at first. */
const blockScripts: ReadonlyArray<Script> = zenkokuRohoren.blocks.map(({ code }, n) => {
  const block = { meeting: `block-${code}-2023` }
  const [held, branch] = [autumn[n]!, branchesOf(zenkokuRohoren, code)[0]!.code]
  const [first, second] = topics.map(([item, title, subject]) => ({
    ...{ ...block, item, title, subject },
    handling: "report" as const
  }))
  return [
    step(ConveneMeeting, on("2023-08-01"), headquarters, {
      ...{ ...block, kind: "block-meeting", date: held },
      ...{ format: "hybrid", block: code }
    }),
    step(SetAgendaItem, on("2023-08-01"), headquarters, first!),
    step(CollectBlockOpinion, on("2023-08-21"), `branch-${branch}`, {
      ...{ ...block, opinion: `opinion-${branch}`, branch },
      text: "未手続事業名簿を早めに受け取りたい"
    }),
    ...(n === 0 ? [wrongStep("MandatoryItemsMissing", HoldMeeting, held, headquarters, block)] : []),
    step(SetAgendaItem, held, headquarters, second!),
    step(HoldMeeting, held, headquarters, block),
    step(ConcludeBlockMeeting, on("2023-10-27"), headquarters, {
      ...block,
      conclusion: "名簿の時期を労働局と協議する"
    }),
    step(DisseminateBlockConclusion, on("2023-11-01"), headquarters, { ...block, means: "情報誌" })
  ]
})

const national = { meeting: "national-2023" }
const nationalDay = on("2023-11-15")
const nationwide: Script = [
  wrongStep("OutsideStrengtheningPeriod", ConveneMeeting, on("2023-10-02"), headquarters, {
    ...{ ...national, kind: "national-meeting", date: "2023-12-15", format: "in-person" }
  }),
  step(ConveneMeeting, on("2023-10-02"), headquarters, {
    ...{ ...national, kind: "national-meeting", date: nationalDay, format: "in-person" }
  }),
  step(SetAgendaItem, on("2023-10-02"), headquarters, {
    ...{ ...national, item: "1", title: "大会決議" },
    ...{ subject: "canvassing", handling: "ordinary" }
  }),
  step(HoldMeeting, nationalDay, headquarters, national),
  step(RecordAttendance, nationalDay, headquarters, {
    ...{ ...national, manner: "room" },
    voters: zenkokuRohoren.branches.map(({ code }) => code)
  }),
  step(ResolveItem, nationalDay, headquarters, { ...national, item: "1", votesFor: 47, votesAgainst: 0, abstained: 0 })
]

const canvasses = { fiscalYear: 2023, metric: "canvasses" }
/** A committee that meets three times, and decides each time what is to be done until the next. */
const committeeScript = (id: string, branch: string | null, actor: string): Script =>
  ["2023-07-11", "2023-10-24", "2024-01-23"].flatMap((held, n) => {
    const committee = { committee: `${id}-${n + 1}`, branch }
    const due = ["2023-09-29", "2023-12-28", "2024-03-15"][n]!
    const assessment = n === 0 ? "behind" : "on-track"
    return [
      step(HoldPromotionCommittee, on(held), actor, committee),
      step(ReviewTarget, on(held), actor, { ...committee, ...canvasses, assessment, note: "前年同期と比べて点検" }),
      step(DecideCommitteeAction, on(held), actor, {
        ...{ ...committee, action: `${id}-action-${n + 1}` },
        ...{ text: "手続勧奨の重点業種を定める", due }
      }),
      ...(n === 2
        ? []
        : [step(CompleteCommitteeAction, on(due), actor, { action: `${id}-action-${n + 1}`, note: "実施済み" })])
    ]
  })

/** The scripts of the meetings of the year. */
export const meetingsYear: ReadonlyArray<Script> = [
  general,
  ...blockScripts,
  nationwide,
  committeeScript("committee-hq", null, headquarters),
  committeeScript("committee-13", "13", "branch-13")
]
