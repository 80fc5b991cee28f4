// Certificates of establishment: made known, ordered, issued and come back, and how many of them by area.

import { certificate } from "@keikaku/core"
import { expect, test } from "vitest"
import { openOffice } from "../sweep/world.ts"
import { walk } from "../walk.ts"

const hq = "headquarters/h-1"
const tokyo = "branch:13/t-1"
const osaka = "branch:27/o-1"
const [first, second] = [{ order: "co-1" }, { order: "co-2" }]
const bulk = { ...first, branch: "13", association: "a-1", workplaces: 10 }
const promotion = { promotion: "cp-1", means: "magazine", title: "成立之証のご案内" }
const back = { ...first, slip: "r-1", issue: "s-1", certificates: 2, cause: "misprint" }

walk(
  "P7.1 certificates are made known, ordered, issued and come back, never more than were ordered less what came back",
  [
    ["2023-04-10", hq, "PromoteCertificates", promotion],
    ["2023-04-10", hq, "PromoteCertificates", promotion, "AlreadySo"],
    ["2023-04-10", hq, "PromoteCertificates", { ...promotion, means: "website" }, "CertificatePromotionIdTaken"],
    ["2023-04-11", tokyo, "PromoteCertificates", { ...promotion, promotion: "cp-2", branch: "13", means: "website" }],
    ["2023-05-01", tokyo, "IssueCertificates", { ...first, slip: "s-1", certificates: 4 }, "CertificateOrderUnknown"],
    ["2023-05-01", tokyo, "OrderCertificates", { ...bulk, business: "b-1" }, "NotOneOrderer"],
    ["2023-05-01", tokyo, "OrderCertificates", { ...first, branch: "13", workplaces: 10 }, "NotOneOrderer"],
    ["2023-05-01", tokyo, "OrderCertificates", { ...bulk, workplaces: 0 }, "Malformed"],
    ["2020-04-01", hq, "CertifyAssociation", { association: "a-9", branch: "13" }],
    ["2023-04-30", hq, "RevokeCertification", { association: "a-9", grounds: "法令違反" }],
    ["2023-05-01", tokyo, "OrderCertificates", { ...bulk, association: "a-9" }, "AssociationClosed"],
    ["2023-05-01", tokyo, "OrderCertificates", bulk],
    ["2023-05-01", tokyo, "OrderCertificates", bulk, "AlreadySo"],
    ["2023-05-01", tokyo, "OrderCertificates", { ...bulk, workplaces: 11 }, "CertificateOrderIdTaken"],
    ["2023-05-02", osaka, "OrderCertificates", { ...second, branch: "27", business: "b-2", workplaces: 1 }],
    ["2023-05-10", tokyo, "IssueCertificates", { ...first, slip: "s-1", certificates: 4 }],
    ["2023-05-10", tokyo, "IssueCertificates", { ...first, slip: "s-1", certificates: 4 }, "AlreadySo"],
    ["2023-05-11", tokyo, "IssueCertificates", { ...first, slip: "s-1", certificates: 4 }, "CertificateSlipTaken"],
    ["2023-05-20", tokyo, "IssueCertificates", { ...first, slip: "s-2", certificates: 6 }],
    ["2023-05-12", tokyo, "IssueCertificates", { ...first, slip: "s-3", certificates: 1 }, "MoreIssuedThanOrdered"],
    ["2023-05-21", osaka, "IssueCertificates", { ...second, slip: "s-1", certificates: 1 }],
    ["2023-05-09", tokyo, "ReturnCertificates", back, "CertificatesNotIssued"],
    ["2023-06-01", tokyo, "ReturnCertificates", { ...back, certificates: 5 }, "MoreReturnedThanIssued"],
    ["2023-06-01", tokyo, "ReturnCertificates", back],
    ["2023-05-31", tokyo, "IssueCertificates", { ...first, slip: "s-3", certificates: 2 }, "MoreIssuedThanOrdered"],
    ["2023-06-01", tokyo, "IssueCertificates", { ...first, slip: "s-3", certificates: 3 }, "MoreIssuedThanOrdered"],
    ["2023-06-01", tokyo, "IssueCertificates", { ...first, slip: "s-3", certificates: 2 }],
    ["2023-06-01", tokyo, "WithdrawCertificateReturn", { ...first, slip: "r-1", reason: "誤り" }, "ReturnReplaced"],
    ["2023-06-02", tokyo, "ReturnCertificates", { ...back, certificates: 3 }, "CertificateSlipTaken"],
    ["2023-06-02", tokyo, "ReturnCertificates", { ...back, slip: "r-2", certificates: 3 }, "MoreReturnedThanIssued"],
    ["2023-06-02", tokyo, "WithdrawCertificateIssue", { ...first, slip: "s-1", reason: "誤り" }, "EntryReliedOn"],
    ["2023-06-02", tokyo, "WithdrawCertificateIssue", { ...first, slip: "s-2", reason: "誤り" }],
    ["2023-06-03", tokyo, "IssueCertificates", { ...first, slip: "s-2", certificates: 5 }],
    [
      ...["2023-06-04", osaka, "WithdrawCertificateOrder", { ...second, reason: "誤り" }],
      "LaterCertificateOrderEntryStands"
    ] as never,
    [
      ...["2023-06-04", osaka, "WithdrawCertificateReturn", { ...second, slip: "r-9", reason: "誤り" }],
      "NoCertificateOrderEntryToWithdraw"
    ] as never
  ],
  [
    [
      "certificates",
      { fiscalYear: 2023, level: "branch", branch: "13" },
      [{ area: "13", ordered: 10, issued: 9, returned: 2, promotions: 1 }]
    ],
    [
      "certificates",
      { fiscalYear: 2023, level: "nation" },
      [{ area: "nation", ordered: 11, issued: 10, returned: 2, promotions: 1 }]
    ],
    [
      "certificate-promotions",
      {},
      [
        { promotion: "cp-1", branch: null, statusCode: "magazine", since: "2023-04-10" },
        { promotion: "cp-2", branch: "13", statusCode: "website" }
      ]
    ]
  ]
)

test("P7.1 what came back and was recorded by mistake is taken back, and then what it rested on", () => {
  const office = openOffice()
  const ends = (decision: keyof typeof certificate, occurredOn: string, command: object) =>
    office.endOf(certificate[decision] as never, occurredOn, command as never)
  office.act(certificate.OrderCertificates, "2023-05-01", bulk)
  office.act(certificate.IssueCertificates, "2023-05-10", { ...first, slip: "s-1", certificates: 4 })
  office.act(certificate.ReturnCertificates, "2023-06-01", back)
  const reason = "誤り"
  expect(ends("WithdrawCertificateIssue", "2023-06-02", { ...first, slip: "s-1", reason })).toBe("EntryReliedOn")
  expect(ends("WithdrawCertificateReturn", "2023-06-02", { ...first, slip: "r-1", reason })).toBe("Recorded")
  expect(ends("WithdrawCertificateIssue", "2023-06-02", { ...first, slip: "s-1", reason })).toBe("Recorded")
  expect(ends("WithdrawCertificateOrder", "2023-06-02", { ...first, reason })).toBe("Recorded")
  const [row] = office.rows("certificates", { fiscalYear: 2023, branch: "13" })
  expect(row).toMatchObject({ ordered: 0, issued: 0, returned: 0 })
})

test("P7.1 what came back is not out any more, in the report as in what the order allows", () => {
  const office = openOffice()
  const issue = (slip: string, certificates: number) =>
    office.endOf(certificate.IssueCertificates, "2023-06-02", { ...first, slip, certificates })
  const issued = () => office.rows("certificates", { fiscalYear: 2023, branch: "13" })[0]
  office.act(certificate.OrderCertificates, "2023-05-01", { ...bulk, workplaces: 4 })
  expect(issue("s-1", 4)).toBe("Recorded")
  expect(issue("s-2", 1)).toBe("MoreIssuedThanOrdered")
  office.act(certificate.ReturnCertificates, "2023-06-02", back)
  expect(issued()).toMatchObject({ ordered: 4, issued: 2, returned: 2 })
  expect(issue("s-2", 2)).toBe("Recorded")
  expect(issued()).toMatchObject({ ordered: 4, issued: 4, returned: 2 })
  const reason = "誤り"
  const takeBack = (decision: "WithdrawCertificateReturn" | "WithdrawCertificateIssue", slip: string) =>
    office.endOf(certificate[decision], "2023-06-03", { ...first, slip, reason })
  expect(takeBack("WithdrawCertificateReturn", "r-1")).toBe("ReturnReplaced")
  expect(takeBack("WithdrawCertificateIssue", "s-2")).toBe("Recorded")
  expect(takeBack("WithdrawCertificateReturn", "r-1")).toBe("Recorded")
  expect(issued()).toMatchObject({ ordered: 4, issued: 4, returned: 0 })
})

test("P7.1 the list of promotions says by what means, not in what state", () => {
  const { columns } = openOffice().report("certificate-promotions").table as any
  expect(columns.find(({ key }: any) => key === "status").label).toEqual({ ja: "方法", en: "Means" })
})
