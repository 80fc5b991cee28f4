// The pages of websites and the leaflets of headquarters and the branches (普及広報, plan §7(2)): updates are planned with a due day,
// versions are published, confirmed as still right, and retired. What nobody has published or confirmed for long is stale.
import { forEach, LocalDate, refusal } from "@keikaku/kernel"
import { Schema } from "effect"
import { addMonths } from "../calendar/index.ts"
import { entriesOf, retractable } from "../dated-history.ts"
import { BranchCode } from "../federation/index.ts"
import { identifier, Text } from "../identifier.ts"
import { type Accomplishment, isInYear } from "../report/accomplishment.ts"
import { column } from "../report/column.ts"
import { listed } from "../report/listed.ts"
import { occasionsOf } from "../report/occasion.ts"
import { staged } from "../staged.ts"
import { defineTopic } from "../topic.ts"

export const ContentId = identifier("ContentId", "a page of a website, a leaflet or other material")
/** What kind of material it is. */
export const ContentMedium = Schema.Literals(["website", "leaflet", "other"])
/** The number of a version: each is higher than the one published before. */
export const ContentVersion = Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 100_000 })).annotate({
  identifier: "ContentVersion",
  description: "the number of a version, 1 to 100,000"
})
/** After how many months without a publication or a confirmation something is stale. */
export const StaleMonths = Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 120 })).annotate({
  identifier: "StaleMonths",
  description: "a number of months, 1 to 120"
})
/** The number of months where a report names none (assumption). */
export const staleAfterMonths = 12

// EVENTS. FROZEN once released: new versions are added, old ones upcast.

/** Without a branch it is headquarters'. */
const ofContent = retractable({
  fields: { content: ContentId, branch: Schema.optionalKey(BranchCode) },
  tags: (e) => [`content:${e.content}`, ...(e.branch === undefined ? [] : [`branch:${e.branch}` as const])]
})
const registered = ofContent("ContentRegistered", "広報資料の登録", "ContentRegistrationWithdrawn", {
  medium: ContentMedium,
  title: Text
})
export const [ContentRegistrationWithdrawn, ContentRegistered] = registered
const planned = ofContent("ContentUpdatePlanned", "広報資料の更新の予定", "ContentUpdatePlanWithdrawn", {
  due: LocalDate,
  note: Text
})
export const [ContentUpdatePlanWithdrawn, ContentUpdatePlanned] = planned
const published = ofContent("ContentPublished", "広報資料の公開", "ContentPublicationWithdrawn", {
  version: ContentVersion
})
export const [ContentPublicationWithdrawn, ContentPublished] = published
const confirmed = ofContent("ContentConfirmed", "広報資料の内容の確認", "ContentConfirmationWithdrawn")
export const [ContentConfirmationWithdrawn, ContentConfirmed] = confirmed
const retired = ofContent("ContentRetired", "広報資料の公開の終了", "ContentRetirementWithdrawn", { cause: Text })
export const [ContentRetirementWithdrawn, ContentRetired] = retired

// STAGES.

export const contents = staged({
  code: "Content",
  noun: { ja: "広報資料", en: "content" },
  key: { content: ContentId },
  tag: "content",
  opens: registered,
  steps: [
    { entry: planned, after: [registered, published], stays: true, per: ["due"] },
    { entry: published, after: [registered, published] },
    { entry: confirmed, after: [published], stays: true },
    { entry: retired, after: [registered, published] }
  ],
  carries: ["branch"]
})

// REFUSALS.

export const DueBeforePlanned = refusal("DueBeforePlanned", "due", {
  ja: "広報資料 {content} の更新の期日 {due} が、予定した日 {occurredOn} より前です。",
  en: "The update of {content} would be due on {due}, before it is planned on {occurredOn}."
})
/** Versions ascend from day to day. */
export const ContentVersionOutOfOrder = refusal("ContentVersionOutOfOrder", "version", {
  ja: "広報資料 {content} は {on} に第{other}版を公開しています（第{version}版）。",
  en: "Version {other} of {content} was published on {on}; this would be version {version}."
})

// DECISIONS.

const { decide, withdraw } = contents

export const RegisterContent = decide("RegisterContent", "広報資料を登録する", ContentRegistered)
export const PlanContentUpdate = decide("PlanContentUpdate", "広報資料の更新を予定する", ContentUpdatePlanned, {
  refuses: [DueBeforePlanned],
  rule: (event) => (event.due < event.occurredOn ? DueBeforePlanned(event) : undefined)
})
export const PublishContent = decide("PublishContent", "広報資料を公開する", ContentPublished, {
  refuses: [ContentVersionOutOfOrder],
  reads: (c) => ({ all: contents.of(c) }),
  rule: (event, { all }) => {
    const other = entriesOf(all, ContentPublished).find((each) =>
      each.occurredOn <= event.occurredOn ? each.version >= event.version : each.version <= event.version
    )
    return other && ContentVersionOutOfOrder({ ...event, other: other.version, on: other.occurredOn })
  }
})
/** What was published is still right. */
export const ConfirmContent = decide("ConfirmContent", "広報資料の内容を確認する", ContentConfirmed)
export const RetireContent = decide("RetireContent", "広報資料の公開を終える", ContentRetired)
export const WithdrawContent = withdraw("WithdrawContent", "広報資料の登録を取り下げる", ContentRegistrationWithdrawn)
export const WithdrawContentUpdatePlan = withdraw(
  "WithdrawContentUpdatePlan",
  "広報資料の更新の予定を取り下げる",
  ContentUpdatePlanWithdrawn
)
export const WithdrawContentPublication = withdraw(
  "WithdrawContentPublication",
  "広報資料の公開を取り下げる",
  ContentPublicationWithdrawn
)
export const WithdrawContentConfirmation = withdraw(
  "WithdrawContentConfirmation",
  "広報資料の内容の確認を取り下げる",
  ContentConfirmationWithdrawn
)
export const WithdrawContentRetirement = withdraw(
  "WithdrawContentRetirement",
  "広報資料の公開の終了を取り下げる",
  ContentRetirementWithdrawn
)

// REPORT: what is stale, and which updates are late.

type Found = ReturnType<typeof contents.on>

/** Something that was to be updated by a day, and what came of it. */
interface Update {
  readonly due: LocalDate
  readonly end: "open" | "in-time" | "missed" | "moved"
}

/** What ends a plan first: a version is published, the update is planned anew, or nothing is published any more. */
const endOf = (due: LocalDate, later: Found["past"]): Update["end"] => {
  const end = later.find((each) =>
    [ContentPublished, ContentUpdatePlanned, ContentRetired].some((kind) => kind.is(each))
  )
  if (end === undefined) return "open"
  if (end.occurredOn > due) return "missed"
  return ContentPublished.is(end) ? "in-time" : "moved"
}

/** The updates that stood until their day or stand still; what was planned anew or fell away by its day is not among them. */
const updatesIn = ({ past }: Found): ReadonlyArray<Update> =>
  past
    .flatMap((plan, at) =>
      ContentUpdatePlanned.is(plan) ? [{ due: plan.due, end: endOf(plan.due, past.slice(at + 1)) }] : []
    )
    .filter(({ end }) => end !== "moved")

const allContents = forEach(contents.histories, ({ content }) => content)

const statuses = {
  overdue: { ja: "更新の遅れ", en: "update overdue" },
  stale: { ja: "要確認", en: "stale" },
  unpublished: { ja: "未公開", en: "not published yet" },
  current: { ja: "公開中", en: "published" },
  retired: { ja: "終了", en: "retired" }
} as const

const media = {
  website: { ja: "ホームページ", en: "website" },
  leaflet: { ja: "リーフレット", en: "leaflet" },
  other: { ja: "その他", en: "other" }
} as const

const updateDue = { ja: "広報資料の更新期日", en: "Update of content due" }

/** Everything that is published or to be published, with what has to be looked at. */
export const contentList = listed(
  "contents",
  { ja: "広報資料の状況", en: "Contents" },
  {
    parameters: { months: Schema.optionalKey(StaleMonths) },
    things: allContents,
    identifier: ["content", column.text("番号", "Content")],
    statuses,
    columns: {
      medium: column.text("種類", "Medium"),
      title: column.text("件名", "Title"),
      version: column.count("版", "Version"),
      due: column.date("更新期日", "Update due")
    },
    since: column.date("最終確認日", "Last right on"),
    row: (history, { asOf, parameters }) => {
      const found = contents.on(history, asOf)
      const { last, opening, stage } = found
      if (opening === undefined) return undefined
      const { months = staleAfterMonths } = parameters as { readonly months?: number }
      const dates = [opening, last.ContentPublished, last.ContentConfirmed].map((entry) => entry?.occurredOn)
      const since = dates
        .filter((day) => day !== undefined)
        .sort()
        .at(-1)!
      const due = updatesIn(found).find(({ end }) => end === "open")?.due ?? null
      const status = () => {
        if (stage === "ContentRetired") return "retired"
        if (due !== null && due < asOf) return "overdue"
        if (addMonths(since, months) < asOf) return "stale"
        return stage === "ContentPublished" ? "current" : "unpublished"
      }
      const { branch = null, medium, title } = opening
      return {
        ...{ branch, status: status(), since, medium: media[medium], title, due },
        version: last.ContentPublished?.version ?? null
      }
    },
    notes: [
      {
        ja: `要確認＝条件の月数（既定${staleAfterMonths}か月）のうちに公開も確認もされていないもの。更新の遅れ＝予定した期日を過ぎたもの。`,
        en: `Stale: neither published nor confirmed for the months asked for (${staleAfterMonths} by default). Update overdue: its due day has passed.`
      }
    ]
  }
)

/** Of the updates that fell due in the year by the report's day, those that were published by their day. */
const updatesInTime: Accomplishment = {
  label: { ja: "期日までに行った更新", en: "Updates done in time" },
  row: undefined,
  projection: () => allContents,
  of: (state: ReadonlyMap<string, Parameters<typeof contents.on>[0]>, query) => {
    const due = [...state.values()]
      .flatMap((history) => updatesIn(contents.on(history, query.asOf)))
      .filter((update) => isInYear(update.due, query) && update.due <= query.asOf)
    return { done: due.filter(({ end }) => end === "in-time").length, of: due.length }
  }
}

export const topic = defineTopic({
  name: "content",
  rows: ["P7.2a"],
  label: { ja: "広報資料", en: "Contents of outreach" },
  by: ["headquarters", "branch"],
  decisions: [
    ...[RegisterContent, PlanContentUpdate, PublishContent, ConfirmContent, RetireContent],
    ...[WithdrawContent, WithdrawContentUpdatePlan, WithdrawContentPublication],
    ...[WithdrawContentConfirmation, WithdrawContentRetirement]
  ],
  reports: [contentList],
  occasions: [
    occasionsOf(allContents, (history, { asOf }, id) => {
      const found = contents.on(history, asOf)
      const { branch = null, title } = found.opening ?? {}
      return updatesIn(found).map(({ due: on, end }) => {
        const done = end === "missed" ? ("missed" as const) : end === "in-time"
        return { on, what: updateDue, title, of: id, branch, done }
      })
    })
  ],
  accomplishments: [updatesInTime]
})
