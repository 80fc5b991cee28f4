// Membership fees (会費, plan §2(2)): assessed for a fiscal year on who is a member in it, invoiced, received in one or several payments,
// written off. The federation's scale of fees was not found: an assessment states its amount.
import { forEach, LocalDate, refusal } from "@keikaku/kernel"
import { Schema } from "effect"
import {
  type Calendar,
  daysBetween,
  FiscalYear,
  firstDayOfFiscalYear,
  fiscalYearName,
  lastDayOfFiscalYear
} from "../calendar/index.ts"
import { presupposition, retractable } from "../dated-history.ts"
import { sumYen, Yen } from "../exact/index.ts"
import { BranchCode } from "../federation/index.ts"
import { AssociationId, identifier, Text } from "../identifier.ts"
import { accomplishedThings } from "../report/accomplishment.ts"
import { areasOf, sumOver } from "../report/areas.ts"
import { column } from "../report/column.ts"
import { listed } from "../report/listed.ts"
import { type FlowChange, flow } from "../report/measure.ts"
import { occasionsOf } from "../report/occasion.ts"
import { byArea, defineReport, ofYear } from "../report/report.ts"
import { staged } from "../staged.ts"
import { defineTopic } from "../topic.ts"
import { AssociationOfOtherBranch } from "./association.ts"
import { MemberAdmitted, type MembershipHistory, membershipOf, membershipOn } from "./membership.ts"

export const FeeReceiptId = identifier("FeeReceiptId", "a payment of a membership fee, unique within the fee")
/** An amount that is owed or paid: at least one yen. */
export const FeeAmount = Yen.check(Schema.isGreaterThan(0)).annotate({
  identifier: "FeeAmount",
  description: "whole yen, 1 or more"
})

// EVENTS. FROZEN once released: new versions are added, old ones upcast.

const ofFee = retractable({
  fields: { association: AssociationId, fiscalYear: FiscalYear, branch: BranchCode },
  tags: (e) => [
    `membership-fee:${e.association}/${e.fiscalYear}`,
    `association:${e.association}`,
    `branch:${e.branch}`
  ],
  particulars: (e) => ({ counterparty: e.association })
})
const assessed = ofFee("MembershipFeeAssessed", "会費の賦課", "FeeAssessmentWithdrawn", { amount: FeeAmount })
export const [FeeAssessmentWithdrawn, MembershipFeeAssessed] = assessed
const invoiced = ofFee("MembershipFeeInvoiced", "会費の請求", "FeeInvoiceWithdrawn", { dueOn: LocalDate })
export const [FeeInvoiceWithdrawn, MembershipFeeInvoiced] = invoiced
const received = ofFee("MembershipFeeReceived", "会費の入金", "FeeReceiptWithdrawn", {
  receipt: FeeReceiptId,
  amount: FeeAmount
})
/** A payment, of the whole fee or of a part. */
export const [FeeReceiptWithdrawn, MembershipFeeReceived] = received
const writtenOff = ofFee("MembershipFeeWrittenOff", "会費の償却", "FeeWriteOffWithdrawn", {
  amount: FeeAmount,
  grounds: Text
})
/** What will not be paid any more. */
export const [FeeWriteOffWithdrawn, MembershipFeeWrittenOff] = writtenOff

// STAGES.

export const fees = staged({
  code: "MembershipFee",
  noun: { ja: "会費", en: "membership fee" },
  key: { association: AssociationId, fiscalYear: FiscalYear },
  tag: "membership-fee",
  opens: assessed,
  steps: [
    { entry: invoiced, after: [assessed] },
    { entry: received, after: [invoiced], stays: true, per: ["receipt"] },
    { entry: writtenOff, after: [invoiced], stays: true }
  ],
  carries: ["branch"]
})

type FeeHistory = Parameters<typeof fees.on>[0]

/** A fee on a day: what was assessed, received and written off by then, and what is left, which is owed. */
export const feeOn = (history: FeeHistory, day?: LocalDate) => {
  const { last, opening, past } = fees.on(history, day)
  const received = sumYen(past.flatMap((e) => (MembershipFeeReceived.is(e) ? [e.amount] : [])))
  const writtenOff = sumYen(past.flatMap((e) => (MembershipFeeWrittenOff.is(e) ? [e.amount] : [])))
  const assessed = (opening?.amount ?? 0) as Yen
  return {
    opening,
    invoice: last.MembershipFeeInvoiced,
    assessed,
    received,
    writtenOff,
    left: assessed - received - writtenOff
  }
}

/** A fee is in arrears from the day after it was due, as long as anything of it is left; in yen. */
const arrearsOn = (history: FeeHistory, day: LocalDate): number => {
  const { invoice, left } = feeOn(history, day)
  return invoice !== undefined && invoice.dueOn < day ? left : 0
}

/** Whether an association is a member on any day of a fiscal year, by what has happened until a day. */
export const isMemberIn = (
  history: MembershipHistory,
  fiscalYear: FiscalYear,
  calendar: Calendar,
  known: LocalDate
) => {
  const [from, to] = [firstDayOfFiscalYear(fiscalYear, calendar), lastDayOfFiscalYear(fiscalYear, calendar)]
  const entries = history.filter(({ occurredOn }) => occurredOn <= known)
  const days = [from, ...entries.map(({ occurredOn }) => occurredOn).filter((day) => from <= day && day <= to)]
  return days.some((day) => membershipOn(entries, day).admission !== undefined)
}

// REFUSALS.

/** Only members owe a fee. */
export const NotAMemberInYear = refusal("NotAMemberInYear", "association", {
  ja: "{association} は {fiscalYear} 年度のどの日にも会員ではありません。",
  en: "{association} is not a member on any day of fiscal year {fiscalYear}."
})
export const FeeDueBeforeInvoice = refusal("FeeDueBeforeInvoice", "dueOn", {
  ja: "納期限 {dueOn} が請求日 {occurredOn} より前です。",
  en: "The fee would be due on {dueOn}, before it is invoiced on {occurredOn}."
})
export const MoreThanOwed = refusal("MoreThanOwed", "amount", {
  ja: "{amount}円は未納額 {left}円を超えています。",
  en: "{amount} yen are more than the {left} yen that are owed."
})
export const FeeReceiptIdTaken = refusal("FeeReceiptIdTaken", "receipt", {
  ja: "入金番号 {receipt} は {occurredOn} の入金（{amount}円）です。",
  en: "Receipt {receipt} is of {occurredOn}, {amount} yen."
})

// DECISIONS.

const { decide, withdraw } = fees
/** What of a fee is owed counts all that is known: a payment recorded late leaves no more than what others have left. */
const moreThanOwed = (amount: Yen, history: FeeHistory) => {
  const { left } = feeOn(history)
  return amount > left ? MoreThanOwed({ amount, left }) : undefined
}

export const AssessMembershipFee = decide("AssessMembershipFee", "会費を賦課する", MembershipFeeAssessed, {
  refuses: [NotAMemberInYear, AssociationOfOtherBranch],
  reads: (c) => ({ membership: membershipOf(c) }),
  rule: (event, { membership }, _, { settings }) => {
    if (!isMemberIn(membership, event.fiscalYear, settings.calendar, event.occurredOn)) return NotAMemberInYear(event)
    const { branch } = membership[0]!
    return branch === event.branch ? undefined : AssociationOfOtherBranch({ ...event, branch })
  }
})
export const InvoiceMembershipFee = decide("InvoiceMembershipFee", "会費を請求する", MembershipFeeInvoiced, {
  refuses: [FeeDueBeforeInvoice],
  rule: (event) => (event.dueOn < event.occurredOn ? FeeDueBeforeInvoice(event) : undefined)
})
export const ReceiveMembershipFee = decide("ReceiveMembershipFee", "会費の入金を記録する", MembershipFeeReceived, {
  refuses: [FeeReceiptIdTaken, MoreThanOwed],
  reads: (c) => ({ all: fees.of(c) }),
  rule: (event, { all }) => {
    const taken = all.find((e) => MembershipFeeReceived.is(e) && e.receipt === event.receipt)
    if (taken !== undefined) return FeeReceiptIdTaken(taken as typeof event)
    return moreThanOwed(event.amount, all)
  }
})
export const WriteOffMembershipFee = decide("WriteOffMembershipFee", "会費を償却する", MembershipFeeWrittenOff, {
  by: ["headquarters"],
  refuses: [MoreThanOwed],
  reads: (c) => ({ all: fees.of(c) }),
  rule: (event, { all }) => moreThanOwed(event.amount, all)
})
export const WithdrawFeeAssessment = withdraw("WithdrawFeeAssessment", "会費の賦課を取り下げる", FeeAssessmentWithdrawn)
export const WithdrawFeeInvoice = withdraw("WithdrawFeeInvoice", "会費の請求を取り下げる", FeeInvoiceWithdrawn)
export const WithdrawFeeReceipt = withdraw("WithdrawFeeReceipt", "会費の入金を取り下げる", FeeReceiptWithdrawn)
export const WithdrawFeeWriteOff = withdraw("WithdrawFeeWriteOff", "会費の償却を取り下げる", FeeWriteOffWithdrawn)

// REPORTS.

const allFees = forEach(fees.histories, (e) => `${e.association}/${e.fiscalYear}`)

/** How long a fee has been in arrears: up to 30, 90 and 365 days, or longer. */
const ages = {
  "0-30": { ja: "30日以内", en: "up to 30 days" },
  "31-90": { ja: "31〜90日", en: "31 to 90 days" },
  "91-365": { ja: "91〜365日", en: "91 to 365 days" },
  "over-365": { ja: "365日超", en: "over 365 days" }
} as const
const ageOf = (days: number): keyof typeof ages => {
  const [limit] = ([30, 90, 365] as const).filter((each) => days <= each)
  return limit === undefined ? "over-365" : ({ 30: "0-30", 90: "31-90", 365: "91-365" } as const)[limit]
}

/** The fees of a fiscal year by area: what became of them by the report's day. */
export const membershipFees = defineReport(
  "membership-fees",
  { ja: "会費の収納状況", en: "Membership fees" },
  {
    parameters: { ...ofYear, ...byArea },
    columns: {
      area: column.text("コード", "Area"),
      name: column.text("区域", "Name"),
      members: column.count("賦課した会員", "Members assessed"),
      assessed: column.money("賦課額", "Assessed"),
      received: column.money("入金額", "Received"),
      writtenOff: column.money("償却額", "Written off"),
      left: column.money("未納額", "Outstanding"),
      arrears: column.money("うち滞納額", "Of that in arrears")
    },
    projection: () => allFees,
    rows: (state, query) => {
      const ofYear = [...state.values()].flatMap((history) => {
        const { opening, ...fee } = feeOn(history, query.asOf)
        if (opening === undefined || opening.fiscalYear !== query.fiscalYear) return []
        return [{ ...fee, branch: opening.branch, arrears: arrearsOn(history, query.asOf) }]
      })
      type Figure = "assessed" | "received" | "writtenOff" | "left" | "arrears"
      return areasOf(query).map((area) => {
        const sum = (key: Figure) =>
          sumOver(area, (branch) => sumYen(ofYear.filter((fee) => fee.branch === branch).map((fee) => fee[key] as Yen)))
        return {
          area: area.code,
          name: area.label,
          members: sumOver(area, (branch) => ofYear.filter((fee) => fee.branch === branch).length),
          assessed: sum("assessed"),
          received: sum("received"),
          writtenOff: sum("writtenOff"),
          left: sum("left"),
          arrears: sum("arrears")
        }
      })
    }
  }
)

/** The fees of all years that are in arrears on the report's day, by age. */
export const feeArrears = listed(
  "fee-arrears",
  { ja: "会費の滞納", en: "Membership fees in arrears" },
  {
    things: allFees,
    identifier: ["fee", column.text("会費", "Fee")],
    statuses: ages,
    since: column.date("納期限", "Due on"),
    days: column.count("滞納日数", "Days in arrears"),
    columns: {
      association: column.text("会員", "Member"),
      fiscalYear: column.text("年度", "Fiscal year"),
      assessed: column.money("賦課額", "Assessed"),
      arrears: column.money("滞納額", "In arrears")
    },
    row: (history, { asOf, federation }) => {
      const { invoice, opening, assessed } = feeOn(history, asOf)
      const arrears = arrearsOn(history, asOf)
      if (opening === undefined || invoice === undefined || arrears === 0) return undefined
      const { association, branch } = opening
      const fiscalYear = fiscalYearName(opening.fiscalYear, federation.calendar)
      const status = ageOf(daysBetween(invoice.dueOn, asOf))
      return { branch, status, since: invoice.dueOn, association, fiscalYear, assessed, arrears }
    }
  }
)

const paid =
  (sign: 1 | -1) =>
  (e: { readonly branch: BranchCode; readonly occurredOn: LocalDate; readonly amount: Yen }): FlowChange => ({
    branch: e.branch,
    on: e.occurredOn,
    units: sign * e.amount
  })

export const topic = defineTopic({
  name: "membership-fee",
  rows: ["P2.2"],
  label: { ja: "会費", en: "Membership fees" },
  by: ["headquarters", "branch"],
  decisions: [
    ...[AssessMembershipFee, InvoiceMembershipFee, ReceiveMembershipFee, WriteOffMembershipFee],
    ...[WithdrawFeeAssessment, WithdrawFeeInvoice, WithdrawFeeReceipt, WithdrawFeeWriteOff]
  ],
  presupposes: [
    presupposition({
      on: MemberAdmitted,
      entry: assessed,
      tag: ({ association }) => `association:${association}`
    })
  ],
  reports: [membershipFees, feeArrears],
  occasions: [
    occasionsOf(allFees, (history, { asOf }, of) => {
      const { invoice, left } = feeOn(history, asOf)
      const what = { ja: "会費の納期限", en: "Membership fee due" }
      return invoice && { on: invoice.dueOn, what, of, branch: invoice.branch, done: left === 0 }
    })
  ],
  accomplishments: [
    accomplishedThings(["完納した会費", "Fees received in full"], allFees, (history, { asOf, fiscalYear }) => {
      const { assessed, opening, received } = feeOn(history, asOf)
      return opening?.fiscalYear === fiscalYear ? received === assessed : undefined
    })
  ],
  // What was paid, on the day of the payment and for whatever year.
  measures: { "membership-fees": flow.on(MembershipFeeReceived, paid(1)).on(FeeReceiptWithdrawn, paid(-1)) }
})
