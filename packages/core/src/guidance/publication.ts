// Publications that guide the work: for now the manuals of canvassing (手引・マニュアル, plan §4(3)).
import { type EventOf, eventsAbout, fact, once, refusal } from "@keikaku/kernel"
import { Schema } from "effect"
import { decision } from "../decision.ts"
import { identifier, Text } from "../identifier.ts"
import { defineTopic } from "../topic.ts"

export const ManualId = identifier("ManualId", "a manual or handbook")
export type ManualId = typeof ManualId.Type

// EVENTS. FROZEN once released: new versions are added, old ones upcast.

/** A manual was issued in an edition. */
export const ManualIssued = eventsAbout({
  fields: { manual: ManualId, title: Text, edition: Schema.Natural },
  tags: (e) => [`manual:${e.manual}`]
})("ManualIssued", "手引・マニュアルの発行")

// FACTS.

/** The newest edition of a manual; `undefined` before the first. */
export const newestEdition = fact<EventOf<typeof ManualIssued> | undefined>(undefined).on(ManualIssued, (newest, e) =>
  newest === undefined || newest.edition < e.edition ? e : newest
)

// REFUSALS.

/** A new edition has a higher number than the last. */
export const EditionNotNewer = refusal("EditionNotNewer", "edition", {
  ja: "{manual} は第{newest}版まで発行済みです（第{edition}版）。",
  en: "{manual} has been issued up to edition {newest}; this would be edition {edition}."
})

// DECISIONS.

export const IssueManual = decision("IssueManual", "手引・マニュアルを発行する", {
  records: ManualIssued,
  refuses: [EditionNotNewer],
  reads: (c) => ({ newest: newestEdition.about(`manual:${c.manual}`) }),
  decide: (c, { newest }) =>
    newest === undefined || newest.edition < c.edition
      ? ManualIssued(c)
      : once(ManualIssued(c), newest, () => EditionNotNewer({ ...c, newest: newest.edition }))
})

export const topic = defineTopic({
  name: "publication",
  rows: ["P4.3a"],
  label: { ja: "出版物", en: "Publications" },
  by: ["headquarters"],
  decisions: [IssueManual]
})
