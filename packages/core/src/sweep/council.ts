// Councils with the Labour Bureau (協議会, plan §4(1)): about three a year in each branch, and what is agreed there.
import { alreadySo, eventsAbout, fact, first, type LocalDate, once, refusal } from "@keikaku/kernel"
import { Schema } from "effect"
import { decision } from "../decision.ts"
import { BranchCode } from "../federation/index.ts"
import { identifier, Text } from "../identifier.ts"
import { countedByArea } from "../report/counted-by-area.ts"
import { occurrencesOf } from "../report/measure.ts"
import { defineTopic } from "../topic.ts"

export const CouncilId = identifier("CouncilId", "a council with the Labour Bureau")
export const NameListId = identifier("NameListId", "a name list of the Labour Bureau (未手続事業名簿)")
export const TalksId = identifier("TalksId", "working-level talks (実務者協議)")
/** What a council deals with. */
export const CouncilTopic = Schema.Literals(["division-of-roles", "name-lists", "difficult-cases", "targets", "other"])

// EVENTS. FROZEN once released: new versions are added, old ones upcast.

const withBureau = () => ({ counterparty: "labour-bureau" })
const atCouncil = eventsAbout({
  fields: { council: CouncilId, branch: BranchCode },
  tags: (e) => [`council:${e.council}`, `branch:${e.branch}`],
  particulars: withBureau
})
/** A council met; its topics as the minutes list them. */
export const CouncilHeld = atCouncil("CouncilHeld", "協議会の開催", { topics: Schema.NonEmptyArray(CouncilTopic) })
/** Bureau and branch agreed who does what. */
export const CouncilRolesAgreed = atCouncil("CouncilRolesAgreed", "役割分担の合意", { roles: Text })
/** The bureau handed a name list over to the branch. */
export const NameListHandedOver = atCouncil(
  "NameListHandedOver",
  "未手続事業名簿の受領",
  { list: NameListId, businesses: Schema.Natural },
  { tags: (e) => [`name-list:${e.list}`] }
)
/** The officers in charge met between councils. */
export const WorkingTalksHeld = eventsAbout({
  fields: { talks: TalksId, branch: BranchCode, about: Text },
  tags: (e) => [`talks:${e.talks}`, `branch:${e.branch}`],
  particulars: withBureau
})("WorkingTalksHeld", "実務者協議の開催")

// FACTS.

const heldAs = first(CouncilHeld)
const handedOverAs = first(NameListHandedOver)
const talksHeldAs = first(WorkingTalksHeld)
const rolesAt = fact<string | undefined>(undefined).on(CouncilRolesAgreed, (_, e) => e.roles)
const hasMet = (held: { readonly occurredOn: LocalDate }, day: LocalDate) => held.occurredOn <= day

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

// DECISIONS.

export const HoldCouncil = decision("HoldCouncil", "協議会を開催する", {
  records: CouncilHeld,
  refuses: [CouncilIdTaken],
  reads: (c) => ({ held: heldAs.about(`council:${c.council}`) }),
  decide: (c, { held }) => once(CouncilHeld(c), held, CouncilIdTaken)
})
export const AgreeCouncilRoles = decision("AgreeCouncilRoles", "役割分担を合意する", {
  payload: { council: CouncilId, roles: Text },
  records: CouncilRolesAgreed,
  refuses: [CouncilNotHeld],
  reads: (c) => ({ held: heldAs.about(`council:${c.council}`), roles: rolesAt.about(`council:${c.council}`) }),
  decide: (c, { held, roles }) => {
    if (held === undefined || !hasMet(held, c.occurredOn)) return CouncilNotHeld(c)
    return roles === c.roles ? alreadySo : CouncilRolesAgreed({ ...c, branch: held.branch })
  }
})
export const HandOverNameList = decision("HandOverNameList", "未手続事業名簿を受領する", {
  payload: { council: CouncilId, list: NameListId, businesses: Schema.Natural },
  records: NameListHandedOver,
  refuses: [CouncilNotHeld, NameListIdTaken],
  reads: (c) => ({ held: heldAs.about(`council:${c.council}`), list: handedOverAs.about(`name-list:${c.list}`) }),
  decide: (c, { held, list }) => {
    if (held === undefined || !hasMet(held, c.occurredOn)) return CouncilNotHeld(c)
    return once(NameListHandedOver({ ...c, branch: held.branch }), list, NameListIdTaken)
  }
})
export const HoldWorkingTalks = decision("HoldWorkingTalks", "実務者協議を開催する", {
  records: WorkingTalksHeld,
  refuses: [TalksIdTaken],
  reads: (c) => ({ talks: talksHeldAs.about(`talks:${c.talks}`) }),
  decide: (c, { talks }) => once(WorkingTalksHeld(c), talks, TalksIdTaken)
})

// REPORT: against about three councils a year for each branch (目途: soft).

export const councilMeetings = countedByArea(
  "council-meetings",
  { ja: "協議会の開催状況", en: "Council meetings" },
  {
    counts: {
      held: { flow: occurrencesOf(CouncilHeld), label: { ja: "協議会", en: "Councils" } },
      talks: { flow: occurrencesOf(WorkingTalksHeld), label: { ja: "実務者協議", en: "Talks" } },
      lists: { flow: occurrencesOf(NameListHandedOver), label: { ja: "受領名簿", en: "Name lists" } }
    },
    guide: { of: "held", perBranch: 3 }
  }
)

export const topic = defineTopic({
  name: "council",
  rows: ["P4.1"],
  label: { ja: "労働局との協議会", en: "Councils with the bureau" },
  by: ["headquarters", "branch"],
  decisions: [HoldCouncil, AgreeCouncilRoles, HandOverNameList, HoldWorkingTalks],
  reports: [councilMeetings]
})
