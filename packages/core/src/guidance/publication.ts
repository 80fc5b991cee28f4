// Publications that guide the work: the manuals of canvassing (手引・マニュアル, plan §4(3)). Books and the magazine have topics of their own.
import { type EventOf, eventsAbout, once, refusal } from "@keikaku/kernel"
import { Schema } from "effect"
import { datedHistory, type Entries } from "../dated-history.ts"
import { decision } from "../decision.ts"
import { identifier, Text } from "../identifier.ts"
import { defineTopic } from "../topic.ts"
import { withdrawing } from "../withdrawing.ts"

export const ManualId = identifier("ManualId", "a manual or handbook")
export type ManualId = typeof ManualId.Type

// EVENTS. FROZEN once released: new versions are added, old ones upcast.

const ofManual = eventsAbout({
  fields: { manual: ManualId, title: Text, edition: Schema.Natural },
  tags: (e) => [`manual:${e.manual}`]
})
/** A manual was issued in an edition. */
export const ManualIssued = ofManual("ManualIssued", "手引・マニュアルの発行")
/** What was issued was recorded by mistake, of the day of that entry. */
export const ManualWithdrawn = ofManual(
  "ManualWithdrawn",
  "手引・マニュアルの発行の取下げ",
  { reason: Text },
  { particulars: (e) => ({ amends: e.reason }) }
)

// FACTS.

const withdrawals = [[ManualWithdrawn, ManualIssued]] as const
const manuals = datedHistory(withdrawals)
const manualOf = (c: { readonly manual: ManualId }) => manuals.about(`manual:${c.manual}`)

/** The newest edition of a manual; `undefined` before the first. */
export const newestEdition = (editions: Entries<EventOf<typeof ManualIssued>>) =>
  editions.reduce<EventOf<typeof ManualIssued> | undefined>(
    (newest, each) => (newest === undefined || newest.edition < each.edition ? each : newest),
    undefined
  )

// REFUSALS.

/** A new edition has a higher number than the last. */
export const EditionNotNewer = refusal("EditionNotNewer", "edition", {
  ja: "{manual} は第{newest}版まで発行済みです（第{edition}版）。",
  en: "{manual} has been issued up to edition {newest}; this would be edition {edition}."
})
export const NoManualToWithdraw = refusal("NoManualToWithdraw", "manual", {
  ja: "{manual} に取り下げる発行の記録がありません。",
  en: "{manual} has no such edition to take back."
})

// DECISIONS.

export const IssueManual = decision("IssueManual", "手引・マニュアルを発行する", {
  records: ManualIssued,
  refuses: [EditionNotNewer],
  reads: (c) => ({ editions: manualOf(c) }),
  decide: (c, { editions }) => {
    const newest = newestEdition(editions)
    return newest === undefined || newest.edition < c.edition
      ? ManualIssued(c)
      : once(ManualIssued(c), newest, () => EditionNotNewer({ ...c, newest: newest.edition }))
  }
})
/** Takes an edition back: the one before it is the newest again. */
export const WithdrawManual = withdrawing({
  key: { manual: ManualId, edition: Schema.Natural },
  historyOf: manualOf,
  withdrawals,
  nothing: NoManualToWithdraw
})("WithdrawManual", "手引・マニュアルの発行を取り下げる", ManualWithdrawn)

export const topic = defineTopic({
  name: "publication",
  rows: ["P4.3a"],
  label: { ja: "出版物", en: "Publications" },
  by: ["headquarters"],
  decisions: [IssueManual, WithdrawManual]
})
