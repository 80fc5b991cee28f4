// Block meetings: six in the autumn, each about canvassing and insurance, each with the opinions of its own branches and a result.
import { type Step, walk } from "../walk.ts"

const hq = "headquarters/h-1"
const osaka = "branch:27/o-1"
const kinki = { meeting: "kinki-2023" }
const called = { ...kinki, kind: "block-meeting", format: "hybrid", date: "2023-09-20", block: "kinki" }
const item = (id: string, subject: string) => ({ item: id, title: `第${id}議題`, subject, handling: "report" })
const opinion = { opinion: "o-1", ...kinki, branch: "27", text: "名簿の時期を早めてほしい" }

walk(
  "P2.5 each of the six blocks meets with its mandatory items, hears its branches, concludes, and tells everybody",
  [
    ["2023-08-01", hq, "ConveneMeeting", { ...called, block: "atlantis" }, "UnknownBlock"],
    ["2023-08-01", hq, "ConveneMeeting", { ...called, block: undefined }, "MeetingLacks"],
    ["2023-08-01", osaka, "CollectBlockOpinion", opinion, "NotABlockMeeting"],
    ["2023-08-01", hq, "ConveneMeeting", called],
    ["2023-08-02", osaka, "CollectBlockOpinion", { ...opinion, branch: "13" }, "BranchOfAnotherBlock"],
    ["2023-08-02", osaka, "CollectBlockOpinion", { ...opinion, branch: "99" }, "UnknownBranch"],
    ["2023-08-02", osaka, "CollectBlockOpinion", opinion],
    ["2023-08-02", osaka, "CollectBlockOpinion", opinion, "AlreadySo"],
    ["2023-08-02", osaka, "CollectBlockOpinion", { ...opinion, text: "別" }, "BlockOpinionIdTaken"],
    ["2023-08-02", osaka, "CollectBlockOpinion", { ...opinion, opinion: "o-2", text: "" }, "Malformed"],
    ["2023-08-02", osaka, "CollectBlockOpinion", { ...opinion, opinion: "o-2" }],
    ["2023-08-03", osaka, "WithdrawBlockOpinion", { opinion: "o-2", reason: "重複" }],
    ["2023-08-03", osaka, "WithdrawBlockOpinion", { opinion: "o-2", reason: "重複" }, "NoBlockOpinionEntryToWithdraw"],
    ["2023-08-03", hq, "WithdrawConvening", { ...kinki, reason: "誤り" }, "EntryReliedOn"],
    ["2023-09-20", hq, "HoldMeeting", kinki, "MandatoryItemsMissing"],
    ["2023-09-01", hq, "SetAgendaItem", { ...kinki, ...item("1", "canvassing") }],
    ["2023-09-20", hq, "HoldMeeting", kinki, "MandatoryItemsMissing"],
    ["2023-09-01", hq, "SetAgendaItem", { ...kinki, ...item("2", "insurance") }],
    ["2023-09-20", hq, "ConcludeBlockMeeting", { ...kinki, conclusion: "省に伝える" }, "BlockMeetingNotHeld"],
    ["2023-09-20", hq, "HoldMeeting", kinki],
    ["2023-09-25", hq, "DisseminateBlockConclusion", { ...kinki, means: "会報" }, "BlockConclusionUnknown"],
    ["2023-09-22", hq, "ConcludeBlockMeeting", { ...kinki, conclusion: "省に伝える" }],
    ["2023-09-22", hq, "ConcludeBlockMeeting", { ...kinki, conclusion: "別" }, "BlockConclusionIdTaken"],
    ["2023-09-25", hq, "DisseminateBlockConclusion", { ...kinki, means: "会報" }],
    ["2023-09-26", hq, "WithdrawBlockConclusion", { ...kinki, reason: "誤り" }, "LaterBlockConclusionEntryStands"],
    ["2023-09-26", hq, "WithdrawHolding", { ...kinki, reason: "誤り" }, "EntryReliedOn"],
    ["2023-09-26", hq, "WithdrawBlockDissemination", { ...kinki, reason: "誤り" }],
    ["2023-09-26", hq, "WithdrawBlockDissemination", { ...kinki, reason: "誤り" }, "NoBlockConclusionEntryToWithdraw"],
    ["2023-09-27", hq, "DisseminateBlockConclusion", { ...kinki, means: "ホームページ" }],
    [
      "2023-11-01",
      hq,
      "ConveneMeeting",
      { ...called, meeting: "kyushu-2023", block: "kyushu-okinawa", date: "2023-11-20" }
    ]
  ] satisfies ReadonlyArray<Step>,
  [
    [
      "block-meetings",
      { fiscalYear: 2023 },
      [
        { block: "hokkaido-tohoku", meeting: null, statusCode: null },
        { block: "kanto-koshinetsu", meeting: null },
        { block: "tokai-hokuriku", meeting: null },
        {
          ...{ block: "kinki", meeting: "kinki-2023", statusCode: "held", inSeason: { en: "yes" }, missing: null },
          ...{ opinions: 1, concludedOn: "2023-09-22", disseminatedOn: "2023-09-27" }
        },
        { block: "chugoku-shikoku", meeting: null },
        {
          block: "kyushu-okinawa",
          statusCode: "convened",
          inSeason: { en: "no" },
          missing: { en: "canvassing, federation accident insurance" }
        }
      ]
    ]
  ]
)
