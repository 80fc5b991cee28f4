// What members owe for a year, and what has become of it.
import { fee } from "@keikaku/core"
import { LocalDate } from "@keikaku/kernel"
import fc from "fast-check"
import { expect, test } from "vitest"
import { walk } from "../walk.ts"

const hq = "headquarters/h-1"
const tokyo = "branch:13/t-1"
const of = (association: string, more: object = {}) => ({ association, fiscalYear: 2023, ...more })
const assess = (association: string, amount = 60000) => of(association, { branch: "13", amount })
const pay = (receipt: string, amount: number) => of("a-1", { receipt, amount })
const why = { reason: "誤り" }
const member = (association: string) =>
  [
    ["2010-04-01", hq, "CertifyAssociation", { association, branch: "13" }],
    ["2022-04-01", hq, "ApplyForMembership", { association }],
    ["2022-04-10", hq, "AdmitMember", { association }]
  ] as const

walk(
  "P2.2 fees are assessed on the members of a year, invoiced, received in parts and written off",
  [
    ["2023-04-01", hq, "AssessMembershipFee", assess("a-1"), "NotAMemberInYear"],
    ...member("a-1"),
    ...member("a-2"),
    ["2023-04-01", hq, "InvoiceMembershipFee", of("a-1", { dueOn: "2023-06-30" }), "MembershipFeeUnknown"],
    ["2023-04-01", hq, "AssessMembershipFee", { ...assess("a-1"), branch: "27" }, "AssociationOfOtherBranch"],
    ["2023-04-01", tokyo, "AssessMembershipFee", assess("a-1")],
    ["2023-04-01", tokyo, "AssessMembershipFee", assess("a-1"), "AlreadySo"],
    ["2023-04-01", tokyo, "AssessMembershipFee", assess("a-1", 70000), "MembershipFeeIdTaken"],
    ["2023-04-01", tokyo, "AssessMembershipFee", assess("a-1", 0), "Malformed"],
    ["2023-04-01", hq, "AssessMembershipFee", assess("a-2", 30000)],
    [
      "2023-04-01",
      hq,
      "AssessMembershipFee",
      of("a-2", { fiscalYear: 2021, branch: "13", amount: 1 }),
      "NotAMemberInYear"
    ],
    ["2023-05-01", tokyo, "ReceiveMembershipFee", pay("r-1", 1), "MembershipFeeNotAt"],
    ["2023-05-01", tokyo, "InvoiceMembershipFee", of("a-1", { dueOn: "2023-04-30" }), "FeeDueBeforeInvoice"],
    ["2023-05-01", tokyo, "InvoiceMembershipFee", of("a-1", { dueOn: "2023-06-30" })],
    ["2023-05-01", tokyo, "InvoiceMembershipFee", of("a-2", { dueOn: "2023-06-30" })],
    ["2023-06-20", tokyo, "ReceiveMembershipFee", pay("r-1", 40000)],
    ["2023-06-20", tokyo, "ReceiveMembershipFee", pay("r-1", 40000), "AlreadySo"],
    ["2023-06-21", tokyo, "ReceiveMembershipFee", pay("r-1", 1000), "FeeReceiptIdTaken"],
    ["2023-07-10", tokyo, "ReceiveMembershipFee", pay("r-2", 20001), "MoreThanOwed"],
    ["2023-07-10", tokyo, "ReceiveMembershipFee", pay("r-2", 15000)],
    // Paid before, told later: there is no more to be had than what is left.
    ["2023-06-01", tokyo, "ReceiveMembershipFee", pay("r-3", 5001), "MoreThanOwed"],
    ["2023-07-11", tokyo, "WithdrawFeeInvoice", of("a-1", why), "LaterMembershipFeeEntryStands"],
    [
      "2023-07-12",
      tokyo,
      "WithdrawFeeReceipt",
      of("a-1", { receipt: "r-9", ...why }),
      "NoMembershipFeeEntryToWithdraw"
    ],
    ["2023-07-12", tokyo, "WithdrawFeeReceipt", of("a-1", { receipt: "r-2", ...why })],
    ["2023-07-13", hq, "WithdrawAdmission", { association: "a-1", ...why }, "EntryReliedOn"],
    ["2024-02-01", hq, "WriteOffMembershipFee", of("a-1", { amount: 20001, grounds: "廃止" }), "MoreThanOwed"],
    ["2024-02-01", hq, "WriteOffMembershipFee", of("a-1", { amount: 12000, grounds: "廃止" })]
  ],
  [
    [
      "membership-fees",
      { fiscalYear: 2023, branch: "13", effectiveOn: "2024-03-31" },
      [
        {
          ...{ area: "13", members: 2, assessed: 90000, received: 40000, writtenOff: 12000 },
          ...{ left: 38000, arrears: 38000 }
        }
      ]
    ],
    ["membership-fees", { fiscalYear: 2023, branch: "13", effectiveOn: "2023-06-30" }, [{ left: 50000, arrears: 0 }]],
    [
      "fee-arrears",
      { effectiveOn: "2024-03-31" },
      [
        { fee: "a-1/2023", statusCode: "91-365", since: "2023-06-30", days: 275, arrears: 8000, assessed: 60000 },
        { fee: "a-2/2023", association: "a-2", fiscalYear: { en: "FY2023" }, arrears: 30000 }
      ]
    ],
    [
      "fee-arrears",
      { effectiveOn: "2023-07-30", branch: "13" },
      [
        { fee: "a-1/2023", statusCode: "0-30", days: 30 },
        { fee: "a-2/2023", statusCode: "0-30" }
      ]
    ],
    [
      "fee-arrears",
      { effectiveOn: "2023-07-31" },
      [
        { fee: "a-1/2023", statusCode: "31-90" },
        { fee: "a-2/2023", statusCode: "31-90" }
      ]
    ]
  ]
)

const common = { association: "a-1", fiscalYear: 2023, branch: "13" }
const entry = <E>(make: (data: never) => E, more: object): E => make({ ...common, ...more } as never)

test("P2.2 what is left of a fee is what was assessed, less what was received and written off", () => {
  const amounts = fc.array(fc.integer({ min: 1, max: 1000 }), { maxLength: 8 })
  fc.assert(
    fc.property(amounts, amounts, (paid, lost) => {
      const history = [
        entry(fee.MembershipFeeAssessed, { amount: 20000, occurredOn: "2023-04-01" }),
        entry(fee.MembershipFeeInvoiced, { dueOn: "2023-06-30", occurredOn: "2023-05-01" }),
        ...paid.map((amount, n) =>
          entry(fee.MembershipFeeReceived, { receipt: `r-${n}`, amount, occurredOn: "2023-06-01" })
        ),
        ...lost.map((amount) => entry(fee.MembershipFeeWrittenOff, { grounds: "い", amount, occurredOn: "2024-02-01" }))
      ]
      const { assessed, left, received, writtenOff } = fee.feeOn(history)
      expect(received + writtenOff + left).toBe(assessed)
      expect(fee.feeOn(history, LocalDate.make("2023-12-31")).writtenOff).toBe(0)
    })
  )
})
