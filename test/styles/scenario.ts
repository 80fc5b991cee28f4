// One story for every style in which a host may embed the plan: adopt, set, divide, canvass, be refused, correct, report, verify. It is
// plain data, so that hosts outside the workspace are told it as well; whoever tells it ends with the same bytes.
import { createHash } from "node:crypto"

/** One command: when it is sent (milliseconds since 1970), and how it ends. */
export interface Step {
  readonly time: number
  readonly decision: string
  readonly command: Readonly<Record<string, unknown>>
  readonly sender: {
    readonly commandId: string
    readonly actor: string
    readonly corrects?: {
      readonly position: number
      readonly leaf: string
      readonly reason: string
      readonly approver: string
    }
  }
  /** `Recorded`, `AlreadySo`, the code of a refusal, or the paths of what is malformed. */
  readonly ends: string
}

/** The leaf hash of a line (RFC 6962 §2.1), in hexadecimal. */
export const leafOf = (line: string): string => createHash("sha256").update(`\0${line}`).digest("hex")

const headquarters = "headquarters/h-1"
const tokyo = "branch:13/t-1"
const year = 2023

type Told = readonly [day: string, actor: string, decision: string, command: Step["command"], ends?: string]

const weights = Array.from({ length: 47 }, (_, n) => ({ branch: `${n + 1}`.padStart(2, "0"), weight: 100 + 37 * n }))
const sources = [{ name: "重み", percent: 100, weights }]
const promoter = { promoter: "p-1" }
const term = { termFrom: "2023-04-01", termTo: "2025-03-31" }
const shop = { case: "c-1", business: "Ｔ1-1803-0101-8771", branch: "13", source: "own-research", scheme: "unified" }
const visit = { case: "c-1", ...promoter, method: "visit", explained: true }

const directors = ["d-1", "d-2", "d-3"]
const [board, general] = [{ meeting: "board-1" }, { meeting: "general-1" }]
const onPlan = { item: "1", title: "令和５年度事業計画", subject: "business-plan" }
const called = { kind: "extraordinary-general-meeting", date: "2023-03-17", format: "in-person" }

const told: ReadonlyArray<Told> = [
  ["2023-03-01", headquarters, "DraftPlan", { fiscalYear: year, title: "令和５年度事業計画" }],
  ["2023-03-01", headquarters, "AddPlanItem", { fiscalYear: year, item: "4.3", title: "手続勧奨" }],
  ...directors.map((officer): Told => ["2023-03-01", headquarters, "ElectOfficer", { officer, office: "director" }]),
  ["2023-03-02", headquarters, "ConveneMeeting", { ...board, kind: "board", date: "2023-03-10", format: "hybrid" }],
  ["2023-03-02", headquarters, "SetAgendaItem", { ...board, ...onPlan, handling: "ordinary" }],
  ["2023-03-09", headquarters, "ConveneMeeting", { ...general, ...called }],
  ["2023-03-09", headquarters, "SetAgendaItem", { ...general, ...onPlan, handling: "report" }],
  ["2023-03-10", headquarters, "HoldMeeting", board],
  ["2023-03-10", headquarters, "RecordAttendance", { ...board, manner: "room", voters: directors }],
  ["2023-03-10", headquarters, "ApprovePlan", { fiscalYear: year, ...board, item: "1" }, "NotResolved"],
  ["2023-03-10", headquarters, "ResolveItem", { ...board, item: "1", votesFor: 2, votesAgainst: 0, abstained: 1 }],
  ["2023-03-10", headquarters, "ApprovePlan", { fiscalYear: year, ...board, item: "1" }],
  ["2023-03-17", headquarters, "HoldMeeting", general],
  ["2023-03-17", headquarters, "AdoptPlan", { fiscalYear: year, ...general, item: "1" }],
  ["2023-03-20", headquarters, "DraftTarget", { fiscalYear: year, metric: "canvasses", amount: 94_000 }],
  ["2023-03-20", headquarters, "SetTarget", { fiscalYear: year, metric: "canvasses", amount: 94_000 }],
  [
    "2023-03-20",
    headquarters,
    "SetTarget",
    { fiscalYear: year, metric: "canvasses", amount: 94_001 },
    "TargetAlreadySet"
  ],
  [
    "2023-03-20",
    headquarters,
    "ApportionTarget",
    { fiscalYear: year, metric: "canvasses", method: "hamilton", route: "direct", sources }
  ],
  ["2023-04-03", tokyo, "SecureParentBody", { parentBody: "b-1", branch: "13" }],
  ["2023-04-03", tokyo, "NominatePromoter", { ...promoter, branch: "13", association: "a-1", parentBody: "b-1" }],
  ["2023-04-03", headquarters, "AppointPromoter", { ...promoter, ...term }],
  ["2023-04-03", headquarters, "IssuePromoterCard", { ...promoter, card: "k-1", expiresOn: "2024-03-31" }],
  ["2023-05-08", tokyo, "ListCase", shop],
  ["2023-05-08", tokyo, "AssignCase", { case: "c-1", ...promoter }],
  ["2023-05-09", tokyo, "CanvassCase", { ...visit, canvass: "v-1" }],
  ["2023-05-09", tokyo, "CanvassCase", { ...visit, canvass: "v-1" }, "AlreadySo"],
  ["2023-05-10", tokyo, "CanvassCase", { ...visit, canvass: 7, method: "fax", more: true }, "canvass method more"],
  ["2023-05-10", tokyo, "CanvassCase", { ...visit, canvass: "v-2", promoter: "p-9" }, "PromoterNotInOffice"],
  ["2023-05-11", tokyo, "CanvassCase", { ...visit, canvass: "v-3" }],
  ["2023-05-12", tokyo, "WithdrawCanvass", { case: "c-1", canvass: "v-3", reason: "別の事業場への訪問だった" }],
  ["2023-05-15", tokyo, "RefuseCase", { case: "c-1", outcome: "o-1" }],
  ["2023-05-16", tokyo, "RuleOutCase", { case: "c-1", outcome: "o-2", reason: "closed-down" }],
  ["2023-05-17", tokyo, "CanvassCase", { ...visit, canvass: "v-4" }, "CaseClosed"]
]

/** What the withdrawal corrects: the event before it, by its position and leaf hash. */
const corrects = {
  position: 26,
  leaf: "3c68091f9f89cb2c037ba9eb15d2d1dc69cbef4284e4a94bf9140c7850164362",
  reason: "入力の誤り",
  approver: "headquarters/h-2"
}

/** The steps, in order. */
export const steps: ReadonlyArray<Step> = told.map(([day, actor, decision, command, ends = "Recorded"], n) => ({
  time: Date.parse(`${day}T03:00:00.000Z`) + n,
  decision,
  command: { ...command, occurredOn: day },
  sender: { commandId: `step-${n + 1}`, actor, ...(decision === "WithdrawCanvass" && { corrects }) },
  ends
}))

/** The report at the end, as its parameters and as the reader's day. */
export const asked = { report: "target-progress", parameters: { fiscalYear: year, branch: "13" } } as const

/** When it is asked. */
export const askedAt = Date.parse("2023-06-30T03:00:00.000Z")
