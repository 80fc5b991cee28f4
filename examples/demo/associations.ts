// A year of the federation's members: a desk that is asked, an association that ends and is succeeded, one that is won, fees. Names,
// dates and amounts are invented, since the federation's fee scale was not found; only Nagano's published rate is real, as printed.
import { association, consultation, expulsion, fee, membership, organisationRate, recruitment } from "@keikaku/core"
import { LocalDate } from "@keikaku/kernel"
import { type Script, step, wrongStep } from "./step.ts"

const { AbolishAssociation, ArrangeSuccession, CertifyAssociation, OfferAssociationSupport, ReportAbolition } =
  association
const { AnswerConsultation, CloseConsultation, OpenConsultationDesk, PubliciseConsultationDesk, ReceiveConsultation } =
  consultation
const { AssessMembershipFee, InvoiceMembershipFee, ReceiveMembershipFee, WriteOffMembershipFee } = fee
const { AdmitMember, ApplyForMembership, WithdrawFromMembership } = membership

const headquarters = "headquarters"
const tokyo = "branch-13"
const on = (day: string) => LocalDate.make(day)
const fiscalYear = 2023
const branch = "13"

/** What stood before the year: four associations of Tokyo, of which three are members. */
const before: Script = [
  ...["tokyo-1", "tokyo-2", "tokyo-3", "tokyo-4"].map((each) =>
    step(CertifyAssociation, on("2023-03-27"), tokyo, { association: each, branch, occurredOn: "2010-04-01" })
  ),
  ...["tokyo-1", "tokyo-2", "tokyo-4"].flatMap((each) => [
    step(ApplyForMembership, on("2023-03-27"), tokyo, { association: each, occurredOn: "2010-05-10" }),
    step(AdmitMember, on("2023-03-27"), headquarters, { association: each, occurredOn: "2010-06-15" })
  ])
]

const desk = { desk: "desk-13" }
const asked = { consultation: "consultation-1" }
/** The desk is asked by an association without a successor, which then ends. */
const ending: Script = [
  step(OpenConsultationDesk, on("2023-04-03"), tokyo, { ...desk, branch }),
  step(PubliciseConsultationDesk, on("2023-04-10"), tokyo, { ...desk, means: "支部会報" }),
  step(ReceiveConsultation, on("2023-05-15"), tokyo, {
    ...{ ...asked, ...desk, branch, subject: "abolition" },
    ...{ association: "tokyo-1", title: "後継者がおらず廃止を検討" }
  }),
  step(AnswerConsultation, on("2023-05-16"), tokyo, { ...asked, answer: "60日前までの届出と引受け先を案内" }),
  step(OfferAssociationSupport, on("2023-05-22"), tokyo, { association: "tokyo-1", support: "引受け先の紹介" }),
  wrongStep("AbolitionReportedTooLate", ReportAbolition, on("2023-06-05"), tokyo, {
    association: "tokyo-1",
    effectiveOn: "2023-07-31"
  }),
  step(ReportAbolition, on("2023-06-05"), tokyo, { association: "tokyo-1", effectiveOn: "2023-09-30" }),
  wrongStep("SuccessorNotCertified", ArrangeSuccession, on("2023-06-12"), tokyo, {
    ...{ association: "tokyo-1", successor: "tokyo-9" },
    workplaces: 60
  }),
  step(ArrangeSuccession, on("2023-06-12"), tokyo, { association: "tokyo-1", successor: "tokyo-2", workplaces: 60 }),
  step(CloseConsultation, on("2023-06-12"), tokyo, { ...asked, result: "届出と引受けの調整を終えた" }),
  step(WithdrawFromMembership, on("2023-08-31"), tokyo, {
    ...{ association: "tokyo-1", ground: "notice" },
    lastDay: "2023-09-29"
  }),
  step(AbolishAssociation, on("2023-09-30"), tokyo, { association: "tokyo-1" })
]

const of = (each: string) => ({ association: each, fiscalYear })
/** Fees of the members of the year: one is paid in two parts, of the other a part is written off. */
const fees: Script = [
  wrongStep("NotAMemberInYear", AssessMembershipFee, on("2023-04-20"), headquarters, {
    ...{ ...of("tokyo-3"), branch },
    amount: 60_000
  }),
  ...["tokyo-1", "tokyo-2"].flatMap((each) => [
    step(AssessMembershipFee, on("2023-04-20"), headquarters, { ...of(each), branch, amount: 60_000 }),
    step(InvoiceMembershipFee, on("2023-05-01"), headquarters, { ...of(each), dueOn: "2023-06-30" })
  ]),
  step(ReceiveMembershipFee, on("2023-06-20"), headquarters, { ...of("tokyo-2"), receipt: "1", amount: 40_000 }),
  wrongStep("MoreThanOwed", ReceiveMembershipFee, on("2023-07-14"), headquarters, {
    ...{ ...of("tokyo-2"), receipt: "2" },
    amount: 40_000
  }),
  step(ReceiveMembershipFee, on("2023-07-14"), headquarters, { ...of("tokyo-2"), receipt: "2", amount: 20_000 }),
  step(ReceiveMembershipFee, on("2023-09-15"), headquarters, { ...of("tokyo-1"), receipt: "1", amount: 30_000 }),
  step(WriteOffMembershipFee, on("2024-03-15"), headquarters, {
    ...{ ...of("tokyo-1"), amount: 20_000 },
    grounds: "年度途中の業務廃止"
  })
]

const campaign = "campaign-13"
/** An association that is no member is approached in a campaign, and admitted. */
const won: Script = [
  step(recruitment.StartRecruitmentCampaign, on("2023-09-01"), tokyo, {
    ...{ campaign, branch, target: 2 },
    lastDay: "2023-11-30"
  }),
  step(recruitment.ApproachAssociation, on("2023-09-12"), tokyo, {
    ...{ approach: "approach-1", association: "tokyo-3", branch, campaign },
    means: "訪問"
  }),
  wrongStep("MembershipNotApplied", AdmitMember, on("2023-10-10"), headquarters, { association: "tokyo-3" }),
  step(ApplyForMembership, on("2023-10-16"), tokyo, { association: "tokyo-3" }),
  step(AdmitMember, on("2023-11-14"), headquarters, { association: "tokyo-3" }),
  step(recruitment.EndRecruitmentCampaign, on("2023-12-01"), tokyo, { campaign, review: "1組合が入会、目標に1不足" })
]

const tokyo4 = { expulsion: "expulsion-1" }
/** A member is to be expelled, and speaks at the general meeting; the item is not put to the vote, and it stays a member. */
const spared: Script = [
  step(expulsion.NotifyExpulsion, on("2023-06-06"), headquarters, {
    ...{ ...tokyo4, association: "tokyo-4", branch, meeting: "general-2023-06", item: "3" },
    cause: "会費の長期の滞納"
  }),
  step(expulsion.HearMember, on("2023-06-21"), headquarters, {
    ...{ ...tokyo4, hearing: "spoke" },
    occurredOn: "2023-06-20"
  }),
  wrongStep("ExpulsionNotResolved", expulsion.ExpelMember, on("2023-06-21"), headquarters, tokyo4)
]

/** What Nagano printed; its two numbers give 95.5%. The plan gives no dates for them: those here are invented. */
const published: Script = [
  step(organisationRate.RecordPublishedRate, on("2023-07-03"), headquarters, {
    ...{ publication: "nagano-1", branch: "20", source: "長野支部の公表" },
    ...{ members: 232, membersOn: "2023-03-31", associations: 243, associationsOn: "2023-03-31", printed: "96.7" }
  })
]

const inOrder = (...scripts: ReadonlyArray<Script>): Script =>
  scripts.flat().toSorted((a, b) => (a.on < b.on ? -1 : Number(a.on > b.on)))

export const associationsYear: Script = inOrder(before, ending, fees, won, spared, published)
