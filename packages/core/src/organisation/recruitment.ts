// Winning members (組織率の向上, plan §2(1)): campaigns of a branch with a target, and approaches to certified associations that are no
// members, within a campaign or without one.
import { type EventOf, forEach, LocalDate, refusal, together } from "@keikaku/kernel"
import { Schema } from "effect"
import { presupposition, retractable } from "../dated-history.ts"
import { ratio } from "../exact/index.ts"
import { BranchCode } from "../federation/index.ts"
import { AssociationId, identifier, Text } from "../identifier.ts"
import { column } from "../report/column.ts"
import { occasionsOf } from "../report/occasion.ts"
import { defineReport, ofBranch } from "../report/report.ts"
import { staged } from "../staged.ts"
import { defineTopic } from "../topic.ts"
import { AssociationCertified, AssociationOfOtherBranch, associations, certificationOn } from "./association.ts"
import { AssociationNotCertified, MemberAlready, membershipOf, membershipOn, memberships } from "./membership.ts"

export const CampaignId = identifier("CampaignId", "a recruitment campaign of a branch")
export const ApproachId = identifier("ApproachId", "an approach to an association that is no member")
/** How many members a campaign is to win: at least one. */
export const RecruitmentTarget = Schema.Int.check(
  Schema.isBetween({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER })
).annotate({ identifier: "RecruitmentTarget", description: "members to be won, 1 or more" })

// EVENTS. FROZEN once released: new versions are added, old ones upcast.

const ofCampaign = retractable({
  fields: { campaign: CampaignId, branch: BranchCode },
  tags: (e) => [`campaign:${e.campaign}`, `branch:${e.branch}`]
})
const started = ofCampaign("RecruitmentCampaignStarted", "加入促進の開始", "RecruitmentCampaignWithdrawn", {
  target: RecruitmentTarget,
  lastDay: LocalDate
})
/** A campaign runs from this day through `lastDay`, to win a number of members. */
export const [RecruitmentCampaignWithdrawn, RecruitmentCampaignStarted] = started
const ended = ofCampaign("RecruitmentCampaignEnded", "加入促進の終了", "RecruitmentCampaignEndWithdrawn", {
  review: Text
})
/** The campaign was ended and reviewed, on its last day or before. */
export const [RecruitmentCampaignEndWithdrawn, RecruitmentCampaignEnded] = ended
/** What approaches outside of a campaign are found under; no campaign is called that. */
const noCampaign = "-"
const approached = retractable({
  fields: { approach: ApproachId, association: AssociationId, branch: BranchCode },
  tags: (e) => [`approach:${e.approach}`, `association:${e.association}`, `branch:${e.branch}`]
})(
  "AssociationApproached",
  "加入の働きかけ",
  "ApproachWithdrawn",
  {
    campaign: Schema.optionalKey(CampaignId),
    means: Text
  },
  { tags: (e) => [`campaign:${e.campaign ?? noCampaign}`] }
)
/** The branch approached an association that is no member. */
export const [ApproachWithdrawn, AssociationApproached] = approached
/** The entry of an approach, after what takes it back. */
export const approachEntry = approached

// STAGES.

export const campaigns = staged({
  code: "RecruitmentCampaign",
  noun: { ja: "加入促進", en: "recruitment campaign" },
  key: { campaign: CampaignId },
  tag: "campaign",
  opens: started,
  steps: [{ entry: ended, after: [started] }],
  carries: ["branch"]
})
export const approaches = staged({
  code: "Approach",
  noun: { ja: "加入の働きかけ", en: "approach" },
  key: { approach: ApproachId },
  tag: "approach",
  opens: approached,
  steps: []
})

/** Whether a campaign of a branch runs on a day. */
const isRunning = (history: Parameters<typeof campaigns.on>[0], branch: BranchCode, day: LocalDate): boolean => {
  const { opening, stage } = campaigns.on(history, day)
  return opening?.branch === branch && stage === "RecruitmentCampaignStarted" && day <= opening.lastDay
}

// REFUSALS.

export const CampaignEndsBeforeItStarts = refusal("CampaignEndsBeforeItStarts", "lastDay", {
  ja: "加入促進の最終日 {lastDay} が開始日 {occurredOn} より前です。",
  en: "The campaign would end on {lastDay}, before it starts on {occurredOn}."
})
export const CampaignNotRunning = refusal("CampaignNotRunning", "campaign", {
  ja: "支部 {branch} の加入促進 {campaign} は、その日に行われていません。",
  en: "Branch {branch} runs no campaign {campaign} on that day."
})

// DECISIONS.

export const StartRecruitmentCampaign = campaigns.decide(
  "StartRecruitmentCampaign",
  "加入促進を始める",
  RecruitmentCampaignStarted,
  {
    refuses: [CampaignEndsBeforeItStarts],
    rule: (event) => (event.lastDay < event.occurredOn ? CampaignEndsBeforeItStarts(event) : undefined)
  }
)
export const EndRecruitmentCampaign = campaigns.decide(
  "EndRecruitmentCampaign",
  "加入促進を終える",
  RecruitmentCampaignEnded
)
export const ApproachAssociation = approaches.decide("ApproachAssociation", "加入を働きかける", AssociationApproached, {
  refuses: [AssociationNotCertified, AssociationOfOtherBranch, MemberAlready, CampaignNotRunning],
  reads: (c) => ({
    certification: associations.of(c),
    membership: membershipOf(c),
    campaign: campaigns.of({ campaign: c.campaign ?? noCampaign })
  }),
  rule: (event, { campaign, certification, membership }) => {
    const { association, branch, occurredOn } = event
    const certified = certificationOn(certification, occurredOn)
    if (certified === undefined) return AssociationNotCertified(event)
    if (certified.branch !== branch) return AssociationOfOtherBranch(certified)
    const { admission } = membershipOn(membership, occurredOn)
    if (admission !== undefined) return MemberAlready({ association, on: admission.occurredOn })
    if (event.campaign === undefined || isRunning(campaign, branch, occurredOn)) return undefined
    return CampaignNotRunning({ campaign: event.campaign, branch })
  }
})
export const WithdrawRecruitmentCampaign = campaigns.withdraw(
  "WithdrawRecruitmentCampaign",
  "加入促進の開始を取り下げる",
  RecruitmentCampaignWithdrawn
)
export const WithdrawRecruitmentCampaignEnd = campaigns.withdraw(
  "WithdrawRecruitmentCampaignEnd",
  "加入促進の終了を取り下げる",
  RecruitmentCampaignEndWithdrawn
)
export const WithdrawApproach = approaches.withdraw("WithdrawApproach", "加入の働きかけを取り下げる", ApproachWithdrawn)

// REPORT: of whom a campaign approached, who was admitted since, against its target.

const firstApproaches = (all: ReadonlyArray<EventOf<typeof AssociationApproached>>) => {
  const first = new Map<AssociationId, LocalDate>()
  for (const { association, occurredOn } of all) {
    const earlier = first.get(association)
    if (earlier === undefined || occurredOn < earlier) first.set(association, occurredOn)
  }
  return first
}
const over = { ja: "終了", en: "ended" }

export const recruitmentCampaigns = defineReport(
  "recruitment-campaigns",
  { ja: "加入促進の成果", en: "Recruitment campaigns" },
  {
    parameters: ofBranch,
    columns: {
      campaign: column.text("番号", "Campaign"),
      branch: column.text("支部", "Branch"),
      startedOn: column.date("開始日", "Started on"),
      lastDay: column.date("最終日", "Last day"),
      status: column.text("状態", "Status"),
      target: column.count("目標", "Target"),
      approached: column.count("働きかけた事務組合", "Approached"),
      admitted: column.count("うち入会", "Of these admitted"),
      achievement: column.percent("達成率", "Achievement")
    },
    projection: () =>
      together({
        campaigns: forEach(campaigns.histories, ({ campaign }) => campaign),
        approaches: forEach(approaches.histories, ({ approach }) => approach),
        members: forEach(memberships, ({ association }) => association)
      }),
    rows: (state, { asOf, branch }) => {
      const all = [...state.approaches.values()].flatMap((history) => approaches.on(history, asOf).opening ?? [])
      return [...state.campaigns].flatMap(([campaign, history]) => {
        const { opening, stage } = campaigns.on(history, asOf)
        if (opening === undefined || (branch !== undefined && branch !== opening.branch)) return []
        const { lastDay, occurredOn, target } = opening
        const first = firstApproaches(all.filter((each) => each.campaign === campaign))
        const admitted = [...first].filter(([association, on]) => {
          const { admission } = membershipOn(state.members.get(association) ?? [], asOf)
          return admission !== undefined && admission.occurredOn >= on
        }).length
        return {
          campaign,
          branch: opening.branch,
          startedOn: occurredOn,
          lastDay,
          status: stage === "RecruitmentCampaignEnded" || lastDay < asOf ? over : { ja: "実施中", en: "running" },
          target,
          approached: first.size,
          admitted,
          achievement: ratio(admitted, target)
        }
      })
    }
  }
)

export const topic = defineTopic({
  name: "recruitment",
  rows: ["P2.1c"],
  label: { ja: "加入促進", en: "Recruitment of members" },
  by: ["headquarters", "branch"],
  decisions: [
    ...[StartRecruitmentCampaign, EndRecruitmentCampaign, ApproachAssociation],
    ...[WithdrawRecruitmentCampaign, WithdrawRecruitmentCampaignEnd, WithdrawApproach]
  ],
  presupposes: [
    presupposition({
      on: AssociationCertified,
      entry: approached,
      tag: ({ association }) => `association:${association}`
    }),
    presupposition({ on: RecruitmentCampaignStarted, entry: approached, tag: ({ campaign }) => `campaign:${campaign}` })
  ],
  reports: [recruitmentCampaigns],
  occasions: [
    occasionsOf(
      forEach(campaigns.histories, ({ campaign }) => campaign),
      (history, { asOf }, of) => {
        const { last, opening } = campaigns.on(history, asOf)
        if (opening === undefined) return undefined
        const what = { ja: "加入促進の最終日", en: "Recruitment campaign ends" }
        const done = last.RecruitmentCampaignEnded !== undefined
        return { on: opening.lastDay, what, of, branch: opening.branch, done }
      }
    )
  ]
})
