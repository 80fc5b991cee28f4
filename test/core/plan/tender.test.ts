// Tenders, from the announcement to what is learnt of them.
import { walk } from "../walk.ts"

const hq = "headquarters/h-1"
const awareness = { programme: "awareness" }
const tender = { tender: "aw-2023" }
const announced = { ...tender, ...awareness, title: "周知啓発事業", firstYear: 2023 }

walk(
  "P1.3 a tender is announced, bid for, lost and reviewed, and its programme has a priority",
  [
    ["2022-12-20", hq, "SubmitBid", { ...tender, price: 100 }, "TenderUnknown"],
    ["2022-12-20", hq, "AnnounceTender", announced],
    ["2022-12-20", hq, "AnnounceTender", announced, "AlreadySo"],
    ["2022-12-20", hq, "AnnounceTender", { ...announced, title: "別" }, "TenderIdTaken"],
    ["2022-12-20", hq, "AnnounceTender", { ...announced, tender: "x", title: "" }, "Malformed"],
    ["2023-01-10", hq, "RecordTenderLoss", { ...tender, reason: "価格" }, "TenderNotAt"],
    ["2023-01-10", hq, "SubmitBid", { ...tender, price: 100 }],
    ["2023-02-10", hq, "ReviewTender", { ...tender, findings: "早すぎる" }, "TenderNotAt"],
    ["2023-02-10", hq, "RecordTenderAward", tender],
    ["2023-02-11", hq, "RecordTenderLoss", { ...tender, reason: "価格" }, "TenderNotAt"],
    ["2023-02-11", hq, "WithdrawTenderAward", { ...tender, reason: "誤記" }],
    ["2023-02-11", hq, "WithdrawTenderAward", { ...tender, reason: "誤記" }, "NoTenderEntryToWithdraw"],
    ["2023-02-11", hq, "RecordTenderLoss", { ...tender, reason: "価格" }],
    ["2023-03-01", hq, "ReviewTender", { ...tender, findings: "費用の内訳を見直す" }],
    ["2023-03-02", hq, "WithdrawBid", { ...tender, reason: "誤り" }, "LaterTenderEntryStands"],
    ["2023-03-03", hq, "WithdrawProgrammePriority", { ...awareness, reason: "誤り" }, "NoPriorityToWithdraw"],
    ["2023-03-03", hq, "SetProgrammePriority", { ...awareness, priority: "high", note: "再受託を期す" }],
    ["2023-03-03", hq, "SetProgrammePriority", { ...awareness, priority: "high", note: "再受託を期す" }, "AlreadySo"],
    ["2023-03-04", hq, "SetProgrammePriority", { ...awareness, priority: "top", note: "誤り" }],
    ["2023-03-05", hq, "WithdrawProgrammePriority", { ...awareness, reason: "誤り" }],
    ["2023-03-05", hq, "SetProgrammePriority", { ...awareness, priority: "urgent", note: "い" }, "Malformed"]
  ],
  [
    [
      "tenders",
      {},
      [
        {
          tender: "aw-2023",
          statusCode: "TenderLost",
          since: "2023-02-11",
          submittedOn: "2023-01-10",
          reason: "価格",
          findings: "費用の内訳を見直す"
        }
      ]
    ],
    ["programmes", {}, [{ programme: "awareness", statusCode: "high", since: "2023-03-03" }]]
  ]
)
