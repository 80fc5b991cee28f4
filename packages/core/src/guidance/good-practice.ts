// Good practices (知恵と工夫, plan §1(5)): what a branch or an association found out is submitted, shared by the headquarters with the
// whole organisation, and adopted by branches.
import { type EventOf, forEach, refusal } from "@keikaku/kernel"
import { Schema } from "effect"
import { retractable } from "../dated-history.ts"
import { BranchCode } from "../federation/index.ts"
import { AssociationId, identifier, Text } from "../identifier.ts"
import { accomplishedThings, isInYear } from "../report/accomplishment.ts"
import { column } from "../report/column.ts"
import { countedByArea } from "../report/counted-by-area.ts"
import { listed } from "../report/listed.ts"
import { type Flow, flow, occurrencesOf } from "../report/measure.ts"
import { staged } from "../staged.ts"
import { defineTopic } from "../topic.ts"

export const PracticeId = identifier("PracticeId", "a good practice")

// EVENTS. FROZEN once released: new versions are added, old ones upcast.

const practice = { practice: PracticeId }
const named = (e: { readonly practice: string }) => [`practice:${e.practice}`] as const

/** The association is named where it is one's, and not the branch's own. */
const submitted = retractable({ fields: practice, tags: named })(
  "GoodPracticeSubmitted",
  "知恵と工夫の提出",
  "GoodPracticeWithdrawn",
  { branch: BranchCode, association: Schema.optionalKey(AssociationId), title: Text, summary: Text },
  { tags: (e) => [`branch:${e.branch}`] }
)
export const [GoodPracticeWithdrawn, GoodPracticeSubmitted] = submitted
const shared = retractable({ fields: practice, tags: named })(
  "GoodPracticeShared",
  "知恵と工夫の共有",
  "GoodPracticeSharingWithdrawn",
  { means: Text },
  { tags: () => ["branch:headquarters"] }
)
export const [GoodPracticeSharingWithdrawn, GoodPracticeShared] = shared
const adopted = retractable({ fields: practice, tags: named })(
  "GoodPracticeAdopted",
  "知恵と工夫の導入",
  "GoodPracticeAdoptionWithdrawn",
  { adopter: BranchCode },
  { tags: (e) => [`branch:${e.adopter}`] }
)
export const [GoodPracticeAdoptionWithdrawn, GoodPracticeAdopted] = adopted

// STAGES.

export const goodPractices = staged({
  code: "GoodPractice",
  noun: { ja: "知恵と工夫", en: "good practice" },
  key: practice,
  tag: "practice",
  opens: submitted,
  steps: [
    { entry: shared, after: [submitted] },
    { entry: adopted, after: [shared], stays: true, per: ["adopter"] }
  ]
})

// REFUSALS.

export const PracticeAlreadyAdopted = refusal("PracticeAlreadyAdopted", "adopter", {
  ja: "支部 {adopter} は {occurredOn} に知恵と工夫 {practice} を導入済みです。",
  en: "Branch {adopter} has adopted the good practice {practice} on {occurredOn}."
})
export const OwnPractice = refusal("OwnPractice", "adopter", {
  ja: "知恵と工夫 {practice} は支部 {adopter} 自身のものです。",
  en: "The good practice {practice} is branch {adopter}'s own."
})

// DECISIONS.

const { decide, withdraw } = goodPractices

export const SubmitGoodPractice = decide("SubmitGoodPractice", "知恵と工夫を提出する", GoodPracticeSubmitted)
export const ShareGoodPractice = decide("ShareGoodPractice", "知恵と工夫を共有する", GoodPracticeShared, {
  by: ["headquarters"]
})
/** A branch adopts what another one, or an association, found out. */
export const AdoptGoodPractice = decide("AdoptGoodPractice", "知恵と工夫を導入する", GoodPracticeAdopted, {
  refuses: [PracticeAlreadyAdopted, OwnPractice],
  reads: (c) => ({ entries: goodPractices.of(c) }),
  rule: (event, { entries }, { opening }) => {
    const earlier = entries.filter(GoodPracticeAdopted.is).find(({ adopter }) => adopter === event.adopter)
    if (earlier !== undefined) return PracticeAlreadyAdopted(earlier)
    return opening!.association === undefined && opening!.branch === event.adopter ? OwnPractice(event) : undefined
  }
})
export const WithdrawGoodPractice = withdraw(
  "WithdrawGoodPractice",
  "知恵と工夫の提出を取り下げる",
  GoodPracticeWithdrawn
)
export const WithdrawGoodPracticeSharing = withdraw(
  "WithdrawGoodPracticeSharing",
  "知恵と工夫の共有を取り下げる",
  GoodPracticeSharingWithdrawn
)
export const WithdrawGoodPracticeAdoption = withdraw(
  "WithdrawGoodPracticeAdoption",
  "知恵と工夫の導入を取り下げる",
  GoodPracticeAdoptionWithdrawn
)

// REPORTS.

const allPractices = forEach(goodPractices.histories, (e) => e.practice)
const practicesSubmitted = occurrencesOf(GoodPracticeSubmitted, GoodPracticeWithdrawn)
const inAdopter = (units: 1 | -1) => (e: Pick<EventOf<typeof GoodPracticeAdopted>, "adopter" | "occurredOn">) => ({
  branch: e.adopter,
  on: e.occurredOn,
  units
})
const practicesAdopted: Flow = flow
  .on(GoodPracticeAdopted, inAdopter(1))
  .on(GoodPracticeAdoptionWithdrawn, inAdopter(-1))

export const goodPracticeCatalogue = listed(
  "good-practices",
  { ja: "知恵と工夫の一覧", en: "Good practices" },
  {
    things: allPractices,
    identifier: ["practice", column.text("番号", "Practice")],
    statuses: { GoodPracticeSubmitted: "提出", GoodPracticeShared: "共有済み" },
    columns: {
      association: column.text("事務組合", "Association"),
      title: column.text("件名", "Title"),
      summary: column.text("概要", "Summary"),
      adoptedBy: column.text("導入した支部", "Adopted by"),
      adoptions: column.count("導入支部数", "Branches")
    },
    row: (history, { asOf }) => {
      const { last, opening, past, stage } = goodPractices.on(history, asOf)
      if (opening === undefined || (stage !== "GoodPracticeSubmitted" && stage !== "GoodPracticeShared"))
        return undefined
      const adopters = past.filter(GoodPracticeAdopted.is).map(({ adopter }) => adopter)
      return {
        branch: opening.branch,
        status: stage,
        since: last[stage]!.occurredOn,
        association: opening.association ?? null,
        title: opening.title,
        summary: opening.summary,
        adoptedBy: adopters.toSorted().join(" "),
        adoptions: adopters.length
      }
    }
  }
)

export const goodPracticesByArea = countedByArea(
  "good-practices-by-area",
  { ja: "知恵と工夫の提出と導入", en: "Good practices submitted and adopted" },
  {
    counts: {
      submitted: { flow: practicesSubmitted, label: { ja: "提出", en: "Submitted" } },
      adopted: { flow: practicesAdopted, label: { ja: "導入", en: "Adopted" } }
    }
  }
)

export const topic = defineTopic({
  name: "good-practice",
  rows: ["P1.5"],
  label: { ja: "知恵と工夫", en: "Good practices" },
  by: ["headquarters", "branch"],
  decisions: [
    ...[SubmitGoodPractice, ShareGoodPractice, AdoptGoodPractice],
    ...[WithdrawGoodPractice, WithdrawGoodPracticeSharing, WithdrawGoodPracticeAdoption]
  ],
  reports: [goodPracticeCatalogue, goodPracticesByArea],
  measures: { "good-practices": practicesSubmitted, "adopted-practices": practicesAdopted },
  accomplishments: [
    accomplishedThings(["共有した知恵と工夫", "Good practices shared"], allPractices, (history, query) => {
      const { last, opening } = goodPractices.on(history, query.asOf)
      return opening && isInYear(opening.occurredOn, query) ? last.GoodPracticeShared !== undefined : undefined
    })
  ]
})
