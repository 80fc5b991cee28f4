// Certificates of establishment (労働保険・保険関係成立之証, plan §7(1)): made known by headquarters and the branches, ordered, issued. The
// law wants employers to post the number or to keep it available (労災保険法施行規則49条): the certificate is one way, not a duty.
import { type AnyEvent, forEach, refusal } from "@keikaku/kernel"
import { Schema } from "effect"
import { type Entries, entriesOf, inserted, presupposition, retractable } from "../dated-history.ts"
import { decision } from "../decision.ts"
import { BranchCode } from "../federation/index.ts"
import { AssociationId, BusinessId, identifier, Text } from "../identifier.ts"
import { AssociationClosed, associations, closedOn } from "../organisation/association.ts"
import { accomplishedUnits } from "../report/accomplishment.ts"
import { column } from "../report/column.ts"
import { countedByArea } from "../report/counted-by-area.ts"
import { listed } from "../report/listed.ts"
import { type Flow, flow } from "../report/measure.ts"
import { staged } from "../staged.ts"
import { defineTopic } from "../topic.ts"

export const CertificatePromotionId = identifier("CertificatePromotionId", "a promotion of certificates")
export const CertificateOrderId = identifier("CertificateOrderId", "an order of certificates")
export const CertificateSlipId = identifier("CertificateSlipId", "a slip of certificates that were issued or came back")
/** A number of certificates: one for each workplace. */
export const CertificateCount = Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 100_000 })).annotate({
  identifier: "CertificateCount",
  description: "a number of certificates, 1 to 100,000"
})
/** By what certificates are made known: the members' magazine, a website, or something else. */
export const CertificateMeans = Schema.Literals(["magazine", "website", "other"])
/** Why certificates came back (assumption: these four). */
export const CertificateReturnCause = Schema.Literals(["misprint", "closed-down", "moved-away", "other"])

// EVENTS. FROZEN once released: new versions are added, old ones upcast.

/** Without a branch it was headquarters'. */
const ofPromotion = retractable({
  fields: { promotion: CertificatePromotionId, branch: Schema.optionalKey(BranchCode) },
  tags: (e) => [
    `certificate-promotion:${e.promotion}`,
    ...(e.branch === undefined ? [] : [`branch:${e.branch}` as const])
  ]
})
const promoted = ofPromotion("CertificatesPromoted", "成立之証の広報", "CertificatePromotionWithdrawn", {
  means: CertificateMeans,
  title: Text
})
export const [CertificatePromotionWithdrawn, CertificatesPromoted] = promoted

const ofOrder = retractable({
  fields: { order: CertificateOrderId, branch: BranchCode },
  tags: (e) => [`certificate-order:${e.order}`, `branch:${e.branch}`]
})
/** For the workplaces of an association's clients, or for those of one business. */
const ordered = ofOrder(
  "CertificatesOrdered",
  "成立之証の注文",
  "CertificateOrderWithdrawn",
  {
    association: Schema.optionalKey(AssociationId),
    business: Schema.optionalKey(BusinessId),
    workplaces: CertificateCount
  },
  {
    particulars: ({ association, business }) => {
      const counterparty = association ?? business
      return counterparty === undefined ? {} : { counterparty }
    }
  }
)
export const [CertificateOrderWithdrawn, CertificatesOrdered] = ordered
const issued = ofOrder("CertificatesIssued", "成立之証の発行", "CertificateIssueWithdrawn", {
  slip: CertificateSlipId,
  certificates: CertificateCount
})
export const [CertificateIssueWithdrawn, CertificatesIssued] = issued
const returned = ofOrder("CertificatesReturned", "成立之証の返戻", "CertificateReturnWithdrawn", {
  slip: CertificateSlipId,
  issue: CertificateSlipId,
  certificates: CertificateCount,
  cause: CertificateReturnCause
})
export const [CertificateReturnWithdrawn, CertificatesReturned] = returned

// STAGES.

export const promotions = staged({
  code: "CertificatePromotion",
  noun: { ja: "成立之証の広報", en: "promotion of certificates" },
  key: { promotion: CertificatePromotionId },
  tag: "certificate-promotion",
  opens: promoted,
  steps: []
})
export const orders = staged({
  code: "CertificateOrder",
  noun: { ja: "成立之証の注文", en: "order of certificates" },
  key: { order: CertificateOrderId },
  tag: "certificate-order",
  opens: ordered,
  steps: [
    { entry: issued, after: [ordered], stays: true, per: ["slip"] },
    { entry: returned, after: [ordered], stays: true, per: ["slip"] }
  ],
  carries: ["branch"]
})

// REFUSALS.

export const NotOneOrderer = refusal("NotOneOrderer", "order", {
  ja: "成立之証の注文 {order} には、注文した事務組合か事業のどちらか一方を示してください。",
  en: "The order {order} names an association or a business that ordered, and not both."
})
export const CertificateSlipTaken = refusal("CertificateSlipTaken", "slip", {
  ja: "成立之証の注文 {order} の伝票 {slip} は別の内容で記録されています。",
  en: "Slip {slip} of the order {order} was recorded otherwise."
})
/** Of an order no more is out than was ordered: what came back may be issued anew, such as a misprint. */
export const MoreIssuedThanOrdered = refusal("MoreIssuedThanOrdered", "certificates", {
  ja: "成立之証の注文 {order} は{workplaces}枚で、返戻を差し引いた発行が{issued}枚になります。",
  en: "The order {order} is for {workplaces} certificates; {issued} would be issued, less what came back."
})
/** What came back was issued anew, and the order would be exceeded without the return. */
export const ReturnReplaced = refusal("ReturnReplaced", "slip", {
  ja: "成立之証の注文 {order}（{workplaces}枚）では伝票 {slip} の返戻の分が再び発行されています。先にその発行を取り下げてください（返戻がなければ発行は{issued}枚）。",
  en: "What came back on slip {slip} of the order {order} (for {workplaces}) was issued anew: without it {issued} would be issued. That issue would have to be taken back first."
})
export const CertificatesNotIssued = refusal("CertificatesNotIssued", "issue", {
  ja: "成立之証の注文 {order} の伝票 {issue} による発行は、その日までにありません。",
  en: "Nothing has been issued on slip {issue} of the order {order} by that day."
})
export const MoreReturnedThanIssued = refusal("MoreReturnedThanIssued", "certificates", {
  ja: "伝票 {issue} で発行した成立之証は{issued}枚で、返戻は全部で{returned}枚になります。",
  en: "{issued} certificates were issued on slip {issue}; {returned} would have come back altogether."
})

// DECISIONS. What is issued or comes back is compared with all that is recorded of the order, of whatever day.

const sumOf = (entries: Entries<{ readonly certificates: number } & object>): number =>
  entries.reduce((sum, { certificates }) => sum + certificates, 0)
/** The most certificates that were out on any day: issued, less what had come back. */
const mostOut = (entries: Entries<AnyEvent>): number => {
  let [out, most] = [0, 0]
  for (const entry of entries) {
    if (CertificatesIssued.is(entry)) out += entry.certificates
    if (CertificatesReturned.is(entry)) out -= entry.certificates
    most = Math.max(most, out)
  }
  return most
}
const isTaken = (entries: Entries<object>, slip: string): boolean =>
  entries.some((each) => "slip" in each && each.slip === slip)

export const PromoteCertificates = promotions.decide("PromoteCertificates", "成立之証を広報する", CertificatesPromoted)
export const WithdrawCertificatePromotion = promotions.withdraw(
  "WithdrawCertificatePromotion",
  "成立之証の広報を取り下げる",
  CertificatePromotionWithdrawn
)

/** By an association that was not abolished by then, or by a business. */
export const OrderCertificates = orders.decide("OrderCertificates", "成立之証を注文する", CertificatesOrdered, {
  refuses: [NotOneOrderer, AssociationClosed],
  reads: (c) => (c.association === undefined ? {} : { known: associations.of(c) }),
  rule: (event, { known }) => {
    const { association, business, occurredOn } = event
    if ((association === undefined) === (business === undefined)) return NotOneOrderer(event)
    return association && known && closedOn(known, association, occurredOn)
  }
})
export const IssueCertificates = orders.decide("IssueCertificates", "成立之証を発行する", CertificatesIssued, {
  refuses: [CertificateSlipTaken, MoreIssuedThanOrdered],
  reads: (c) => ({ all: orders.of(c) }),
  rule: (event, { all }, { opening }) => {
    if (isTaken(all, event.slip)) return CertificateSlipTaken(event)
    const { workplaces } = opening!
    const out = mostOut(inserted<AnyEvent>(all, event))
    return out > workplaces ? MoreIssuedThanOrdered({ ...event, workplaces, issued: out }) : undefined
  }
})
export const ReturnCertificates = orders.decide("ReturnCertificates", "成立之証の返戻を受ける", CertificatesReturned, {
  refuses: [CertificateSlipTaken, CertificatesNotIssued, MoreReturnedThanIssued],
  reads: (c) => ({ all: orders.of(c) }),
  rule: (event, { all }, { past }) => {
    if (isTaken(all, event.slip)) return CertificateSlipTaken(event)
    const issue = entriesOf(past, CertificatesIssued).find(({ slip }) => slip === event.issue)
    if (issue === undefined) return CertificatesNotIssued(event)
    const back = entriesOf(all, CertificatesReturned).filter((each) => each.issue === event.issue)
    const total = sumOf(back) + event.certificates
    return total > issue.certificates
      ? MoreReturnedThanIssued({ ...event, issued: issue.certificates, returned: total })
      : undefined
  }
})
export const WithdrawCertificateOrder = orders.withdraw(
  "WithdrawCertificateOrder",
  "成立之証の注文を取り下げる",
  CertificateOrderWithdrawn
)
export const WithdrawCertificateIssue = orders.withdraw(
  "WithdrawCertificateIssue",
  "成立之証の発行を取り下げる",
  CertificateIssueWithdrawn
)
/** Takes a return back in whose place nothing was issued. */
export const WithdrawCertificateReturn = decision("WithdrawCertificateReturn", "成立之証の返戻を取り下げる", {
  payload: { order: CertificateOrderId, slip: CertificateSlipId, reason: Text },
  records: CertificateReturnWithdrawn,
  takesBack: CertificatesReturned,
  refuses: [orders.refused.nothing, ReturnReplaced],
  reads: (c) => ({ all: orders.of(c) }),
  decide: (c, { all }) => {
    const entry = entriesOf(all, CertificatesReturned).find(({ slip }) => slip === c.slip)
    if (entry === undefined || c.occurredOn < entry.occurredOn) return orders.refused.nothing(c)
    const { workplaces } = orders.on(all).opening!
    const out = mostOut(all.filter((each) => each !== entry))
    return out > workplaces
      ? ReturnReplaced({ ...c, workplaces, issued: out })
      : CertificateReturnWithdrawn({ ...entry, reason: c.reason })
  }
})

// REPORTS.

const orderedFlow: Flow = flow
  .on(CertificatesOrdered, ({ branch, occurredOn: on, workplaces }) => ({ branch, on, units: workplaces }))
  .on(CertificateOrderWithdrawn, ({ branch, occurredOn: on, workplaces }) => ({ branch, on, units: -workplaces }))
const returnedFlow: Flow = flow
  .on(CertificatesReturned, ({ branch, certificates, occurredOn: on }) => ({ branch, on, units: certificates }))
  .on(CertificateReturnWithdrawn, ({ branch, certificates, occurredOn: on }) => ({ branch, on, units: -certificates }))
/** Issued, less what came back on the day it came back. */
const issuedFlow: Flow = flow
  .on(CertificatesIssued, ({ branch, certificates, occurredOn: on }) => ({ branch, on, units: certificates }))
  .on(CertificateIssueWithdrawn, ({ branch, certificates, occurredOn: on }) => ({ branch, on, units: -certificates }))
  .on(CertificatesReturned, ({ branch, certificates, occurredOn: on }) => ({ branch, on, units: -certificates }))
  .on(CertificateReturnWithdrawn, ({ branch, certificates, occurredOn: on }) => ({ branch, on, units: certificates }))
/** The promotions of branches; headquarters' are of no area. */
const promotedFlow: Flow = flow
  .on(CertificatesPromoted, ({ branch, occurredOn: on }) => (branch === undefined ? [] : { branch, on, units: 1 }))
  .on(CertificatePromotionWithdrawn, ({ branch, occurredOn: on }) =>
    branch === undefined ? [] : { branch, on, units: -1 }
  )

export const certificateCounts = countedByArea(
  "certificates",
  { ja: "成立之証の発行状況", en: "Certificates of establishment" },
  {
    counts: {
      ordered: { flow: orderedFlow, label: { ja: "注文枚数", en: "Ordered" } },
      issued: { flow: issuedFlow, label: { ja: "発行枚数", en: "Issued" } },
      returned: { flow: returnedFlow, label: { ja: "返戻枚数", en: "Returned" } },
      promotions: { flow: promotedFlow, label: { ja: "支部の広報", en: "Branches' promotions" } }
    },
    notes: [
      {
        ja: "発行枚数は返戻を（返戻日に）差し引いた数です。本部の広報は「成立之証の広報の一覧」にあります。",
        en: "Issued is less what came back, on the day it did. Headquarters' promotions are in the list of promotions."
      }
    ]
  }
)

const means = { magazine: "情報誌", website: "ホームページ", other: "その他" } as const

export const promotionList = listed(
  "certificate-promotions",
  { ja: "成立之証の広報の一覧", en: "Promotions of certificates" },
  {
    things: forEach(promotions.histories, ({ promotion }) => promotion),
    identifier: ["promotion", column.text("番号", "Promotion")],
    statuses: means,
    // A promotion has no other status than its means.
    columns: { status: column.text("方法", "Means"), title: column.text("件名", "Title") },
    since: column.date("広報日", "Promoted on"),
    row: (history, { asOf }) => {
      const { opening } = promotions.on(history, asOf)
      if (opening === undefined) return undefined
      const { branch = null, means: status, occurredOn: since, title } = opening
      return { branch, status, since, title }
    }
  }
)

export const topic = defineTopic({
  name: "certificate",
  rows: ["P7.1"],
  label: { ja: "成立之証", en: "Certificates" },
  by: ["headquarters", "branch"],
  decisions: [
    ...[PromoteCertificates, OrderCertificates, IssueCertificates, ReturnCertificates],
    ...[WithdrawCertificatePromotion, WithdrawCertificateOrder, WithdrawCertificateIssue, WithdrawCertificateReturn]
  ],
  reports: [certificateCounts, promotionList],
  measures: { certificates: issuedFlow },
  accomplishments: [accomplishedUnits(["発行した成立之証", "Certificates issued"], issuedFlow)],
  presupposes: [
    presupposition({
      on: CertificatesIssued,
      entry: returned,
      tag: ({ order }) => `certificate-order:${order}`,
      where: (issue, back) => back.issue === issue.slip
    })
  ]
})
