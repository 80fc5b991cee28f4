// Good practices are submitted, shared by the headquarters, and adopted by branches.
import { walk } from "../walk.ts"

const hq = "headquarters/h-1"
const tokyo = "branch:13/t-1"
const osaka = "branch:27/o-1"
const own = { practice: "g-1", branch: "13", title: "相談会の共同開催", summary: "事務組合が相談員を出し合う" }
const ofAssociation = { ...own, practice: "g-2", association: "a-1", title: "電子申請の手順書" }
const [first, second] = [{ practice: "g-1" }, { practice: "g-2" }]

walk(
  "P1.5 good practices are shared and adopted by branches",
  [
    ["2023-06-01", hq, "ShareGoodPractice", { ...first, means: "情報誌" }, "GoodPracticeUnknown"],
    ["2023-06-01", tokyo, "SubmitGoodPractice", own],
    ["2023-06-01", tokyo, "SubmitGoodPractice", own, "AlreadySo"],
    ["2023-06-01", tokyo, "SubmitGoodPractice", { ...own, title: "別の件" }, "GoodPracticeIdTaken"],
    ["2023-06-01", tokyo, "SubmitGoodPractice", { ...own, summary: "" }, "Malformed"],
    ["2023-06-02", tokyo, "SubmitGoodPractice", ofAssociation],
    ["2023-06-03", osaka, "AdoptGoodPractice", { ...first, adopter: "27" }, "GoodPracticeNotAt"],
    ["2023-07-01", hq, "ShareGoodPractice", { ...first, means: "情報誌" }],
    ["2023-07-01", hq, "ShareGoodPractice", { ...second, means: "会議" }],
    ["2023-06-30", osaka, "AdoptGoodPractice", { ...first, adopter: "27" }, "GoodPracticeNotAt"],
    ["2023-07-02", tokyo, "AdoptGoodPractice", { ...first, adopter: "13" }, "OwnPractice"],
    ["2023-07-02", tokyo, "AdoptGoodPractice", { ...second, adopter: "13" }],
    ["2023-07-02", osaka, "AdoptGoodPractice", { ...first, adopter: "27" }],
    ["2023-07-02", osaka, "AdoptGoodPractice", { ...first, adopter: "27" }, "AlreadySo"],
    ["2023-07-03", osaka, "AdoptGoodPractice", { ...first, adopter: "27" }, "PracticeAlreadyAdopted"],
    ["2023-07-01", osaka, "AdoptGoodPractice", { ...first, adopter: "27" }, "PracticeAlreadyAdopted"],
    ["2023-07-03", osaka, "AdoptGoodPractice", { ...first, adopter: "99" }, "UnknownBranch"],
    ["2023-07-04", hq, "AdoptGoodPractice", { ...first, adopter: "14" }],
    ["2023-07-05", hq, "WithdrawGoodPracticeSharing", { ...first, reason: "誤り" }, "LaterGoodPracticeEntryStands"],
    ["2023-07-05", hq, "WithdrawGoodPracticeAdoption", { ...first, adopter: "14", reason: "誤り" }],
    [
      "2023-07-05",
      hq,
      "WithdrawGoodPracticeAdoption",
      { ...first, adopter: "14", reason: "誤り" },
      "NoGoodPracticeEntryToWithdraw"
    ]
  ],
  [
    [
      "good-practices",
      {},
      [
        { practice: "g-1", statusCode: "GoodPracticeShared", association: null, adoptedBy: "27", adoptions: 1 },
        { practice: "g-2", branch: "13", association: "a-1", adoptedBy: "13" }
      ]
    ],
    ["good-practices-by-area", { fiscalYear: 2023, branch: "13" }, [{ submitted: 2, adopted: 1 }]],
    ["good-practices-by-area", { fiscalYear: 2023, level: "nation" }, [{ submitted: 2, adopted: 2 }]]
  ]
)
