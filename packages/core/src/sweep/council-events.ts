// What happens at councils with the Labour Bureau (協議会, plan §4(1)), and the two facts of it that cases rest on: which transfers were
// agreed, and which name lists were handed over. It stands apart from `council.ts`, whose decisions read cases.
import type { EventOf, LocalDate } from "@keikaku/kernel"
import { Schema } from "effect"
import { datedHistory, type Entries, retractable } from "../dated-history.ts"
import { BranchCode } from "../federation/index.ts"
import { CaseId, identifier, Text } from "../identifier.ts"

export const CouncilId = identifier("CouncilId", "a council with the Labour Bureau")
export const NameListId = identifier("NameListId", "a name list of the Labour Bureau (未手続事業名簿)")
export const TalksId = identifier("TalksId", "working-level talks (実務者協議)")
/** How many businesses are on a name list. */
export const NameListCount = Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 1_000_000 })).annotate({
  identifier: "NameListCount",
  description: "a number of businesses, 1 to 1,000,000"
})
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
const listCorrected = atCouncil(
  "NameListCorrected",
  "未手続事業名簿の訂正",
  "NameListCorrectionWithdrawn",
  { list: NameListId, businesses: Schema.Natural, reason: Text },
  {
    tags: (e) => [`name-list:${e.list}`],
    particulars: (e) => ({ counterparty: "labour-bureau", amends: e.reason })
  }
)
/** From that day on the number of businesses on a name list is another one. */
export const [NameListCorrectionWithdrawn, NameListCorrected] = listCorrected
const transfer = atCouncil(
  "TransferAgreed",
  "困難事案の移管の合意",
  "TransferAgreementWithdrawn",
  { case: CaseId },
  { tags: (e) => [`case:${e.case}`] }
)
/** Bureau and branch agreed that a difficult case goes to the bureau. */
export const [TransferAgreementWithdrawn, TransferAgreed] = transfer
const talks = retractable({
  fields: { talks: TalksId, branch: BranchCode, about: Text },
  tags: (e) => [`talks:${e.talks}`, `branch:${e.branch}`],
  particulars: withBureau
})("WorkingTalksHeld", "実務者協議の開催", "WorkingTalksWithdrawn")
/** The officers in charge met between councils. */
export const [WorkingTalksWithdrawn, WorkingTalksHeld] = talks

// FACTS.

/** What is recorded of a council, each kind after what takes it back. */
export const ofCouncils = [held, roles, list, listCorrected, transfer] as const
/** What is recorded of talks. */
export const ofTalks = [talks] as const

const lists = datedHistory([list])
/** The fact of the handing over of a name list. */
export const nameListOf = (id: typeof NameListId.Type) => lists.about(`name-list:${id}`)
/** The fact of every name list as it was handed over and corrected, for reports. */
export const nameLists = datedHistory([list, listCorrected])

const transfers = datedHistory([transfer])
/** The fact of what councils agreed about the transfer of a case. */
export const transfersOf = (id: CaseId) => transfers.about(`case:${id}`)

/** Whether any of these is of the branch, by the end of a day. */
export const isOfBranchBy = (
  entries: Entries<EventOf<typeof TransferAgreed> | EventOf<typeof NameListHandedOver>>,
  branch: BranchCode,
  day: LocalDate
): boolean => entries.some((entry) => entry.branch === branch && entry.occurredOn <= day)
