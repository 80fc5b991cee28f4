// Openings of histories of affairs associations: one that is abolished and succeeded, one that is a member and owes its fee, a
// campaign for those that are none, and a desk that was asked for advice.
const from = { occurredOn: "2023-04-01" }
const before = { occurredOn: "2022-12-01" }
const why = { reason: "い" }
const certified = ["a1", "a2"].map(
  (association) => ["CertifyAssociation", { ...before, association, branch: "13" }] as const
)

const abolished = [
  ...certified,
  ["OfferAssociationSupport", { ...before, association: "a1", support: "い" }],
  ["ReportAbolition", { ...before, association: "a1", effectiveOn: "2023-04-01" }],
  ["AbolishAssociation", { ...before, association: "a1" }],
  ["ArrangeSuccession", { ...before, association: "a1", successor: "a2", workplaces: 1 }],
  ["AbolishAssociation", { ...from, association: "a1" }]
] as const

/** A promoter and a case for which an association is named that was abolished by then. */
const closed = [
  ...abolished,
  ["SecureParentBody", { ...from, parentBody: "m1", branch: "13" }],
  ["NominatePromoter", { ...from, promoter: "p1", association: "a1", branch: "13", parentBody: "m1" }],
  ["NominatePromoter", { ...from, promoter: "p1", association: "a2", branch: "13", parentBody: "m1" }],
  ["AppointPromoter", { ...from, promoter: "p1", termFrom: "2022-12-01", termTo: "2024-04-10" }],
  ["IssuePromoterCard", { ...from, promoter: "p1", card: "c1", expiresOn: "2024-04-10" }],
  ["ListCase", { ...from, case: "k1", business: "b1", branch: "13", source: "bureau-list", scheme: "unified" }],
  ["AssignCase", { ...from, case: "k1", promoter: "p1" }],
  ["CanvassCase", { ...from, case: "k1", canvass: "1", promoter: "p1", method: "visit", explained: true }],
  ["EstablishCase", { ...from, case: "k1", outcome: "o1", insurances: "wc-only", specialEnrolment: false }],
  ["EntrustCase", { ...from, case: "k1", association: "a1" }]
] as const

const revoked = [
  ...certified,
  ["RevokeCertification", { ...from, association: "a1", grounds: "い" }],
  ["ArrangeSuccession", { ...from, association: "a1", successor: "a2", workplaces: 1 }],
  ["WithdrawRevocation", { ...from, association: "a1", ...why }]
] as const

const member = [
  ...certified,
  ["ApplyForMembership", { ...before, association: "a1" }],
  ["AdmitMember", { ...from, association: "a1" }]
] as const

/** A member that leaves, and applies again since. */
const leaving = [
  ...member,
  ["WithdrawFromMembership", { ...from, association: "a1", ground: "notice", lastDay: "2023-05-10" }],
  ["ApplyForMembership", { occurredOn: "2023-06-20", association: "a1" }],
  ["AdmitMember", { occurredOn: "2023-06-20", association: "a1" }],
  ["WithdrawMemberWithdrawal", { ...from, association: "a1", ...why }]
] as const

/** A member that left by law, and applied again since. */
const exited = [
  ...member,
  ["ExitMember", { ...from, association: "a1", cause: "articles" }],
  ["ApplyForMembership", { occurredOn: "2023-05-10", association: "a1" }],
  ["ExitMember", { ...before, association: "a1", cause: "articles" }]
] as const

const fee = { ...from, association: "a1", fiscalYear: 2023 }
const owing = [
  ...member,
  ["AssessMembershipFee", { ...fee, branch: "27", amount: 100 }],
  ["AssessMembershipFee", { ...fee, branch: "13", amount: 100 }],
  ["InvoiceMembershipFee", { ...fee, dueOn: "2023-05-10" }],
  ["ReceiveMembershipFee", { ...fee, receipt: "r1", amount: 60 }],
  ["ReceiveMembershipFee", { ...fee, receipt: "r1", amount: 1 }],
  ["ReceiveMembershipFee", { ...fee, receipt: "r2", amount: 50 }],
  ["WriteOffMembershipFee", { ...fee, amount: 50, grounds: "い" }],
  ["WriteOffMembershipFee", { ...fee, amount: 10, grounds: "い" }],
  ["WithdrawAdmission", { ...from, association: "a1", ...why }]
] as const

/** A fee that was invoiced, and then said to have been invoiced before. */
const invoicedLater = [
  ...member,
  ["AssessMembershipFee", { ...fee, branch: "13", amount: 100 }],
  ["InvoiceMembershipFee", { ...fee, occurredOn: "2023-05-10", dueOn: "2023-06-20" }],
  ["InvoiceMembershipFee", { ...fee, dueOn: "2023-05-10" }]
] as const

const campaign = { ...from, campaign: "campaign-1" }
const approach = { ...from, approach: "approach-1", branch: "13", means: "い" }
const recruiting = [
  ...member,
  ["StartRecruitmentCampaign", { ...campaign, branch: "13", target: 2, lastDay: "2023-05-10" }],
  ["ApproachAssociation", { ...approach, association: "a1" }],
  ["ApproachAssociation", { ...approach, association: "a2", branch: "27" }],
  ["ApproachAssociation", { ...approach, association: "a2", campaign: "campaign-2" }],
  ["ApproachAssociation", { ...approach, association: "a2", campaign: "campaign-1" }],
  ["WithdrawRecruitmentCampaign", { ...campaign, ...why }],
  ["EndRecruitmentCampaign", { ...campaign, review: "い" }]
] as const

const consultation = { ...from, consultation: "consultation-1" }
const asked = [
  ["OpenConsultationDesk", { ...from, desk: "desk-1", branch: "13" }],
  ["PubliciseConsultationDesk", { ...from, desk: "desk-1", means: "い" }],
  ["ReceiveConsultation", { ...consultation, desk: "desk-1", branch: "13", subject: "opening", title: "い" }],
  ["AnswerConsultation", { ...consultation, answer: "い" }],
  ["WithdrawConsultationDesk", { ...from, desk: "desk-1", ...why }],
  ["CloseConsultation", { ...consultation, result: "い" }],
  ["CloseConsultationDesk", { ...from, desk: "desk-1" }]
] as const

const rated = [
  [
    "RecordPublishedRate",
    {
      ...{ ...from, publication: "publication-1", source: "い", members: 232, membersOn: "2023-03-31" },
      ...{ associations: 243, associationsOn: "2023-03-31", printed: "96.7" }
    }
  ]
] as const

export const ofAssociations = [
  ...[abolished, closed, revoked, member, leaving, exited],
  ...[owing, invoicedLater, recruiting, asked, rated]
]
