// Books answer changes of the law with editions, which are published and distributed.
import { walk } from "../walk.ts"

const hq = "headquarters/h-1"
const change = {
  change: "c-1",
  title: "雇用保険料率の改定",
  inForceFrom: "2023-04-01",
  books: ["handbook", "renewal-guide"]
}
const later = { change: "c-2", title: "電子申請の義務化", inForceFrom: "2024-04-01", books: ["handbook"] }
const handbook = { edition: "handbook-5", book: "handbook", title: "事務担当者必携（改訂）" }
const guide = { edition: "guide-5", book: "renewal-guide", title: "やさしい年度更新（改訂）" }
const copies = (distribution: string, branch: string, number: number) => ({
  ...{ edition: "handbook-5", distribution, branch },
  copies: number
})

walk(
  "P5.2 books are revised for changes of the law, published and distributed, and one that lags behind is stale",
  [
    ["2023-02-01", hq, "NoteLawChange", change],
    ["2023-02-01", hq, "NoteLawChange", change, "AlreadySo"],
    ["2023-02-01", hq, "NoteLawChange", { ...change, inForceFrom: "2023-10-01" }, "LawChangeIdTaken"],
    ["2023-02-01", hq, "NoteLawChange", { ...change, books: [] }, "Malformed"],
    ["2023-02-10", hq, "DraftEdition", handbook],
    ["2023-02-10", hq, "DraftEdition", { ...handbook, book: "renewal-guide" }, "EditionIdTaken"],
    ["2023-02-10", hq, "DraftEdition", guide],
    ["2023-03-01", hq, "DistributeEdition", copies("d-1", "13", 10), "EditionNotAt"],
    ["2023-03-10", hq, "CoverLawChange", { edition: "none", change: "c-1" }, "EditionUnknown"],
    ["2023-03-10", hq, "CoverLawChange", { edition: "handbook-5", change: "c-9" }, "LawChangeUnknown"],
    ["2023-01-31", hq, "CoverLawChange", { edition: "handbook-5", change: "c-1" }, "EditionUnknown"],
    ["2023-03-10", hq, "NoteLawChange", later],
    ["2023-03-09", hq, "CoverLawChange", { edition: "handbook-5", change: "c-2" }, "LawChangeUnknown"],
    ["2023-03-10", hq, "CoverLawChange", { edition: "guide-5", change: "c-2" }, "LawChangeOfOtherBook"],
    ["2023-03-10", hq, "CoverLawChange", { edition: "handbook-5", change: "c-1" }],
    ["2023-03-10", hq, "CoverLawChange", { edition: "handbook-5", change: "c-1" }, "AlreadySo"],
    ["2023-03-09", hq, "CoverLawChange", { edition: "handbook-5", change: "c-1" }, "LawChangeAlreadyCovered"],
    ["2023-03-10", hq, "PublishEdition", { edition: "handbook-5", copies: 100 }],
    ["2023-03-10", hq, "PublishEdition", { edition: "handbook-5", copies: 100 }, "AlreadySo"],
    ["2023-03-11", hq, "PublishEdition", { edition: "handbook-5", copies: 100 }, "EditionNotAt"],
    ["2023-03-11", hq, "CoverLawChange", { edition: "handbook-5", change: "c-2" }, "EditionNotAt"],
    ["2023-04-01", hq, "DistributeEdition", copies("d-1", "13", 60)],
    ["2023-04-01", hq, "DistributeEdition", copies("d-1", "13", 60), "AlreadySo"],
    ["2023-04-02", hq, "DistributeEdition", copies("d-1", "27", 60), "DistributionIdTaken"],
    ["2023-04-02", hq, "DistributeEdition", copies("d-2", "27", 41), "MoreThanPrinted"],
    ["2023-04-02", hq, "DistributeEdition", copies("d-2", "27", 0), "Malformed"],
    ["2023-04-02", hq, "DistributeEdition", copies("d-2", "99", 40), "UnknownBranch"],
    ["2023-04-02", hq, "DistributeEdition", copies("d-2", "27", 40)],
    ["2023-04-03", hq, "WithdrawEditionDistribution", { edition: "handbook-5", distribution: "d-2", reason: "誤り" }],
    ["2023-04-03", hq, "WithdrawLawChange", { change: "c-1", reason: "誤り" }, "EntryReliedOn"],
    [
      "2023-04-03",
      hq,
      "WithdrawEditionPublication",
      { edition: "handbook-5", reason: "誤り" },
      "LaterEditionEntryStands"
    ],
    ["2023-04-03", hq, "WithdrawEditionDraft", { edition: "handbook-5", reason: "誤り" }, "LaterEditionEntryStands"],
    ["2023-04-03", hq, "WithdrawLawChange", { change: "c-9", reason: "誤り" }, "NoLawChangeEntryToWithdraw"],
    ["2023-04-03", hq, "WithdrawEditionPublication", { edition: "guide-5", reason: "誤り" }, "NoEditionEntryToWithdraw"]
  ],
  [
    ["stale-publications", { effectiveOn: "2023-03-31" }, []],
    [
      "stale-publications",
      { effectiveOn: "2023-04-11" },
      [{ book: "renewal-guide", change: "c-1", inForceFrom: "2023-04-01", days: 10, draft: "guide-5" }]
    ],
    [
      "stale-publications",
      { effectiveOn: "2024-04-01" },
      [
        { book: "renewal-guide", change: "c-1" },
        { book: "handbook", change: "c-2", days: 0, draft: null }
      ]
    ],
    [
      "book-editions",
      {},
      [
        { edition: "guide-5", statusCode: "EditionDrafted", covers: "", distributed: 0 },
        { edition: "handbook-5", statusCode: "EditionPublished", covers: "c-1", printed: 100, distributed: 60 }
      ]
    ],
    ["book-distribution", { branch: "13", fiscalYear: 2023 }, [{ area: "13", copies: 60 }]],
    ["book-distribution", { level: "nation", fiscalYear: 2023 }, [{ copies: 60 }]]
  ]
)
