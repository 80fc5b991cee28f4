// A review of the organisation: started, and concluded with decisions.
import { walk } from "../walk.ts"

const hq = "headquarters/h-1"
const review = { review: "rv-1" }
const started = { ...review, subject: "both", title: "本部・支部の組織体制と事業" }
const decisions = ["支部の窓口を統一する", "自主事業を拡充する"]

walk(
  "P2.1a the organisation and its business are reviewed, and what was decided is kept",
  [
    ["2023-06-01", hq, "ConcludeReview", { ...review, decisions }, "ReviewUnknown"],
    ["2023-06-01", hq, "StartReview", started],
    ["2023-06-01", hq, "StartReview", started, "AlreadySo"],
    ["2023-06-01", hq, "StartReview", { ...started, subject: "business" }, "ReviewIdTaken"],
    ["2023-06-01", hq, "StartReview", { ...started, subject: "people" }, "Malformed"],
    ["2023-11-01", hq, "ConcludeReview", { ...review, decisions: [] }, "Malformed"],
    ["2023-11-01", hq, "WithdrawReviewConclusion", { ...review, reason: "誤り" }, "NoReviewEntryToWithdraw"],
    ["2023-11-01", hq, "ConcludeReview", { ...review, decisions }],
    ["2023-11-02", hq, "ConcludeReview", { ...review, decisions: ["別"] }, "ReviewNotAt"],
    ["2023-11-02", hq, "WithdrawReview", { ...review, reason: "誤り" }, "LaterReviewEntryStands"]
  ],
  [
    [
      "reviews",
      {},
      [{ review: "rv-1", statusCode: "ReviewConcluded", since: "2023-11-01", decisions: decisions.join(" / ") }]
    ]
  ]
)
