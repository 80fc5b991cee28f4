// What stands before the year begins: the real plan of FY2023 with its 41 items, its four targets divided among the 47
// branches by the real weights, and the manuals that §4(3) names. The plan gives no dates for this; these are synthetic.
import { businessPlan, prefectures, publication, target } from "@keikaku/core"
import { LocalDate } from "@keikaku/kernel"
import { adoptedBy, approvedBy, boardHeld, convened, generalHeld } from "./plan-meetings.ts"
import { type Script, step, wrongStep } from "./step.ts"

const { AddPlanItem, AdoptPlan, ApprovePlan, DraftPlan, planFy2023, TagPlanItem } = businessPlan
const { IssueManual } = publication
const { AcceptBranchTarget, ApportionTarget, DraftTarget, SetTarget } = target

const day = {
  drafted: LocalDate.make("2023-02-20"),
  board: LocalDate.make("2023-03-10"),
  meeting: LocalDate.make("2023-03-17"),
  divided: LocalDate.make("2023-03-20"),
  accepted: LocalDate.make("2023-03-24"),
  manuals: LocalDate.make("2023-03-27")
}

const headquarters = "headquarters"
const { fiscalYear, items, targets, title } = planFy2023

/** Drafted, filled, approved by what the board carried, adopted at the general meeting. */
const plan: Script = [
  step(DraftPlan, day.drafted, headquarters, { fiscalYear, title }),
  wrongStep("PlanAlreadyDrafted", DraftPlan, day.drafted, headquarters, {
    fiscalYear,
    title: "令和５年度事業計画（別案）"
  }),
  ...items.map((item) => step(AddPlanItem, day.drafted, headquarters, { fiscalYear, ...item })),
  ...items
    .filter(({ item }) => item.startsWith("4."))
    .map(({ item }) => step(TagPlanItem, day.drafted, headquarters, { fiscalYear, item, theme: "未手続事業一掃" })),
  ...convened(day.drafted, day),
  wrongStep("NotResolved", ApprovePlan, day.board, headquarters, { fiscalYear, ...approvedBy }),
  ...boardHeld(day.board),
  step(ApprovePlan, day.board, headquarters, { fiscalYear, ...approvedBy }),
  ...generalHeld(day.meeting),
  step(AdoptPlan, day.meeting, headquarters, { fiscalYear, ...adoptedBy }),
  wrongStep("PlanNotAt", AddPlanItem, day.meeting, headquarters, { fiscalYear, item: "8.1", title: "追加の項目" })
]

/** Each target: drafted with the plan, set when it is adopted, divided, and accepted branch by branch. */
const targetScripts: ReadonlyArray<Script> = targets.map(({ amount, metric }) => {
  const target = { fiscalYear, metric }
  return [
    step(DraftTarget, day.board, headquarters, { ...target, amount }),
    step(SetTarget, day.divided, headquarters, { ...target, amount }),
    wrongStep("TargetAlreadySet", SetTarget, day.divided, headquarters, { ...target, amount: amount + 1_000 }),
    step(ApportionTarget, day.divided, headquarters, {
      ...target,
      method: "webster",
      route: "direct",
      sources: [
        {
          name: "平成23年度の未手続事業の把握予定数",
          percent: 100,
          weights: prefectures.map(({ code, weightFy2011 }) => ({ branch: code, weight: weightFy2011 }))
        }
      ]
    }),
    ...prefectures.map(({ code }) =>
      step(AcceptBranchTarget, day.accepted, `branch-${code}`, { ...target, branch: code })
    )
  ]
})

const unknownTarget: Script = [
  wrongStep("UnknownMetric", DraftTarget, day.board, headquarters, { fiscalYear, metric: "seminars", amount: 12 })
]

const manual = (id: string, name: string): Script => [
  step(IssueManual, day.manuals, headquarters, { manual: id, title: name, edition: 5 }),
  wrongStep("EditionNotNewer", IssueManual, day.manuals, headquarters, { manual: id, title: name, edition: 4 })
]

/** The manuals named in plan §4(3). */
export const manuals: ReadonlyArray<Script> = [
  manual("procedures", "労働保険未手続事業一掃業務取扱手引"),
  manual("instructors", "労働保険未手続事業一掃指導員マニュアル"),
  manual("canvassing", "労働保険手続勧奨実施マニュアル")
]

/** Everything before the year, in groups: a later group may need what an earlier one has done on the same day. */
export const setUp: ReadonlyArray<ReadonlyArray<Script>> = [[plan], [...targetScripts, unknownTarget, ...manuals]]
