// Guidance through the year, in Tokyo and at the headquarters: a promoter becomes instructor, the staff of associations is trained for
// the annual renewal. Everything but the names of the periodical and the books is invented.
import { book, commendation, goodPractice, magazine, promoterLevel, training } from "@keikaku/core"
import { LocalDate } from "@keikaku/kernel"
import { type Script, step, wrongStep } from "./step.ts"

const on = LocalDate.make
const [headquarters, tokyo] = ["headquarters", "branch-13"]

const { AssessParticipant, EnrolParticipant, HoldTraining, PlanTraining } = training
const { AppointInstructor } = promoterLevel
const { PlanMagazineIssue, PublishMagazineIssue } = magazine
const { AwardCommendation, NominateForCommendation, SelectForCommendation } = commendation
const { AdoptGoodPractice, ShareGoodPractice, SubmitGoodPractice } = goodPractice
const { CoverLawChange, DistributeEdition, DraftEdition, NoteLawChange, PublishEdition } = book

/** The first promoter of a branch is in office all year. */
const pupil = { participant: "p-13-001", branch: "13" }
const leaders = { training: "training-13-1" }
const appointment = { promoter: pupil.participant, branch: "13" }

const instructorScript: Script = [
  step(PlanTraining, on("2023-05-08"), tokyo, {
    ...leaders,
    ...{ organiser: "13", audience: "leader", title: "指導員養成研修", plannedOn: "2023-06-20", hours: 6 },
    elements: ["lecture", "group-discussion", "role-play"]
  }),
  step(EnrolParticipant, on("2023-05-22"), tokyo, { ...leaders, ...pupil }),
  wrongStep("AlreadyEnrolled", EnrolParticipant, on("2023-05-23"), tokyo, { ...leaders, ...pupil }),
  wrongStep("LevelNotReached", AppointInstructor, on("2023-06-01"), headquarters, appointment),
  step(HoldTraining, on("2023-06-20"), tokyo, leaders),
  step(AssessParticipant, on("2023-06-20"), tokyo, { ...leaders, ...pupil, result: "completed" }),
  step(AppointInstructor, on("2023-07-03"), headquarters, appointment)
]

const renewal = { training: "training-13-2" }
const staffScript: Script = [
  step(PlanTraining, on("2023-04-10"), tokyo, {
    ...renewal,
    ...{ organiser: "13", audience: "association-staff", title: "年度更新の実務", plannedOn: "2023-05-18", hours: 3 },
    elements: ["lecture"]
  }),
  ...["staff-1", "staff-2"].map((participant) =>
    step(EnrolParticipant, on("2023-04-28"), tokyo, { ...renewal, participant, branch: "13" })
  ),
  wrongStep("TrainingNotAt", AssessParticipant, on("2023-05-17"), tokyo, {
    ...renewal,
    ...{ participant: "staff-1", branch: "13", result: "completed" }
  }),
  step(HoldTraining, on("2023-05-18"), tokyo, renewal),
  step(AssessParticipant, on("2023-05-18"), tokyo, {
    ...renewal,
    ...{ participant: "staff-1", branch: "13", result: "completed" }
  })
]

/** Six issues of the magazine, of which one is late. */
const issueScripts: ReadonlyArray<Script> = [
  ["2023-05-31", "2023-05-29"],
  ["2023-07-31", "2023-07-28"],
  ["2023-09-29", "2023-10-04"],
  ["2023-11-30", "2023-11-29"],
  ["2024-01-31", "2024-01-30"],
  ["2024-03-29", "2024-03-28"]
].map(([dueOn, out], n): Script => {
  const issue = `rohoren-${n + 1}`
  return [
    step(PlanMagazineIssue, on("2023-04-03"), headquarters, {
      issue,
      title: `全国労保連 第${n + 1}号`,
      dueOn: on(dueOn!)
    }),
    step(PublishMagazineIssue, on(out!), headquarters, { issue, copies: 9_000 })
  ]
})

const rates = { change: "rates-2024", inForceFrom: "2024-04-01", books: ["handbook", "renewal-guide"] } as const
const bookScript: Script = [
  step(NoteLawChange, on("2023-12-22"), headquarters, { ...rates, title: "労災保険率の改定" }),
  step(DraftEdition, on("2024-01-09"), headquarters, {
    edition: "handbook-6",
    book: "handbook",
    title: "事務担当者必携"
  }),
  step(DraftEdition, on("2024-01-09"), headquarters, {
    ...{ edition: "renewal-guide-6", book: "renewal-guide", title: "やさしい年度更新" }
  }),
  wrongStep("LawChangeUnknown", CoverLawChange, on("2024-01-10"), headquarters, {
    ...{ edition: "handbook-6", change: "rates-2025" }
  }),
  step(CoverLawChange, on("2024-01-10"), headquarters, { edition: "handbook-6", change: rates.change }),
  step(PublishEdition, on("2024-02-20"), headquarters, { edition: "handbook-6", copies: 3_000 }),
  step(DistributeEdition, on("2024-03-04"), headquarters, {
    ...{ edition: "handbook-6", distribution: "d-13", branch: "13", copies: 300 }
  }),
  wrongStep("MoreThanPrinted", DistributeEdition, on("2024-03-05"), headquarters, {
    ...{ edition: "handbook-6", distribution: "d-27", branch: "27", copies: 3_000 }
  })
]

/** Two associations that the branch nominates to the headquarters, of which one has not collected enough. */
const commendationScripts: ReadonlyArray<Script> = [99_600_000, 97_000_000].map((collected, n): Script => {
  const award = { commendation: `commendation-13-${n + 1}` }
  const nomination = step(NominateForCommendation, on("2023-09-04"), tokyo, {
    ...award,
    ...{ kind: "association", nominee: `a-13-${n + 1}`, branch: "13", commendedBy: "headquarters" },
    servingSince: "1998-04-01",
    affairs: { collected, assessed: 100_000_000, asOf: "2023-05-31", openFindings: 0 },
    merit: "長年にわたる適正な事務処理"
  })
  if (n > 0)
    return [nomination, wrongStep("CollectionRateMissed", SelectForCommendation, on("2023-10-02"), headquarters, award)]
  return [
    nomination,
    wrongStep("CommendationNotAt", AwardCommendation, on("2023-09-05"), headquarters, award),
    step(SelectForCommendation, on("2023-10-02"), headquarters, award),
    step(AwardCommendation, on("2023-11-15"), headquarters, award)
  ]
})

const practice = { practice: "practice-13-1" }
const practiceScript: Script = [
  step(SubmitGoodPractice, on("2023-06-05"), tokyo, {
    ...practice,
    ...{ branch: "13", title: "年度更新の相談会の共同開催", summary: "近隣の事務組合が相談員を出し合う" }
  }),
  wrongStep("GoodPracticeNotAt", AdoptGoodPractice, on("2023-06-06"), "branch-27", { ...practice, adopter: "27" }),
  step(ShareGoodPractice, on("2023-07-10"), headquarters, { ...practice, means: "情報誌" }),
  wrongStep("OwnPractice", AdoptGoodPractice, on("2023-07-11"), tokyo, { ...practice, adopter: "13" }),
  ...["14", "27"].map((adopter) =>
    step(AdoptGoodPractice, on("2023-10-02"), `branch-${adopter}`, { ...practice, adopter })
  )
]

/** What is done for promoters and associations. */
export const guidanceWork: ReadonlyArray<Script> = [
  instructorScript,
  staffScript,
  ...issueScripts,
  bookScript,
  ...commendationScripts,
  practiceScript
]
