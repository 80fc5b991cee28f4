// Who is a member, who could be, and how many of those that could are.
import { membership, openPlan, organisationRate, withFederation, zenkokuPlan, zenkokuRohoren } from "@keikaku/core"
import { LocalDate, memoryStore } from "@keikaku/kernel"
import { Effect } from "effect"
import { expect, test } from "vitest"
import { walk } from "../walk.ts"

const hq = "headquarters/h-1"
const tokyo = "branch:13/t-1"
const a = (association: string, more: object = {}) => ({ association, ...more })
const why = { reason: "誤り" }
const certify = (association: string, branch = "13") =>
  ["2010-04-01", hq, "CertifyAssociation", { association, branch }] as const
const leave = (lastDay: string, ground = "notice") => a("a-1", { ground, lastDay })
const approach = (number: string, association: string, campaign = "c-1") => ({
  ...{ approach: number, association, branch: "13", campaign },
  means: "訪問"
})
const rate = {
  ...{ publication: "r-1", branch: "20", source: "支部の刊行物", members: 232, membersOn: "2023-03-31" },
  ...{ associations: 243, associationsOn: "2023-03-31", printed: "96.7" }
}

walk(
  "P2.1c associations apply, are admitted and leave, and the rate says how many of them are members",
  [
    ["2023-04-01", tokyo, "ApplyForMembership", a("a-1"), "AssociationNotCertified"],
    ...["a-1", "a-2", "a-3"].map((each) => certify(each)),
    certify("n-1", "20"),
    ["2023-04-01", "association:a-1/1", "ApplyForMembership", a("a-1")],
    ["2023-04-01", "association:a-1/1", "ApplyForMembership", a("a-1"), "AlreadySo"],
    ["2023-04-02", tokyo, "ApplyForMembership", a("a-1"), "MembershipAlreadyApplied"],
    ["2023-04-02", tokyo, "ApplyForMembership", {}, "Malformed"],
    ["2023-04-20", hq, "AdmitMember", a("a-2"), "MembershipNotApplied"],
    ["2023-04-20", hq, "AdmitMember", a("a-1")],
    ["2023-04-21", hq, "AdmitMember", a("a-1"), "MembershipNotApplied"],
    ["2023-04-21", tokyo, "ApplyForMembership", a("a-1"), "MemberAlready"],
    ["2023-04-21", hq, "WithdrawMembershipApplication", a("a-1", why), "LaterMembershipEntryStands"],
    ["2023-04-21", hq, "WithdrawCertification", a("a-1", why), "EntryReliedOn"],
    [
      "2023-06-01",
      tokyo,
      "WithdrawFromMembership",
      a("a-2", { ground: "notice", lastDay: "2023-06-30" }),
      "NotAMember"
    ],
    ["2023-06-01", tokyo, "WithdrawFromMembership", leave("2023-05-31"), "WithdrawalNoticeTooShort"],
    ["2023-06-01", tokyo, "WithdrawFromMembership", leave("2023-06-30")],
    ["2023-06-02", tokyo, "WithdrawFromMembership", leave("2023-06-30"), "MemberAlreadyLeaving"],
    ["2023-07-01", hq, "ExitMember", a("a-1", { cause: "dissolution" }), "NotAMember"],
    ["2023-07-01", hq, "WithdrawMemberExit", a("a-1", why), "NoMembershipEntryToWithdraw"],
    // A member again, after another application.
    ["2023-08-01", tokyo, "ApplyForMembership", a("a-1")],
    ["2023-08-20", hq, "AdmitMember", a("a-1")],
    [
      "2023-04-01",
      tokyo,
      "StartRecruitmentCampaign",
      { campaign: "c-0", branch: "13", target: 1, lastDay: "2023-03-31" },
      "CampaignEndsBeforeItStarts"
    ],
    [
      "2023-09-01",
      tokyo,
      "StartRecruitmentCampaign",
      { campaign: "c-1", branch: "13", target: 2, lastDay: "2023-11-30" }
    ],
    ["2023-09-02", tokyo, "ApproachAssociation", approach("x-1", "a-1"), "MemberAlready"],
    ["2023-09-02", tokyo, "ApproachAssociation", approach("x-1", "a-9"), "AssociationNotCertified"],
    ["2023-09-02", tokyo, "ApproachAssociation", approach("x-1", "n-1"), "AssociationOfOtherBranch"],
    ["2023-08-31", tokyo, "ApproachAssociation", approach("x-1", "a-2"), "CampaignNotRunning"],
    ["2023-09-02", tokyo, "ApproachAssociation", approach("x-1", "a-2")],
    ["2023-09-03", tokyo, "ApproachAssociation", approach("x-1", "a-2"), "ApproachIdTaken"],
    ["2023-10-10", tokyo, "ApproachAssociation", approach("x-2", "a-2")],
    ["2023-10-11", tokyo, "ApproachAssociation", approach("x-3", "a-3")],
    ["2023-10-12", tokyo, "WithdrawRecruitmentCampaign", { campaign: "c-1", ...why }, "EntryReliedOn"],
    ["2023-10-15", tokyo, "ApplyForMembership", a("a-2")],
    ["2023-11-01", hq, "AdmitMember", a("a-2")],
    ["2023-12-01", tokyo, "EndRecruitmentCampaign", { campaign: "c-1", review: "目標に1組合不足" }],
    ["2023-12-01", tokyo, "EndRecruitmentCampaign", { campaign: "c-2", review: "？" }, "RecruitmentCampaignUnknown"],
    ["2023-12-02", hq, "RecordPublishedRate", { ...rate, printed: "96.7%" }, "Malformed"],
    ["2023-12-02", hq, "RecordPublishedRate", rate],
    ["2023-12-03", hq, "RecordPublishedRate", rate, "RatePublicationIdTaken"],
    ["2023-12-03", hq, "WithdrawPublishedRate", { publication: "r-2", ...why }, "NoRatePublicationEntryToWithdraw"]
  ],
  [
    [
      "organisation-rate",
      { branch: "20" },
      [
        {
          ...{ members: 0, associations: 1, rate: { numerator: 0, denominator: 1 } },
          ...{ publishedMembers: 232, publishedMembersOn: "2023-03-31", publishedAssociations: 243 },
          ...{ printed: "96.7%", parts: { numerator: 232, denominator: 243 } },
          mismatch: { ja: "内訳と一致しない", en: "differs from its parts" }
        }
      ]
    ],
    [
      "organisation-rate",
      { effectiveOn: "2023-12-31", level: "nation" },
      [
        {
          ...{ area: "nation", members: 2, membersOn: "2023-12-31", associations: 4, associationsOn: "2023-12-31" },
          ...{ rate: { numerator: 2, denominator: 4 }, uncertified: 0, printed: null, mismatch: null }
        }
      ]
    ],
    [
      "non-members",
      { effectiveOn: "2023-07-31" },
      [
        { association: "a-2", statusCode: "never", certifiedOn: "2010-04-01", approachedOn: null },
        { association: "a-3", statusCode: "never" },
        { association: "n-1", statusCode: "never", branch: "20" },
        { association: "a-1", statusCode: "left", since: "2023-06-30" }
      ]
    ],
    ["non-members", { branch: "13" }, [{ association: "a-3", statusCode: "never", approachedOn: "2023-10-11" }]],
    ["members", { effectiveOn: "2023-06-15" }, [{ association: "a-1", statusCode: "leaving", lastDay: "2023-06-30" }]],
    [
      "recruitment-campaigns",
      { branch: "13" },
      [{ campaign: "c-1", target: 2, approached: 2, admitted: 1, achievement: { numerator: 1, denominator: 2 } }]
    ]
  ]
)

walk(
  "P2.1c an abolished association stays a member until its exit is recorded, and is overdue until then",
  [
    ...["a-1", "a-2", "a-3"].flatMap((each) => [
      certify(each),
      ["2022-04-01", hq, "ApplyForMembership", a(each)] as const,
      ["2022-04-20", hq, "AdmitMember", a(each)] as const
    ]),
    certify("a-4"),
    ...["a-1", "a-2", "a-4"].map(
      (each) => ["2023-06-01", hq, "RevokeCertification", a(each, { grounds: "届出の懈怠" })] as const
    ),
    ["2023-06-20", hq, "ExitMember", a("a-2", { cause: "articles" })]
  ],
  [
    [
      "overdue",
      { effectiveOn: "2023-06-30" },
      [{ what: { ja: "廃止した事務組合の会員資格の確認" }, of: "a-1", date: "2023-06-01", branch: "13" }]
    ],
    [
      "members",
      { effectiveOn: "2023-06-30" },
      [
        { association: "a-1", statusCode: "member", lastDay: null },
        { association: "a-3", statusCode: "member" },
        { association: "a-2", statusCode: "exited", admittedOn: "2022-04-20", lastDay: "2023-06-20" }
      ]
    ]
  ]
)

const day = (text: string) => LocalDate.make(text)
const entry = <E>(make: (data: never) => E, occurredOn: string, more: object = {}) =>
  make({ association: "a-1", branch: "13", occurredOn, ...more } as never)

test("P2.1c a member is one from its admission through its last day", () => {
  const { MemberAdmitted, MembershipApplied, MemberWithdrew, membersOn } = membership
  const history = [
    entry(MembershipApplied, "2023-04-01"),
    entry(MemberAdmitted, "2023-04-20"),
    entry(MemberWithdrew, "2023-06-01", { ground: "notice", lastDay: "2023-06-30" })
  ]
  const isMember = (text: string) => membersOn(history, day(text)).has("a-1" as never)
  expect(["2023-04-19", "2023-04-20", "2023-06-30", "2023-07-01"].map(isMember)).toEqual([false, true, true, false])
})

test("P2.1c a printed rate is checked to as many decimals as it has", () => {
  const { printsItsParts } = organisationRate
  const prints = (members: number, associations: number, printed: string) =>
    printsItsParts({ members, associations, printed })
  expect(prints(232, 243, "95.5")).toBe(true)
  expect(prints(232, 243, "95")).toBe(true)
  expect(prints(232, 243, "96.7")).toBe(false)
  expect(prints(1, 0, "100")).toBe(false)
})

test("P2.1c articles that ask notice keep a member for so long, unless the reason is unavoidable", async () => {
  const federation = { ...zenkokuRohoren, membership: { noticeDays: 30 } }
  const plan = withFederation(zenkokuPlan, federation)
  const host = openPlan({ plan, store: await Effect.runPromise(memoryStore) })
  let n = 0
  const ends = async (name: string, command: object) => {
    const metadata = { actor: hq, commandId: `c${++n}` }
    const answer = await host.execute(plan.catalogue.decisions.get(name)!, command as never, metadata)
    return answer._tag === "Refused" ? answer.rejection.because : answer._tag
  }
  const on = { association: "a-1", occurredOn: "2023-06-01" }
  await ends("CertifyAssociation", { ...on, branch: "13" })
  await ends("ApplyForMembership", on)
  await ends("AdmitMember", on)
  const leaves = (ground: string) => ends("WithdrawFromMembership", { ...on, ground, lastDay: "2023-06-30" })
  expect(await leaves("notice")).toEqual({ lastDay: "2023-06-30", earliest: "2023-07-01" })
  expect(await leaves("unavoidable")).toBe("Recorded")
})
