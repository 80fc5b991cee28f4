// Councils with the Labour Bureau (協議会, plan §4(1)): about three a year in each branch, and what is agreed there.
import { alreadySo, type EventOf, forEach, once, refusal } from "@keikaku/kernel"
import { type Course, datedHistory, entriesOf, laterStands, stateOn } from "../dated-history.ts"
import { decision } from "../decision.ts"
import { CaseId, Text } from "../identifier.ts"
import { accomplishedUnits } from "../report/accomplishment.ts"
import { countedByArea } from "../report/counted-by-area.ts"
import { occurrencesOf } from "../report/measure.ts"
import { occasionsOf } from "../report/occasion.ts"
import { defineTopic } from "../topic.ts"
import { withdrawing } from "../withdrawing.ts"
import {
  CaseClosed,
  CaseListed,
  CaseNotListed,
  CaseNotRefused,
  caseOf,
  caseOn,
  isClosed,
  ListingWithdrawn,
  stateOf
} from "./case/index.ts"
import {
  CouncilHeld,
  CouncilId,
  CouncilRolesAgreed,
  CouncilRolesWithdrawn,
  CouncilWithdrawn,
  isOfBranchBy,
  NameListCorrected,
  NameListCorrectionWithdrawn,
  NameListCount,
  NameListHandedOver,
  NameListId,
  NameListWithdrawn,
  nameListOf,
  ofCouncils,
  ofTalks,
  TalksId,
  TransferAgreed,
  TransferAgreementWithdrawn,
  transfersOf,
  WorkingTalksHeld,
  WorkingTalksWithdrawn
} from "./council-events.ts"
import { nameListReport } from "./name-list-report.ts"

export * from "./council-events.ts"
export { nameListReport }

// FACTS.

type CouncilEntry = EventOf<(typeof ofCouncils)[number][1]>

const councils = datedHistory(ofCouncils)
const councilOf = (c: { readonly council: typeof CouncilId.Type }) => councils.about(`council:${c.council}`)
const allTalks = datedHistory(ofTalks)
const talksOf = (c: { readonly talks: typeof TalksId.Type }) => allTalks.about(`talks:${c.talks}`)
const listings = datedHistory([[ListingWithdrawn, CaseListed]])

/** A council on a day: that it met, the roles as they were agreed last, and how many businesses are on each name list. */
interface Council {
  readonly held?: EventOf<typeof CouncilHeld>
  readonly roles?: EventOf<typeof CouncilRolesAgreed>
  readonly lists: Readonly<Record<string, number>>
}

// REFUSALS.

/** No such council has met, or not yet on that day. */
export const CouncilNotHeld = refusal("CouncilNotHeld", "council", {
  ja: "協議会 {council} は開催されていません。",
  en: "Council {council} has not been held."
})
export const CouncilIdTaken = refusal("CouncilIdTaken", "council", {
  ja: "協議会番号 {council} は支部 {branch} の {occurredOn} の協議会です。",
  en: "Council {council} is branch {branch}'s of {occurredOn}."
})
export const NameListIdTaken = refusal("NameListIdTaken", "list", {
  ja: "名簿番号 {list} は協議会 {council} で受領した名簿です。",
  en: "Name list {list} was handed over at council {council}."
})
/** What was not handed over at the council by that day cannot be corrected. */
export const NameListNotHandedOver = refusal("NameListNotHandedOver", "list", {
  ja: "名簿 {list} は協議会 {council} でその日までに受領していません。",
  en: "Name list {list} has not been handed over at council {council} by that day."
})
export const TalksIdTaken = refusal("TalksIdTaken", "talks", {
  ja: "実務者協議番号 {talks} は支部 {branch} の {occurredOn} の協議です。",
  en: "Talks {talks} are branch {branch}'s of {occurredOn}."
})
/** A branch agrees on cases of its own. */
export const CaseOfOtherBranch = refusal("CaseOfOtherBranch", "case", {
  ja: "事案 {case} はその日に支部 {caseBranch} のもので、協議会 {council} は支部 {branch} のものです。",
  en: "Case {case} is branch {caseBranch}'s on that day; council {council} is branch {branch}'s."
})
export const TransferAlreadyAgreed = refusal("TransferAlreadyAgreed", "case", {
  ja: "事案 {case} の移管は協議会 {council} で {occurredOn} に合意済みです。",
  en: "The transfer of case {case} was agreed at council {council} on {occurredOn}."
})

/** What was never recorded, or was taken back already, cannot be taken back. */
export const NoCouncilEntryToWithdraw = refusal("NoCouncilEntryToWithdraw", "council", {
  ja: "協議会 {council} に取り下げる記録がありません。",
  en: "Council {council} has no such entry to take back."
})
export const NoTalksToWithdraw = refusal("NoTalksToWithdraw", "talks", {
  ja: "実務者協議 {talks} に取り下げる記録がありません。",
  en: "There are no talks {talks} to take back."
})
/** The case went to the bureau on this agreement alone. */
export const CaseTransferredOnIt = refusal("CaseTransferredOnIt", "case", {
  ja: "事案 {case} はこの合意により {on} に移管されています。先に移管を取り消してください。",
  en: "Case {case} was transferred on this agreement on {on}; that would have to be reversed first."
})
export const CaseListedFromIt = refusal("CaseListedFromIt", "list", {
  ja: "名簿 {list} から事案 {case} が把握されています。先に把握を取り下げてください。",
  en: "Case {case} was listed from the name list {list}; that would have to be taken back first."
})
/** Something of a later day rests on it: that is taken back first. */
export const LaterCouncilEntryStands = refusal(
  "LaterCouncilEntryStands",
  "council",
  {
    ja: "協議会 {council} には {on} の「{later}」があります。先にそれを取り下げてください。",
    en: 'Council {council} has "{later}" of {on}, which would have to be taken back first.'
  },
  { labels: { later: Object.fromEntries(ofCouncils.map(([, { label, type }]) => [type, label])) } }
)

// DECISIONS.

const rules = {
  CouncilHeld: ({ held }: Council, e: EventOf<typeof CouncilHeld>) => once(e, held, CouncilIdTaken),
  CouncilRolesAgreed: ({ held, roles }: Council, e: EventOf<typeof CouncilRolesAgreed>) => {
    if (held === undefined) return CouncilNotHeld(e)
    return roles?.roles === e.roles ? alreadySo : e
  },
  NameListHandedOver: ({ held }: Council, e: EventOf<typeof NameListHandedOver>) =>
    held === undefined ? CouncilNotHeld(e) : e,
  NameListCorrected: ({ held, lists }: Council, e: EventOf<typeof NameListCorrected>) => {
    if (held === undefined) return CouncilNotHeld(e)
    if (lists[e.list] === undefined) return NameListNotHandedOver(e)
    return lists[e.list] === e.businesses ? alreadySo : e
  },
  TransferAgreed: ({ held }: Council, e: EventOf<typeof TransferAgreed>) => (held === undefined ? CouncilNotHeld(e) : e)
}
const course: Course<Council, CouncilEntry> = {
  initial: { lists: {} },
  next: (council, e) => {
    if (CouncilHeld.is(e)) return { ...council, held: e }
    if (CouncilRolesAgreed.is(e)) return { ...council, roles: e }
    if (!("businesses" in e)) return council
    return { ...council, lists: { ...council.lists, [e.list]: e.businesses } }
  },
  rule: (council, e) => (rules[e._tag] as (council: Council, e: CouncilEntry) => unknown)(council, e)
}

export const HoldCouncil = decision("HoldCouncil", "協議会を開催する", {
  records: CouncilHeld,
  refuses: [CouncilIdTaken],
  reads: (c) => ({ history: councilOf(c) }),
  decide: (c, { history }) => rules.CouncilHeld(stateOn(course, history), CouncilHeld(c))
})
export const AgreeCouncilRoles = decision("AgreeCouncilRoles", "役割分担を合意する", {
  payload: { council: CouncilId, roles: Text },
  records: CouncilRolesAgreed,
  refuses: [CouncilNotHeld],
  reads: (c) => ({ history: councilOf(c) }),
  decide: (c, { history }) => {
    const council = stateOn(course, history, c.occurredOn)
    if (council.held === undefined) return CouncilNotHeld(c)
    return rules.CouncilRolesAgreed(council, CouncilRolesAgreed({ ...c, branch: council.held.branch }))
  }
})
export const HandOverNameList = decision("HandOverNameList", "未手続事業名簿を受領する", {
  payload: { council: CouncilId, list: NameListId, businesses: NameListCount },
  records: NameListHandedOver,
  refuses: [CouncilNotHeld, NameListIdTaken],
  reads: (c) => ({ history: councilOf(c), lists: nameListOf(c.list) }),
  decide: (c, { history, lists: [list] }) => {
    const { held } = stateOn(course, history, c.occurredOn)
    return held === undefined
      ? CouncilNotHeld(c)
      : once(NameListHandedOver({ ...c, branch: held.branch }), list, NameListIdTaken)
  }
})
/** Corrects the number of businesses on a name list, whatever was listed from it. */
export const CorrectNameList = decision("CorrectNameList", "未手続事業名簿の事業数を訂正する", {
  payload: { council: CouncilId, list: NameListId, businesses: NameListCount, reason: Text },
  records: NameListCorrected,
  refuses: [CouncilNotHeld, NameListNotHandedOver],
  reads: (c) => ({ history: councilOf(c) }),
  decide: (c, { history }) => {
    const council = stateOn(course, history, c.occurredOn)
    return council.held === undefined
      ? CouncilNotHeld(c)
      : rules.NameListCorrected(council, NameListCorrected({ ...c, branch: council.held.branch }))
  }
})
/** Agrees that a stubborn refusal which the branch has on that day goes to the bureau; once, whichever of its councils agrees. */
export const AgreeTransfer = decision("AgreeTransfer", "困難事案の移管を合意する", {
  payload: { council: CouncilId, case: CaseId },
  records: TransferAgreed,
  refuses: [CouncilNotHeld, CaseNotListed, CaseOfOtherBranch, TransferAlreadyAgreed, CaseClosed, CaseNotRefused],
  reads: (c) => ({ history: councilOf(c), found: caseOf(c.case), agreed: transfersOf(c.case) }),
  decide: (c, { agreed, found: life, history }) => {
    const { held } = stateOn(course, history, c.occurredOn)
    if (held === undefined) return CouncilNotHeld(c)
    const { branch } = held
    const event = TransferAgreed({ ...c, branch })
    const earlier = agreed.find(({ council }) => council === c.council) ?? agreed.find((each) => each.branch === branch)
    if (earlier !== undefined) return once(event, earlier, TransferAlreadyAgreed)
    const found = caseOn(life, c.occurredOn)
    if (found === undefined) return CaseNotListed(c)
    if (found.branch !== branch) return CaseOfOtherBranch({ ...c, branch, caseBranch: found.branch })
    if (isClosed(found)) return CaseClosed({ ...c, state: stateOf(found) })
    return stateOf(found) === "refused" ? event : CaseNotRefused(c)
  }
})
export const HoldWorkingTalks = decision("HoldWorkingTalks", "実務者協議を開催する", {
  records: WorkingTalksHeld,
  refuses: [TalksIdTaken],
  reads: (c) => ({ history: talksOf(c) }),
  decide: (c, { history: [held] }) => once(WorkingTalksHeld(c), held, TalksIdTaken)
})

const withdraw = withdrawing({
  key: { council: CouncilId },
  historyOf: councilOf,
  withdrawals: ofCouncils,
  course,
  nothing: NoCouncilEntryToWithdraw,
  later: LaterCouncilEntryStands
})
const nothingRestsOnIt = true
/** Takes a council back at which nothing was agreed or handed over. */
export const WithdrawCouncil = withdraw("WithdrawCouncil", "協議会の開催を取り下げる", CouncilWithdrawn)
/** Takes the roles back that were agreed last. */
export const WithdrawCouncilRoles = withdraw(
  "WithdrawCouncilRoles",
  "役割分担の合意を取り下げる",
  CouncilRolesWithdrawn,
  { nothingRestsOnIt }
)
/** Takes the last correction of a name list back. */
export const WithdrawNameListCorrection = withdraw(
  "WithdrawNameListCorrection",
  "未手続事業名簿の訂正を取り下げる",
  NameListCorrectionWithdrawn,
  { names: { list: NameListId }, nothingRestsOnIt }
)
/** Takes a name list back from which no case was listed, and which was not corrected. */
export const WithdrawNameList = decision("WithdrawNameList", "未手続事業名簿の受領を取り下げる", {
  payload: { council: CouncilId, list: NameListId, reason: Text },
  records: NameListWithdrawn,
  takesBack: NameListHandedOver,
  refuses: [NoCouncilEntryToWithdraw, CaseListedFromIt, LaterCouncilEntryStands],
  reads: (c) => ({ history: councilOf(c), listed: listings.about(`name-list:${c.list}`) }),
  decide: (c, { history, listed: [listing] }) => {
    const entry = entriesOf(history, NameListHandedOver).find(({ list }) => list === c.list)
    if (entry === undefined || c.occurredOn < entry.occurredOn) return NoCouncilEntryToWithdraw(c)
    if (listing !== undefined) return CaseListedFromIt({ ...c, case: listing.case })
    const correction = entriesOf(history, NameListCorrected).find(({ list }) => list === c.list)
    return correction === undefined
      ? NameListWithdrawn({ ...entry, reason: c.reason })
      : laterStands(LaterCouncilEntryStands, correction)
  }
})
/** Takes an agreement back on which no case was transferred, or not on this one alone. */
export const WithdrawTransferAgreement = decision("WithdrawTransferAgreement", "困難事案の移管の合意を取り下げる", {
  payload: { council: CouncilId, case: CaseId, reason: Text },
  records: TransferAgreementWithdrawn,
  takesBack: TransferAgreed,
  refuses: [NoCouncilEntryToWithdraw, CaseTransferredOnIt],
  reads: (c) => ({ history: councilOf(c), found: caseOf(c.case), agreed: transfersOf(c.case) }),
  decide: (c, { agreed, found: life, history }) => {
    const entry = entriesOf(history, TransferAgreed).find((each) => each.case === c.case)
    if (entry === undefined || c.occurredOn < entry.occurredOn) return NoCouncilEntryToWithdraw(c)
    const others = agreed.filter(({ council }) => council !== c.council)
    const transfer = caseOn(life)?.outcomes.find(
      ({ branch, kind, on }) =>
        kind === "transferred" && isOfBranchBy([entry], branch, on) && !isOfBranchBy(others, branch, on)
    )
    return transfer === undefined
      ? TransferAgreementWithdrawn({ ...entry, reason: c.reason })
      : CaseTransferredOnIt({ ...c, on: transfer.on })
  }
})
export const WithdrawWorkingTalks = withdrawing({
  key: { talks: TalksId },
  historyOf: talksOf,
  withdrawals: ofTalks,
  nothing: NoTalksToWithdraw
})("WithdrawWorkingTalks", "実務者協議の開催を取り下げる", WorkingTalksWithdrawn)

// REPORT: against about three councils a year for each branch (目途: soft).

const councilsABranch = 3
const councilsHeld = occurrencesOf(CouncilHeld, CouncilWithdrawn)
const topicLabel = { ja: "労働局との協議会", en: "Councils with the bureau" }

export const councilMeetings = countedByArea(
  "council-meetings",
  { ja: "協議会の開催状況", en: "Council meetings" },
  {
    counts: {
      held: { flow: councilsHeld, label: { ja: "協議会", en: "Councils" } },
      talks: { flow: occurrencesOf(WorkingTalksHeld, WorkingTalksWithdrawn), label: { ja: "実務者協議", en: "Talks" } },
      lists: {
        flow: occurrencesOf(NameListHandedOver, NameListWithdrawn),
        label: { ja: "受領名簿", en: "Name lists" }
      },
      transfers: {
        flow: occurrencesOf(TransferAgreed, TransferAgreementWithdrawn),
        label: { ja: "移管の合意", en: "Transfers agreed" }
      }
    },
    guide: { of: "held", perBranch: councilsABranch }
  }
)

export const topic = defineTopic({
  name: "council",
  rows: ["P4.1"],
  label: topicLabel,
  by: ["headquarters", "branch"],
  decisions: [
    ...[HoldCouncil, AgreeCouncilRoles, HandOverNameList, CorrectNameList, AgreeTransfer, HoldWorkingTalks],
    ...[WithdrawCouncil, WithdrawCouncilRoles, WithdrawNameList, WithdrawNameListCorrection],
    ...[WithdrawTransferAgreement, WithdrawWorkingTalks]
  ],
  reports: [councilMeetings, nameListReport],
  occasions: [
    occasionsOf(
      forEach(councils, ({ council }) => council),
      (history, { asOf }, id) => {
        const { held } = stateOn(course, history, asOf)
        return held && { on: held.occurredOn, what: topicLabel, of: id, branch: held.branch, done: true }
      }
    )
  ],
  accomplishments: [
    accomplishedUnits(["開催した協議会（支部ごとに３回まで）", "Councils held (up to three a branch)"], councilsHeld, {
      perBranch: councilsABranch
    })
  ]
})
