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
  ["CoverLawChange", { ...edition, change: "law-change-1" }],
  ["WithdrawEditionDraft", { ...edition, reason: "い" }],
  ["DraftEdition", { ...edition, book: "book-1", title: "い" }],
  ["CoverLawChange", { ...edition, change: "law-change-1" }],
  ["CoverLawChange", { ...edition, change: "law-change-1", occurredOn: "2023-05-10" }],
  ["PublishEdition", { ...edition, copies: 10 }],
  ["DistributeEdition", { ...edition, distribution: "distribution-1", branch: "13", copies: 4 }],
  ["DistributeEdition", { ...edition, distribution: "distribution-1", branch: "27", copies: 4 }],
  ["DistributeEdition", { ...edition, distribution: "distribution-2", branch: "13", copies: 7 }],
  ["WithdrawLawChange", { ...from, change: "law-change-1", reason: "い" }]
] as const

const commendation = { ...from, commendation: "commendation-1" }
const nominee = { nominee: "nominee-1", branch: "13", commendedBy: "branch", merit: "い" }
const affairs = { collected: 100, assessed: 100, asOf: "2023-04-01", openFindings: 0 }
const nominated = (kind: string, servingSince: string, changes: Readonly<Record<string, unknown>>) =>
  [
    [
      "NominateForCommendation",
      { ...commendation, ...nominee, kind, servingSince, affairs: { ...affairs, ...changes } }
    ],
    ["SelectForCommendation", commendation]
  ] as const
const selected = nominated("association", "2000-04-01", {})
const nominating = { ...commendation, ...nominee, kind: "association", servingSince: "2000-04-01", affairs }
const declined = [
  ...selected.slice(0, 1),
  ["DeclineCommendation", { ...commendation, occurredOn: "2023-05-10", cause: "い" }]
] as const

/** An award late in the log and early by its day, and nominations that cannot be. */
const awarded = [
  ...selected,
  ["AwardCommendation", { ...commendation, occurredOn: "2023-05-10" }],
  ["AwardCommendation", commendation],
  ["NominateForCommendation", { ...nominating, commendation: "commendation-2" }],
  [
    "NominateForCommendation",
    { ...nominating, nominee: "nominee-2", commendation: "commendation-2", servingSince: "2023-05-10" }
  ],
  [
    "NominateForCommendation",
    { ...nominating, nominee: "nominee-2", commendation: "commendation-2", affairs: { ...affairs, collected: 101 } }
  ],
  [
    "NominateForCommendation",
    { ...nominating, nominee: "nominee-2", commendation: "commendation-2", affairs: { ...affairs, asOf: "2023-05-10" } }
  ]
] as const

/** A promoter who serves since the first appointment, on which a nomination relies. */
const promoterNominated = [
  ...appointed,
  [
    "NominateForCommendation",
    {
      ...commendation,
      ...{ kind: "promoter", nominee: "promoter-1", branch: "13", commendedBy: "branch", servingSince: "2022-12-01" },
      merit: "い"
    }
  ],
  ["WithdrawAppointment", { ...from, promoter: "promoter-1", termFrom: "2022-12-01", reason: "い" }]
] as const

const practice = { ...from, practice: "practice-1" }
const practiceAdopted = [
  ["SubmitGoodPractice", { ...practice, branch: "13", title: "い", summary: "い" }],
  ["ShareGoodPractice", { ...practice, means: "い" }],
  ["AdoptGoodPractice", { ...practice, adopter: "13" }],
  ["AdoptGoodPractice", { ...practice, adopter: "27" }],
  ["AdoptGoodPractice", { ...practice, adopter: "27", occurredOn: "2023-05-10" }]
] as const

export const ofGuidance = [
  practiceAdopted,
  selected,
  [...selected, ["RescindCommendation", { ...commendation, cause: "い" }]],
  [...selected, ["AwardCommendation", commendation]],
  awarded,
  declined,
  [...selected.slice(0, 1), ["RescindCommendation", { ...commendation, cause: "い" }]],
  nominated("association", "2000-04-01", { collected: 98 }),
  nominated("association", "2000-04-01", { openFindings: 1 }),
  nominated("association", "2020-04-01", {}),
  promoterNominated,
  planned,
  [...planned, ["PublishMagazineIssue", { ...issue, copies: 1 }]],
  published.slice(0, 7),
  published,
  trained.slice(0, 4),
  trained,
  instructing,
  [...instructing, ["WithdrawParticipantAssessment", { ...training, participant: "promoter-1", reason: "い" }]]
] as const
