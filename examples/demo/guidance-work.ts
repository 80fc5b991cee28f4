// Guidance through the year, in Tokyo and at the headquarters: a promoter becomes instructor, the staff of associations is trained for
// the annual renewal. Everything but the names of the periodical and the books is invented.
import { promoterLevel, training } from "@keikaku/core"
import { LocalDate } from "@keikaku/kernel"
import { type Script, step, wrongStep } from "./step.ts"

const on = LocalDate.make
const [headquarters, tokyo] = ["headquarters", "branch-13"]

const { AssessParticipant, EnrolParticipant, HoldTraining, PlanTraining } = training
const { AppointInstructor } = promoterLevel

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

/** What is done for promoters and associations. */
export const guidanceWork: ReadonlyArray<Script> = [instructorScript, staffScript]
