// Councils with the Labour Bureau (協議会, plan §4(1)): about three a year in each branch, and what is agreed there.
import { alreadySo, type EventOf, forEach, once, refusal } from "@keikaku/kernel"
import { Schema } from "effect"
import { type Course, datedHistory, retractable, stateOn } from "../dated-history.ts"
import { decision } from "../decision.ts"
import { BranchCode } from "../federation/index.ts"
import { identifier, Text } from "../identifier.ts"
import { accomplishedUnits } from "../report/accomplishment.ts"
import { countedByArea } from "../report/counted-by-area.ts"
import { occurrencesOf } from "../report/measure.ts"
import { occasionsOf } from "../report/occasion.ts"
import { defineTopic } from "../topic.ts"
import { withdrawing } from "../withdrawing.ts"

export const CouncilId = identifier("CouncilId", "a council with the Labour Bureau")
export const NameListId = identifier("NameListId", "a name list of the Labour Bureau (未手続事業名簿)")
export const TalksId = identifier("TalksId", "working-level talks (実務者協議)")
/** What a council deals with. */
export const CouncilTopic = Schema.Literals(["division-of-roles", "name-lists", "difficult-cases", "targets", "other"])

// EVENTS. FROZEN once released: new versions are added, old ones upcast.

const withBureau = () => ({ counterparty: "labour-bureau" })
const atCouncil = retractable({
  fields: { council: CouncilId, branch: BranchCode },
  tags: (e) => [`council:${e.council}`, `branch:${e.branch}`],
  particulars: withBureau
})
const held = atCouncil("CouncilHeld", "協議会の開催", "CouncilWithdrawn", {
  topics: Schema.NonEmptyArray(CouncilTopic)
})
/** A council met; its topics as the minutes list them. */
export const [CouncilWithdrawn, CouncilHeld] = held
const roles = atCouncil("CouncilRolesAgreed", "役割分担の合意", "CouncilRolesWithdrawn", { roles: Text })
/** Bureau and branch agreed who does what. */
export const [CouncilRolesWithdrawn, CouncilRolesAgreed] = roles
const list = atCouncil(
  "NameListHandedOver",
  "未手続事業名簿の受領",
  "NameListWithdrawn",
  { list: NameListId, businesses: Schema.Natural },
  { tags: (e) => [`name-list:${e.list}`] }
)
/** The bureau handed a name list over to the branch. */
export const [NameListWithdrawn, NameListHandedOver] = list
const talks = retractable({
  fields: { talks: TalksId, branch: BranchCode, about: Text },
  tags: (e) => [`talks:${e.talks}`, `branch:${e.branch}`],
  particulars: withBureau
})("WorkingTalksHeld", "実務者協議の開催", "WorkingTalksWithdrawn")
/** The officers in charge met between councils. */
export const [WorkingTalksWithdrawn, WorkingTalksHeld] = talks

// FACTS.

const ofCouncils = [held, roles, list] as const
const ofTalks = [talks] as const
type CouncilEntry = EventOf<(typeof ofCouncils)[number][1]>

const councils = datedHistory(ofCouncils)
const councilOf = (c: { readonly council: typeof CouncilId.Type }) => councils.about(`council:${c.council}`)
const lists = datedHistory([list])
const allTalks = datedHistory(ofTalks)
const talksOf = (c: { readonly talks: typeof TalksId.Type }) => allTalks.about(`talks:${c.talks}`)

/** A council on a day: that it met, and the roles as they were agreed last. */
interface Council {
  readonly held?: EventOf<typeof CouncilHeld>
  readonly roles?: EventOf<typeof CouncilRolesAgreed>
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
export const TalksIdTaken = refusal("TalksIdTaken", "talks", {
  ja: "実務者協議番号 {talks} は支部 {branch} の {occurredOn} の協議です。",
  en: "Talks {talks} are branch {branch}'s of {occurredOn}."
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
    held === undefined ? CouncilNotHeld(e) : e
}
const course: Course<Council, CouncilEntry> = {
  initial: {},
  next: (council, e) =>
    CouncilHeld.is(e) ? { ...council, held: e } : CouncilRolesAgreed.is(e) ? { ...council, roles: e } : council,
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
  payload: { council: CouncilId, list: NameListId, businesses: Schema.Natural },
  records: NameListHandedOver,
  refuses: [CouncilNotHeld, NameListIdTaken],
  reads: (c) => ({ history: councilOf(c), lists: lists.about(`name-list:${c.list}`) }),
  decide: (c, { history, lists: [list] }) => {
    const { held } = stateOn(course, history, c.occurredOn)
    return held === undefined
      ? CouncilNotHeld(c)
      : once(NameListHandedOver({ ...c, branch: held.branch }), list, NameListIdTaken)
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
export const WithdrawNameList = withdraw("WithdrawNameList", "未手続事業名簿の受領を取り下げる", NameListWithdrawn, {
  names: { list: NameListId },
  nothingRestsOnIt
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
      lists: { flow: occurrencesOf(NameListHandedOver, NameListWithdrawn), label: { ja: "受領名簿", en: "Name lists" } }
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
    ...[HoldCouncil, AgreeCouncilRoles, HandOverNameList, HoldWorkingTalks],
    ...[WithdrawCouncil, WithdrawCouncilRoles, WithdrawNameList, WithdrawWorkingTalks]
  ],
  reports: [councilMeetings],
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
    accomplishedUnits(["開催した協議会", "Councils held"], councilsHeld, {
      goal: ({ federation }) => councilsABranch * federation.branches.length
    })
  ]
})
