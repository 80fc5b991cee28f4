// Trainings (研修, plan §4(4) and §5(3)): of promoters, by level, with group discussion and role play; and of the staff of
// associations. Planned, enrolled for, held, and assessed person by person.
import { type EventOf, forEach, LocalDate, refusal } from "@keikaku/kernel"
import { Schema } from "effect"
import { presupposition, retractable } from "../dated-history.ts"
import { BranchCode } from "../federation/index.ts"
import { identifier, Text } from "../identifier.ts"
import { accomplishedThings, isInYear } from "../report/accomplishment.ts"
import { column } from "../report/column.ts"
import { listed } from "../report/listed.ts"
import { type Flow, flow } from "../report/measure.ts"
import { occasionsOf } from "../report/occasion.ts"
import { UnknownBranch } from "../shared-refusals.ts"
import { staged } from "../staged.ts"
import { officeOn, PromoterNotInOffice, promoters } from "../sweep/promoter/index.ts"
import { defineTopic } from "../topic.ts"
import { branchOfOrganiser, Organiser, unknownOrganiser } from "./organiser.ts"

export const TrainingId = identifier("TrainingId", "a training")
/** Who is trained: a promoter by the identifier that the sweep knows, or a member of an association's staff. */
export const ParticipantId = identifier("ParticipantId", "a promoter or a member of an association's staff")
/** Whom a training is for: promoters of any level or of one (assumption: these three), or the staff of associations. */
export const Audience = Schema.Literals(["promoters", "new", "experienced", "leader", "association-staff"])
export const TrainingElement = Schema.Literals(["lecture", "group-discussion", "role-play"])
/** What came of it for a person: took part and completed it, took part in some of it, or was absent. */
export const TrainingResult = Schema.Literals(["completed", "attended", "absent"])

// EVENTS. FROZEN once released: new versions are added, old ones upcast.

const ofTraining = retractable({
  fields: { training: TrainingId, organiser: Organiser, audience: Audience },
  tags: (e) => [`training:${e.training}`, `branch:${e.organiser}`]
})
const planned = ofTraining("TrainingPlanned", "研修の計画", "TrainingPlanWithdrawn", {
  title: Text,
  plannedOn: LocalDate,
  elements: Schema.NonEmptyArray(TrainingElement).check(Schema.isUnique()),
  hours: Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 200 }))
})
export const [TrainingPlanWithdrawn, TrainingPlanned] = planned
/** A person with the branch that the person comes from. */
const person = { participant: ParticipantId, branch: BranchCode }
const ofPerson = (e: { readonly participant: string; readonly branch: string }) =>
  [`participant:${e.participant}`, `branch:${e.branch}`] as const
const enrolled = ofTraining("ParticipantEnrolled", "研修の受講登録", "ParticipantEnrolmentWithdrawn", person, {
  tags: ofPerson
})
export const [ParticipantEnrolmentWithdrawn, ParticipantEnrolled] = enrolled
const held = ofTraining("TrainingHeld", "研修の実施", "TrainingHoldingWithdrawn")
export const [TrainingHoldingWithdrawn, TrainingHeld] = held
const assessed = ofTraining(
  "ParticipantAssessed",
  "研修の修了評価",
  "ParticipantAssessmentWithdrawn",
  { ...person, result: TrainingResult },
  { tags: ofPerson }
)
export const [ParticipantAssessmentWithdrawn, ParticipantAssessed] = assessed

// STAGES.

export const trainings = staged({
  code: "Training",
  noun: { ja: "研修", en: "training" },
  key: { training: TrainingId },
  tag: "training",
  opens: planned,
  steps: [
    { entry: enrolled, after: [planned], stays: true, per: ["participant"] },
    { entry: held, after: [planned] },
    { entry: assessed, after: [held], stays: true, per: ["participant"] }
  ],
  carries: ["organiser", "audience"]
})

/** The entries of a training, to see whether a person is enrolled or assessed already, be it on a later day. */
const everythingOf = (c: object) => ({ entries: trainings.of(c) })
type Person = Pick<EventOf<typeof ParticipantEnrolled>, "participant" | "branch">
const enrolmentIn = (entries: ReadonlyArray<EventOf<any>>, { participant }: Person) =>
  entries.filter(ParticipantEnrolled.is).find((each) => each.participant === participant)
const assessmentIn = (entries: ReadonlyArray<EventOf<any>>, { participant }: Person) =>
  entries.filter(ParticipantAssessed.is).find((each) => each.participant === participant)

// REFUSALS.

/** What was held is recorded with the decision that holds it, and not planned afterwards. */
export const TrainingPlannedForThePast = refusal("TrainingPlannedForThePast", "plannedOn", {
  ja: "研修 {training} の予定日 {plannedOn} は、計画した日 {occurredOn} より前です。",
  en: "The training {training} would be planned on {occurredOn} for an earlier day, {plannedOn}."
})

export const AlreadyEnrolled = refusal("AlreadyEnrolled", "participant", {
  ja: "{participant} は {occurredOn} に研修 {training} の受講を登録済みです。",
  en: "{participant} has been enrolled for the training {training} on {occurredOn}."
})
export const PromoterOfOtherBranchEnrolled = refusal("PromoterOfOtherBranchEnrolled", "branch", {
  ja: "推進員 {participant} は支部 {office} に在任しています（支部 {branch} ではありません）。",
  en: "Promoter {participant} is in office for branch {office}, not for branch {branch}."
})
export const NotEnrolled = refusal("NotEnrolled", "participant", {
  ja: "支部 {branch} の {participant} は、その日までに研修 {training} の受講を登録していません。",
  en: "{participant} of branch {branch} is not enrolled for the training {training} by that day."
})
export const AlreadyAssessed = refusal("AlreadyAssessed", "participant", {
  ja: "{participant} の研修 {training} の修了評価は {occurredOn} に別の内容で記録されています。",
  en: "{participant} was assessed for the training {training} on {occurredOn}, and otherwise."
})

// DECISIONS.

const { decide, withdraw } = trainings

export const PlanTraining = decide("PlanTraining", "研修を計画する", TrainingPlanned, {
  refuses: [UnknownBranch, TrainingPlannedForThePast],
  rule: (event, _, __, context) =>
    unknownOrganiser(event, context) ??
    (event.plannedOn < event.occurredOn ? TrainingPlannedForThePast(event) : undefined)
})
/** Enrols a person, nobody twice; a promoter while in office, for the branch of that office. */
export const EnrolParticipant = decide("EnrolParticipant", "研修の受講を登録する", ParticipantEnrolled, {
  refuses: [AlreadyEnrolled, PromoterNotInOffice, PromoterOfOtherBranchEnrolled],
  reads: (c) => ({ ...everythingOf(c), promoter: promoters.about(`promoter:${c.participant}`) }),
  rule: (event, { entries, promoter }) => {
    const { audience, branch, occurredOn: on, participant } = event
    const earlier = enrolmentIn(entries, event)
    if (earlier !== undefined) return AlreadyEnrolled(earlier)
    if (audience === "association-staff") return undefined
    const office = officeOn(promoter, on)
    if (office === undefined) return PromoterNotInOffice({ promoter: participant, on })
    return office.branch === branch ? undefined : PromoterOfOtherBranchEnrolled({ ...event, office: office.branch })
  }
})
export const HoldTraining = decide("HoldTraining", "研修を実施する", TrainingHeld)
/** Records what came of it for a person who was enrolled. */
export const AssessParticipant = decide("AssessParticipant", "研修の修了を評価する", ParticipantAssessed, {
  refuses: [NotEnrolled, AlreadyAssessed],
  reads: everythingOf,
  rule: (event, { entries }, { past }) => {
    if (enrolmentIn(past, event)?.branch !== event.branch) return NotEnrolled(event)
    const earlier = assessmentIn(entries, event)
    return earlier === undefined ? undefined : AlreadyAssessed(earlier)
  }
})
export const WithdrawTrainingPlan = withdraw("WithdrawTrainingPlan", "研修の計画を取り下げる", TrainingPlanWithdrawn)
export const WithdrawParticipantEnrolment = withdraw(
  "WithdrawParticipantEnrolment",
  "研修の受講登録を取り下げる",
  ParticipantEnrolmentWithdrawn
)
export const WithdrawTrainingHolding = withdraw(
  "WithdrawTrainingHolding",
  "研修の実施を取り下げる",
  TrainingHoldingWithdrawn
)
export const WithdrawParticipantAssessment = withdraw(
  "WithdrawParticipantAssessment",
  "研修の修了評価を取り下げる",
  ParticipantAssessmentWithdrawn
)

// MEASURES. A training of the headquarters is no branch's; whoever completes two trainings counts twice (延べ人数).

const heldBy = (units: 1 | -1) => (e: EventOf<typeof TrainingHeld>) => {
  const branch = branchOfOrganiser(e.organiser)
  return branch === undefined ? [] : { branch, on: e.occurredOn, units }
}
const trainedBy = (units: 1 | -1) => (e: EventOf<typeof ParticipantAssessed>) =>
  e.result === "completed" && e.audience !== "association-staff" ? { branch: e.branch, on: e.occurredOn, units } : []
/** Trainings that the branches held. */
const trainingsHeld: Flow = flow.on(TrainingHeld, heldBy(1)).on(TrainingHoldingWithdrawn, heldBy(-1) as never)
/** Trainings that promoters completed. */
const promotersTrained: Flow = flow
  .on(ParticipantAssessed, trainedBy(1))
  .on(ParticipantAssessmentWithdrawn, trainedBy(-1) as never)

// REPORT.

const allTrainings = forEach(trainings.histories, ({ training }) => training)

/** What an audience is called. */
export const audiences = {
  promoters: { ja: "推進員", en: "promoters" },
  new: { ja: "推進員（新任）", en: "new promoters" },
  experienced: { ja: "推進員（経験者）", en: "experienced promoters" },
  leader: { ja: "推進員（指導者）", en: "leading promoters" },
  "association-staff": { ja: "事務組合職員", en: "staff of associations" }
} as const
const elementNames = {
  lecture: { ja: "講義", en: "lecture" },
  "group-discussion": { ja: "グループ討議", en: "group discussion" },
  "role-play": { ja: "ロールプレイ", en: "role play" }
} as const
const elementsText = (elements: ReadonlyArray<typeof TrainingElement.Type>) => ({
  ja: elements.map((each) => elementNames[each].ja).join("、"),
  en: elements.map((each) => elementNames[each].en).join(", ")
})

export const trainingList = listed(
  "trainings",
  { ja: "研修の実施状況", en: "Trainings" },
  {
    things: allTrainings,
    identifier: ["training", column.text("番号", "Training")],
    statuses: { TrainingPlanned: "計画", TrainingHeld: "実施済み" },
    columns: {
      title: column.text("件名", "Title"),
      audience: column.text("対象", "For"),
      elements: column.text("内容", "Elements"),
      hours: column.count("時間", "Hours"),
      plannedOn: column.date("予定日", "Planned on"),
      enrolled: column.count("登録者", "Enrolled"),
      completed: column.count("修了者", "Completed")
    },
    row: (history, { asOf }) => {
      const { last, opening, past, stage } = trainings.on(history, asOf)
      if (opening === undefined || (stage !== "TrainingPlanned" && stage !== "TrainingHeld")) return undefined
      return {
        branch: branchOfOrganiser(opening.organiser) ?? null,
        status: stage,
        since: last[stage]!.occurredOn,
        title: opening.title,
        audience: audiences[opening.audience],
        elements: elementsText(opening.elements),
        hours: opening.hours,
        plannedOn: opening.plannedOn,
        enrolled: past.filter(ParticipantEnrolled.is).length,
        completed: past.filter(ParticipantAssessed.is).filter(({ result }) => result === "completed").length
      }
    }
  }
)

/** Of the trainings planned for the year, how many were held: for the staff of associations, or for promoters. */
const heldOf = (label: readonly [ja: string, en: string], row: string, forStaff: boolean) =>
  accomplishedThings(
    label,
    allTrainings,
    (history, query) => {
      const { last, opening } = trainings.on(history, query.asOf)
      if (opening === undefined || (opening.audience === "association-staff") !== forStaff) return undefined
      return isInYear(opening.plannedOn, query) ? last.TrainingHeld !== undefined : undefined
    },
    { row }
  )

const topicLabel = { ja: "研修", en: "Trainings" }

export const topic = defineTopic({
  name: "training",
  rows: ["P4.4", "P5.3"],
  label: topicLabel,
  by: ["headquarters", "branch"],
  decisions: [
    ...[PlanTraining, EnrolParticipant, HoldTraining, AssessParticipant],
    ...[WithdrawTrainingPlan, WithdrawParticipantEnrolment, WithdrawTrainingHolding, WithdrawParticipantAssessment]
  ],
  reports: [trainingList],
  measures: { trainings: trainingsHeld, "trained-promoters": promotersTrained },
  occasions: [
    occasionsOf(allTrainings, (history, { asOf }, id) => {
      const { last, opening } = trainings.on(history, asOf)
      if (opening === undefined) return undefined
      const { organiser, plannedOn, title } = opening
      const [on, done] = [last.TrainingHeld?.occurredOn ?? plannedOn, last.TrainingHeld !== undefined]
      return { on, what: topicLabel, title, of: id, branch: branchOfOrganiser(organiser) ?? null, done }
    })
  ],
  accomplishments: [
    heldOf(["実施した推進員研修", "Trainings of promoters held"], "P4.4", false),
    heldOf(["実施した職員研修", "Trainings of staff held"], "P5.3", true)
  ],
  presupposes: [
    presupposition({
      on: ParticipantEnrolled,
      entry: assessed,
      tag: ({ training }) => `training:${training}`,
      where: (enrolment, assessment) => enrolment.participant === assessment.participant
    })
  ]
})
