// The organisation rate (組織率, plan §2(1)): members by certified associations, both on one date. Rates that were published stand beside
// their parts, because the two do not always agree: Nagano printed 96.7% where 232 of 243 are 95.5%.
import { type EventOf, forEach, LocalDate, together } from "@keikaku/kernel"
import { Schema } from "effect"
import { datedHistory, type Entries, retractable } from "../dated-history.ts"
import { percent, ratio } from "../exact/index.ts"
import { BranchCode } from "../federation/index.ts"
import { identifier, Text } from "../identifier.ts"
import { areasOf, sumOver } from "../report/areas.ts"
import { column } from "../report/column.ts"
import { listed } from "../report/listed.ts"
import { byArea, defineReport } from "../report/report.ts"
import { staged } from "../staged.ts"
import { defineTopic } from "../topic.ts"
import { type AssociationHistory, associationEntries, certificationOn } from "./association.ts"
import {
  leftLabels,
  type MembershipHistory,
  membershipEntries,
  membershipOn,
  membershipStatus,
  standingSince
} from "./membership.ts"
import { AssociationApproached, approachEntry } from "./recruitment.ts"

export const RatePublicationId = identifier("RatePublicationId", "a published organisation rate")
/** A percentage as it was printed, without its sign: 96.7, or 83. */
export const PrintedPercent = Schema.String.check(
  Schema.isPattern(/^(?:0|[1-9]\d{0,2})(?:\.\d{1,4})?$/u, { message: "a percentage as printed, such as 96.7" })
).annotate({
  identifier: "PrintedPercent",
  description: "a percentage as it was printed, without its sign",
  examples: ["96.7"]
})

// EVENTS. FROZEN once released: new versions are added, old ones upcast.

const published = retractable({
  fields: { publication: RatePublicationId, branch: Schema.optionalKey(BranchCode) },
  tags: (e) => [`rate-publication:${e.publication}`, ...(e.branch === undefined ? [] : [`branch:${e.branch}` as const])]
})("OrganisationRatePublished", "組織率の公表", "OrganisationRateWithdrawn", {
  source: Text,
  members: Schema.Natural,
  membersOn: LocalDate,
  associations: Schema.Natural,
  associationsOn: LocalDate,
  printed: PrintedPercent
})
/** Somebody published the rate of a branch, or of the whole: the two numbers, each with its date, and the rate as it was printed. */
export const [OrganisationRateWithdrawn, OrganisationRatePublished] = published

export const publications = staged({
  code: "RatePublication",
  noun: { ja: "組織率の公表", en: "published organisation rate" },
  key: { publication: RatePublicationId },
  tag: "rate-publication",
  opens: published,
  steps: []
})
export const RecordPublishedRate = publications.decide(
  "RecordPublishedRate",
  "公表された組織率を記録する",
  OrganisationRatePublished
)
export const WithdrawPublishedRate = publications.withdraw(
  "WithdrawPublishedRate",
  "公表された組織率の記録を取り下げる",
  OrganisationRateWithdrawn
)

// FACTS: an association and its membership, side by side.

const entries = [...associationEntries, ...membershipEntries, approachEntry] as const
type StandingEntry = EventOf<(typeof entries)[number][1]>
const standings = forEach(datedHistory(entries), ({ association }) => association)

const typesOf = (pairs: ReadonlyArray<readonly [unknown, { readonly type: string }]>) =>
  new Set(pairs.map(([, { type }]) => type))
const [ofAssociation, ofMember] = [typesOf(associationEntries), typesOf(membershipEntries)]

/** An association's certification and its membership on a day. */
const standingOn = (history: Entries<StandingEntry>, day: LocalDate) => ({
  certification: certificationOn(history.filter(({ _tag }) => ofAssociation.has(_tag)) as AssociationHistory, day),
  membership: membershipOn(history.filter(({ _tag }) => ofMember.has(_tag)) as MembershipHistory, day)
})

/** Whether the printed rate is what its parts give, rounded to as many decimals. */
export const printsItsParts = (
  e: Pick<EventOf<typeof OrganisationRatePublished>, "members" | "associations" | "printed">
) => {
  const parts = ratio(e.members, e.associations)
  const decimals = e.printed.split(".")[1]?.length ?? 0
  return parts !== null && percent(parts, decimals) === `${e.printed}%`
}

// REPORTS.

/** Members by certified associations in each area on the report's day, beside the rate that was published last. */
export const organisationRate = defineReport(
  "organisation-rate",
  { ja: "組織率", en: "Organisation rate" },
  {
    parameters: byArea,
    columns: {
      area: column.text("コード", "Area"),
      name: column.text("区域", "Name"),
      members: column.count("会員数", "Members"),
      membersOn: column.date("会員数の基準日", "Members as of"),
      associations: column.count("認可事務組合数", "Certified associations"),
      associationsOn: column.date("認可事務組合数の基準日", "Associations as of"),
      rate: column.percent("組織率", "Organisation rate"),
      uncertified: column.count("認可のない会員", "Members without certification"),
      publishedMembers: column.count("公表会員数", "Published members"),
      publishedMembersOn: column.date("公表会員数の基準日", "Published members as of"),
      publishedAssociations: column.count("公表事務組合数", "Published associations"),
      publishedAssociationsOn: column.date("公表事務組合数の基準日", "Published associations as of"),
      printed: column.text("公表組織率", "Printed rate"),
      parts: column.percent("公表値の内訳による率", "Rate of the published parts"),
      mismatch: column.text("公表値の照合", "Check of the printed rate")
    },
    projection: () =>
      together({ standings, publications: forEach(publications.histories, ({ publication }) => publication) }),
    rows: (state, query) => {
      const { asOf } = query
      const all = [...state.standings.values()].map((history) => standingOn(history, asOf))
      const certified = all.filter(({ certification }) => certification !== undefined)
      const members = all.filter(({ membership }) => membership.admission !== undefined)
      const of = (branch: BranchCode) => ({
        associations: certified.filter((each) => each.certification!.branch === branch).length,
        members: members.filter((each) => each.certification?.branch === branch).length,
        uncertified: members.filter(
          (each) => each.certification === undefined && each.membership.admission!.branch === branch
        ).length
      })
      const byBranch = new Map(query.federation.branches.map(({ code }) => [code, of(code)]))
      const rates = [...state.publications.values()]
        .flatMap((history) => publications.on(history, asOf).opening ?? [])
        .toSorted((a, b) =>
          a.occurredOn < b.occurredOn || (a.occurredOn === b.occurredOn && a.publication < b.publication) ? -1 : 1
        )
      return areasOf(query).map((area) => {
        const sum = (key: "associations" | "members" | "uncertified") =>
          sumOver(area, (branch) => byBranch.get(branch)?.[key] ?? 0)
        const rate = rates.findLast((each) => (each.branch ?? "nation") === area.code)
        return {
          area: area.code,
          name: area.label,
          members: sum("members"),
          membersOn: asOf,
          associations: sum("associations"),
          associationsOn: asOf,
          rate: ratio(sum("members"), sum("associations")),
          uncertified: sum("uncertified"),
          publishedMembers: rate?.members ?? null,
          publishedMembersOn: rate?.membersOn ?? null,
          publishedAssociations: rate?.associations ?? null,
          publishedAssociationsOn: rate?.associationsOn ?? null,
          printed: rate === undefined ? null : `${rate.printed}%`,
          parts: rate === undefined ? null : ratio(rate.members, rate.associations),
          mismatch: rate === undefined ? null : checkOf(rate)
        }
      })
    },
    notes: [
      {
        ja: "会員数は、その日に認可を受けている会員の数です。公表値は基準日が異なることがあります。",
        en: "Members are those that are certified on that day. Published figures may be of other dates."
      }
    ]
  }
)

const checkOf = (rate: EventOf<typeof OrganisationRatePublished>) => {
  if (!printsItsParts(rate)) return { ja: "内訳と一致しない", en: "differs from its parts" }
  return rate.membersOn === rate.associationsOn
    ? { ja: "一致", en: "agrees with its parts" }
    : { ja: "一致（基準日は異なる）", en: "agrees with its parts, which are of two dates" }
}

/** The certified associations that are no members on the report's day, the longest first. */
export const nonMembers = listed(
  "non-members",
  { ja: "非会員の事務組合", en: "Associations that are no members" },
  {
    things: standings,
    identifier: ["association", column.text("事務組合", "Association")],
    statuses: {
      never: { ja: "未加入", en: "Never a member" },
      applied: { ja: "入会申込中", en: "Applied" },
      ...leftLabels
    },
    columns: {
      certifiedOn: column.date("認可日", "Certified on"),
      approachedOn: column.date("直近の働きかけ", "Last approached on")
    },
    row: (history, { asOf }) => {
      const { certification, membership } = standingOn(history, asOf)
      if (certification === undefined || membership.admission !== undefined) return undefined
      const { last } = membership
      const status = last === undefined ? "never" : membershipStatus(membership, asOf)
      if (status === "member" || status === "leaving") return undefined
      const approach = history.findLast((each) => AssociationApproached.is(each) && each.occurredOn <= asOf)
      return {
        branch: certification.branch,
        status,
        since: standingSince(membership) ?? certification.occurredOn,
        certifiedOn: certification.occurredOn,
        approachedOn: approach?.occurredOn ?? (null as LocalDate | null)
      }
    }
  }
)

export const topic = defineTopic({
  name: "organisation-rate",
  rows: ["P2.1c"],
  label: { ja: "組織率と非会員", en: "Organisation rate" },
  by: ["headquarters"],
  decisions: [RecordPublishedRate, WithdrawPublishedRate],
  reports: [organisationRate, nonMembers]
})
