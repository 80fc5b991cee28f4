// Trainings of promoters and of staff, the levels that come of them, and the instructors who are appointed for theirs.
import { walk } from "../walk.ts"

const hq = "headquarters/h-1"
const tokyo = "branch:13/t-1"

/** A promoter in office for a branch, all of the year. */
const inOffice = (promoter: string, branch: string, parentBody: string) =>
  [
    ["2023-03-20", hq, "NominatePromoter", { promoter, association: "a-1", branch, parentBody }],
    ["2023-03-28", hq, "AppointPromoter", { promoter, termFrom: "2023-04-01", termTo: "2024-03-31" }]
  ] as const

const leaders = {
  training: "t-1",
  organiser: "13",
  audience: "leader",
  title: "指導員養成研修",
  plannedOn: "2023-06-20",
  elements: ["lecture", "group-discussion", "role-play"],
  hours: 6
}
const national = {
  ...leaders,
  training: "t-2",
  organiser: "headquarters",
  audience: "new",
  title: "新任推進員研修",
  hours: 3
}
const p1 = { participant: "p-1", branch: "13" }
const p2 = { participant: "p-2", branch: "13" }
const p3 = { participant: "p-3", branch: "27" }
const first = { training: "t-1" }
const second = { training: "t-2" }

walk(
  "P4.4 promoters are trained by level, and only who completed the training of leaders becomes an instructor",
  [
    ["2023-03-15", hq, "SecureParentBody", { parentBody: "m-13", branch: "13" }],
    ["2023-03-15", hq, "SecureParentBody", { parentBody: "m-27", branch: "27" }],
    ...inOffice("p-1", "13", "m-13"),
    ...inOffice("p-2", "13", "m-13"),
    ...inOffice("p-3", "27", "m-27"),
    ["2023-05-01", tokyo, "PlanTraining", leaders],
    ["2023-05-01", tokyo, "PlanTraining", leaders, "AlreadySo"],
    ["2023-05-01", tokyo, "PlanTraining", { ...leaders, hours: 7 }, "TrainingIdTaken"],
    ["2023-05-01", tokyo, "PlanTraining", { ...leaders, audience: "everybody" }, "Malformed"],
    ["2023-05-01", tokyo, "PlanTraining", { ...leaders, elements: [] }, "Malformed"],
    ["2023-05-01", tokyo, "PlanTraining", { ...leaders, elements: ["lecture", "lecture"] }, "Malformed"],
    ["2023-06-21", tokyo, "PlanTraining", { ...leaders, training: "t-9" }, "TrainingPlannedForThePast"],
    ["2023-05-01", hq, "PlanTraining", { ...leaders, training: "t-9", organiser: "99" }, "UnknownBranch"],
    ["2023-05-02", hq, "PlanTraining", national],
    ["2023-05-10", tokyo, "EnrolParticipant", { ...first, ...p1 }],
    ["2023-05-10", tokyo, "EnrolParticipant", { ...first, ...p1 }, "AlreadySo"],
    ["2023-05-11", tokyo, "EnrolParticipant", { ...first, ...p1 }, "AlreadyEnrolled"],
    ["2023-05-09", tokyo, "EnrolParticipant", { ...first, ...p1 }, "AlreadyEnrolled"],
    ["2023-05-10", tokyo, "EnrolParticipant", { ...first, ...p2 }],
    ["2023-05-10", tokyo, "EnrolParticipant", { ...first, participant: "p-9", branch: "13" }, "PromoterNotInOffice"],
    ["2023-05-10", tokyo, "EnrolParticipant", { ...first, ...p3, branch: "13" }, "PromoterOfOtherBranchEnrolled"],
    ["2023-05-10", hq, "EnrolParticipant", { ...second, ...p3 }],
    ["2023-05-10", hq, "EnrolParticipant", { training: "t-9", ...p3 }, "TrainingUnknown"],
    ["2023-06-20", tokyo, "AssessParticipant", { ...first, ...p1, result: "completed" }, "TrainingNotAt"],
    ["2023-06-20", hq, "AppointInstructor", { promoter: "p-1", branch: "13" }, "LevelNotReached"],
    ["2023-06-20", tokyo, "HoldTraining", first],
    ["2023-06-20", tokyo, "AssessParticipant", { ...first, ...p1, result: "completed" }],
    ["2023-06-20", tokyo, "AssessParticipant", { ...first, ...p1, result: "completed" }, "AlreadySo"],
    ["2023-06-20", tokyo, "AssessParticipant", { ...first, ...p1, result: "absent" }, "AlreadyAssessed"],
    ["2023-06-20", tokyo, "AssessParticipant", { ...first, ...p2, result: "attended" }],
    ["2023-06-20", tokyo, "AssessParticipant", { ...first, ...p3, result: "absent" }, "NotEnrolled"],
    ["2023-06-21", tokyo, "EnrolParticipant", { ...first, participant: "p-4", branch: "13" }, "TrainingNotAt"],
    ["2023-06-19", hq, "AppointInstructor", { promoter: "p-1", branch: "13" }, "LevelNotReached"],
    ["2023-06-21", hq, "AppointInstructor", { promoter: "p-2", branch: "13" }, "LevelNotReached"],
    ["2023-06-21", hq, "AppointInstructor", { promoter: "p-1", branch: "27" }, "InstructorOfOtherBranch"],
    ["2023-06-21", hq, "AppointInstructor", { promoter: "p-9", branch: "13" }, "PromoterNotInOffice"],
    ["2023-06-21", hq, "AppointInstructor", { promoter: "p-1", branch: "13" }],
    ["2023-06-21", hq, "AppointInstructor", { promoter: "p-1", branch: "13" }, "AlreadySo"],
    ["2023-06-22", hq, "AppointInstructor", { promoter: "p-1", branch: "13" }, "InstructorIdTaken"],
    [
      "2023-06-23",
      hq,
      "WithdrawParticipantAssessment",
      { ...first, participant: "p-1", reason: "誤り" },
      "EntryReliedOn"
    ],
    [
      "2023-06-23",
      hq,
      "WithdrawParticipantEnrolment",
      { ...first, participant: "p-1", reason: "誤り" },
      "EntryReliedOn"
    ],
    ["2023-06-23", hq, "WithdrawTrainingHolding", { ...first, reason: "誤り" }, "LaterTrainingEntryStands"],
    ["2023-06-23", hq, "WithdrawTrainingPlan", { ...first, reason: "誤り" }, "LaterTrainingEntryStands"],
    ["2023-06-23", hq, "WithdrawParticipantAssessment", { ...first, participant: "p-2", reason: "誤り" }],
    [
      "2023-06-23",
      hq,
      "WithdrawParticipantAssessment",
      { ...first, participant: "p-2", reason: "誤り" },
      "NoTrainingEntryToWithdraw"
    ],
    ["2023-07-01", hq, "WithdrawInstructorAppointment", { promoter: "p-1", reason: "誤り" }],
    [
      "2023-07-01",
      hq,
      "WithdrawInstructorAppointment",
      { promoter: "p-1", reason: "誤り" },
      "NoInstructorEntryToWithdraw"
    ]
  ],
  [
    [
      "trainings",
      {},
      [
        {
          training: "t-2",
          branch: null,
          statusCode: "TrainingPlanned",
          audience: { en: "new promoters" },
          enrolled: 1
        },
        {
          training: "t-1",
          branch: "13",
          statusCode: "TrainingHeld",
          since: "2023-06-20",
          elements: { en: "lecture, group discussion, role play" },
          enrolled: 2,
          completed: 1
        }
      ]
    ],
    [
      "training-coverage",
      { branch: "13", fiscalYear: 2023, effectiveOn: "2023-12-31" },
      [{ area: "13", inOffice: 2, trained: 1, coverage: { numerator: 1, denominator: 2 }, leader: 1, new: 0 }]
    ],
    ["training-coverage", { branch: "27", fiscalYear: 2023, effectiveOn: "2023-12-31" }, [{ inOffice: 1, trained: 0 }]],
    [
      "training-coverage",
      { branch: "01", fiscalYear: 2023, effectiveOn: "2023-12-31" },
      [{ inOffice: 0, coverage: null }]
    ],
    ["training-coverage", { branch: "13", fiscalYear: 2023 }, [{ area: "13", inOffice: 2, trained: 1, leader: 1 }]],
    ["untrained-promoters", { fiscalYear: 2023 }, [{ promoter: "p-2" }, { promoter: "p-3" }]],
    [
      "untrained-promoters",
      { fiscalYear: 2023, effectiveOn: "2023-12-31" },
      [
        { promoter: "p-2", branch: "13", statusCode: "never-trained", since: "2023-04-01", level: null },
        { promoter: "p-3", branch: "27", statusCode: "never-trained" }
      ]
    ],
    [
      "untrained-promoters",
      { fiscalYear: 2024, effectiveOn: "2024-03-31" },
      [
        { promoter: "p-2" },
        { promoter: "p-3" },
        { promoter: "p-1", statusCode: "trained-before", since: "2023-06-20", level: { en: "leading promoters" } }
      ]
    ]
  ]
)

const renewal = {
  ...leaders,
  training: "t-3",
  audience: "association-staff",
  title: "年度更新の実務",
  plannedOn: "2023-05-20"
}

walk(
  "P5.3 the branch trains the staff of associations",
  [
    ["2023-04-10", tokyo, "PlanTraining", renewal],
    ["2023-04-20", tokyo, "EnrolParticipant", { training: "t-3", participant: "staff-1", branch: "13" }],
    ["2023-05-20", tokyo, "HoldTraining", { training: "t-3" }],
    [
      "2023-05-20",
      tokyo,
      "AssessParticipant",
      { training: "t-3", participant: "staff-1", branch: "13", result: "completed" }
    ],
    ["2023-05-21", tokyo, "WithdrawTrainingHolding", { training: "t-3", reason: "誤り" }, "LaterTrainingEntryStands"]
  ],
  [
    ["trainings", { branch: "13" }, [{ training: "t-3", enrolled: 1, completed: 1 }]],
    ["training-coverage", { branch: "13", fiscalYear: 2023 }, [{ inOffice: 0, trained: 0, coverage: null }]]
  ]
)
