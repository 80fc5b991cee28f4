// Openings of histories of guidance: a promoter who completed a training of leaders and is an instructor, an edition of a book that covers
// a change of the law.
const from = { occurredOn: "2023-04-01" }
const training = { ...from, training: "training-1" }
const person = { participant: "promoter-1", branch: "13" }

const appointed = [
  ["SecureParentBody", { ...from, parentBody: "parent-body-1", branch: "13" }],
  [
    "NominatePromoter",
    { ...from, promoter: "promoter-1", association: "association-1", branch: "13", parentBody: "parent-body-1" }
  ],
  ["AppointPromoter", { ...from, promoter: "promoter-1", termFrom: "2022-12-01", termTo: "2025-03-31" }]
] as const

const trained = [
  ...appointed,
  [
    "PlanTraining",
    {
      ...training,
      ...{ organiser: "13", audience: "leader", title: "い", plannedOn: "2023-04-01", elements: ["lecture"], hours: 3 }
    }
  ],
  ["EnrolParticipant", { ...training, ...person, branch: "27" }],
  ["EnrolParticipant", { ...training, ...person }],
  ["EnrolParticipant", { ...training, participant: "promoter-1", branch: "13", occurredOn: "2023-05-10" }],
  ["HoldTraining", training],
  ["AssessParticipant", { ...training, ...person, result: "completed" }],
  ["AssessParticipant", { ...training, ...person, result: "absent" }]
] as const

const instructing = [...trained, ["AppointInstructor", { ...from, promoter: "promoter-1", branch: "13" }]] as const

const issue = { ...from, issue: "magazine-issue-1" }
const planned = [["PlanMagazineIssue", { ...issue, title: "い", dueOn: "2023-04-01" }]] as const

const edition = { ...from, edition: "edition-1" }
const published = [
  ["NoteLawChange", { ...from, change: "law-change-1", title: "い", inForceFrom: "2023-04-01", books: ["book-1"] }],
  ["DraftEdition", { ...edition, book: "book-2", title: "い" }],
  ["PublishEdition", { ...edition, covers: ["law-change-1"], copies: 10 }],
  ["WithdrawEditionDraft", { ...edition, reason: "い" }],
  ["DraftEdition", { ...edition, book: "book-1", title: "い" }],
  ["PublishEdition", { ...edition, covers: ["law-change-1"], copies: 10 }],
  ["DistributeEdition", { ...edition, distribution: "distribution-1", branch: "13", copies: 4 }],
  ["DistributeEdition", { ...edition, distribution: "distribution-1", branch: "27", copies: 4 }],
  ["DistributeEdition", { ...edition, distribution: "distribution-2", branch: "13", copies: 7 }],
  ["WithdrawLawChange", { ...from, change: "law-change-1", reason: "い" }]
] as const

export const ofGuidance = [
  planned,
  [...planned, ["PublishMagazineIssue", { ...issue, copies: 1 }]],
  published.slice(0, 6),
  published,
  trained.slice(0, 4),
  trained,
  instructing,
  [...instructing, ["WithdrawParticipantAssessment", { ...training, participant: "promoter-1", reason: "い" }]]
] as const
