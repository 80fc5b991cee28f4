// The magazine: issues are planned for a day by which they are to be out, and published.
import { walk } from "../walk.ts"

const hq = "headquarters/h-1"
const issue = (id: string, dueOn: string) => ({ issue: id, title: `全国労保連 ${id}`, dueOn })

walk(
  "P5.1 issues of the magazine are published against their plan",
  [
    ["2023-04-03", hq, "PlanMagazineIssue", issue("i-1", "2023-05-31")],
    ["2023-04-03", hq, "PlanMagazineIssue", issue("i-1", "2023-05-31"), "AlreadySo"],
    ["2023-04-03", hq, "PlanMagazineIssue", issue("i-1", "2023-06-30"), "MagazineIssueIdTaken"],
    ["2023-04-03", hq, "PlanMagazineIssue", issue("i-2", "2023-07-31")],
    ["2023-04-03", hq, "PlanMagazineIssue", issue("i-3", "2023-09-30")],
    ["2023-04-03", hq, "PlanMagazineIssue", issue("i-4", "2024-01-31")],
    ["2023-04-03", hq, "PlanMagazineIssue", issue("i-5", "2024-04-30")],
    ["2023-04-03", hq, "PlanMagazineIssue", issue("i-6", "2023-02-30"), "Malformed"],
    ["2023-04-03", hq, "PlanMagazineIssue", issue("i-6", "2023-04-02"), "IssueDueInThePast"],
    ["2023-05-31", hq, "PublishMagazineIssue", { issue: "i-1", copies: 9000 }],
    ["2023-06-01", hq, "PublishMagazineIssue", { issue: "i-1", copies: 9000 }, "MagazineIssueNotAt"],
    ["2023-08-02", hq, "PublishMagazineIssue", { issue: "i-2", copies: 9000 }],
    ["2023-08-02", hq, "PublishMagazineIssue", { issue: "i-9", copies: 9000 }, "MagazineIssueUnknown"],
    ["2023-08-03", hq, "WithdrawMagazineIssuePlan", { issue: "i-2", reason: "誤り" }, "LaterMagazineIssueEntryStands"],
    [
      "2023-08-03",
      hq,
      "WithdrawMagazineIssuePublication",
      { issue: "i-3", reason: "誤り" },
      "NoMagazineIssueEntryToWithdraw"
    ]
  ],
  [
    [
      "magazine-issues",
      { fiscalYear: 2023, effectiveOn: "2023-12-31" },
      [
        { issue: "i-1", statusCode: "published", publishedOn: "2023-05-31", copies: 9000 },
        { issue: "i-2", statusCode: "late", publishedOn: "2023-08-02" },
        { issue: "i-3", statusCode: "overdue", publishedOn: null, copies: null },
        { issue: "i-4", statusCode: "planned" }
      ]
    ],
    ["magazine-issues", { fiscalYear: 2023, effectiveOn: "2023-05-31" }, [{ statusCode: "published" }, {}, {}, {}]],
    ["overdue", { effectiveOn: "2023-12-31" }, [{ of: "i-3", topic: { en: "Magazine" } }]]
  ]
)
