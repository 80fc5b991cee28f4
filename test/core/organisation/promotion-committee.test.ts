// Promotion committees of headquarters and a branch: targets reviewed, actions decided and completed, or overdue.
import { adoptionSteps } from "../resolved-plan.ts"
import { type Step, walk } from "../walk.ts"

const hq = "headquarters/h-1"
const tokyo = "branch:13/t-1"
const adopted = adoptionSteps(2023, "2023-03-10", "2023-03-20").map(
  ([decision, { occurredOn, ...data }]): Step => [occurredOn, hq, decision, data]
)
const canvasses = { fiscalYear: 2023, metric: "canvasses" }
const central = { committee: "hq-1" }
const ofTokyo = { committee: "t-1" }
const review = { ...ofTokyo, branch: "13", ...canvasses, assessment: "behind", note: "前年同期を下回る" }
const action = { action: "a-1", branch: "13", ...ofTokyo, text: "訪問を増やす", due: "2023-09-30" }

walk(
  "P4.0 the committees of headquarters and branches review the targets and follow what they decided to its end",
  [
    ["2023-03-01", hq, "DraftPlan", { fiscalYear: 2023, title: "計画" }],
    ["2023-03-01", hq, "AddPlanItem", { fiscalYear: 2023, item: "4.3", title: "手続勧奨" }],
    ...adopted,
    ["2023-07-10", tokyo, "ReviewTarget", review, "CommitteeNotHeld"],
    ["2023-07-10", tokyo, "HoldPromotionCommittee", { ...ofTokyo, branch: "13" }],
    ["2023-07-10", tokyo, "HoldPromotionCommittee", { ...ofTokyo, branch: "13" }, "AlreadySo"],
    ["2023-07-10", tokyo, "HoldPromotionCommittee", { ...ofTokyo, branch: "27" }, "PromotionCommitteeIdTaken"],
    ["2023-07-10", hq, "HoldPromotionCommittee", { committee: "t-2", branch: "99" }, "UnknownBranch"],
    ["2023-07-10", tokyo, "HoldPromotionCommittee", { committee: "t-2", branch: 13 }, "Malformed"],
    ["2023-07-20", hq, "HoldPromotionCommittee", { ...central, branch: null }],
    ["2023-07-10", tokyo, "ReviewTarget", review, "TargetNotSet"],
    ["2023-03-20", hq, "DraftTarget", { ...canvasses, amount: 94_000 }],
    ["2023-03-20", hq, "SetTarget", { ...canvasses, amount: 94_000 }],
    ["2023-07-10", tokyo, "ReviewTarget", { ...review, metric: "smiles" }, "UnknownMetric"],
    ["2023-07-10", tokyo, "ReviewTarget", review],
    ["2023-07-20", hq, "ReviewTarget", { ...review, ...central, branch: null, assessment: "on-track" }],
    ["2023-07-10", tokyo, "DecideCommitteeAction", { ...action, due: "2023-07-09" }, "DueBeforeDecision"],
    ["2023-07-10", tokyo, "DecideCommitteeAction", { ...action, ...central }, "CommitteeNotHeld"],
    ["2023-07-10", tokyo, "DecideCommitteeAction", action],
    ["2023-07-10", tokyo, "DecideCommitteeAction", { ...action, text: "別" }, "CommitteeActionIdTaken"],
    ["2023-07-10", tokyo, "DecideCommitteeAction", { ...action, action: "a-2", due: "2023-08-31" }],
    ["2023-07-11", tokyo, "WithdrawPromotionCommittee", { ...ofTokyo, reason: "誤り" }, "EntryReliedOn"],
    ["2023-09-01", tokyo, "CompleteCommitteeAction", { action: "a-9", note: "済" }, "CommitteeActionUnknown"],
    ["2023-10-10", tokyo, "CompleteCommitteeAction", { action: "a-1", note: "済" }],
    ["2023-10-11", tokyo, "CompleteCommitteeAction", { action: "a-1", note: "再" }, "CommitteeActionNotAt"],
    [
      "2023-10-11",
      tokyo,
      "WithdrawCommitteeAction",
      { action: "a-1", reason: "誤り" },
      "LaterCommitteeActionEntryStands"
    ],
    ["2023-10-11", tokyo, "WithdrawTargetReview", { ...central, ...canvasses, reason: "誤り" }],
    [
      "2023-10-11",
      tokyo,
      "WithdrawTargetReview",
      { ...central, ...canvasses, reason: "誤り" },
      "NoTargetReviewEntryToWithdraw"
    ]
  ],
  [
    [
      "target-reviews",
      { branch: "13" },
      [
        {
          kindCode: "action",
          id: "a-1",
          statusCode: "done-late",
          due: "2023-09-30",
          completedOn: "2023-10-10",
          overdue: 10
        },
        { kindCode: "action", id: "a-2", statusCode: "overdue", completedOn: null },
        { kindCode: "review", id: "t-1", statusCode: "behind", metric: { en: "Canvasses" } }
      ]
    ]
  ]
)
