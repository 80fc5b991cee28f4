// A refusal that can never happen, planted in a decision of each topic: it is found, alone, with 200 commands for each refusal that is
// announced, also where the plan has 200 decisions. What a decision reads is found out, not listed.
import { decision, definePlan, defineTopic, planTopics, type Topic, zenkokuPlan, zenkokuRohoren } from "@keikaku/core"
import { alreadySo, defineEvent, fact, refusal } from "@keikaku/kernel"
import { topicSubjects, typesRead, unreachedRefusals } from "@keikaku/testing"
import { Schema } from "effect"
import { describe, expect, it, test } from "vitest"
import { beginnings } from "../../core/beginnings.ts"
import { figures } from "../../core/pools.ts"

const NeverSo = refusal("NeverSo", "never", { ja: "あり得ません。", en: "This can never be so." })

/** The topics, with the refusal announced by the last decision of the one of that name. */
const planted = (name: string, topics: ReadonlyArray<Topic> = planTopics): ReadonlyArray<Topic> =>
  topics.map((topic) => {
    if (topic.name !== name) return topic
    const last = topic.decisions.at(-1)!
    return { ...topic, decisions: [...topic.decisions.slice(0, -1), { ...last, refuses: [...last.refuses, NeverSo] }] }
  })
const subjectIn = (topics: ReadonlyArray<Topic>, name: string) => {
  const plan = definePlan({ topics, federation: zenkokuRohoren })
  return topicSubjects(plan, { pools: figures, beginnings }).find(({ topic }) => topic.name === name)!
}

describe("a refusal that can never happen", () => {
  test.each(planTopics.map(({ decisions, name }) => [name, decisions.at(-1)!.name] as const))(
    "is found in %s, and nothing else is",
    (name, last) => {
      expect(unreachedRefusals(subjectIn(planted(name), name).subject, 20230401)).toEqual([`${last}: NeverSo`])
    },
    120_000
  )
})

/** A topic of five decisions about rooms. */
const rooms = (n: number): Topic =>
  defineTopic({
    name: `rooms-${n}`,
    label: { ja: `部屋${n}`, en: `Rooms ${n}` },
    by: ["headquarters"],
    decisions: Array.from({ length: 5 }, (_, i) => {
      const RoomBooked = defineEvent(`RoomBooked${n}x${i}`, {
        label: `予約${n}x${i}`,
        fields: { room: Schema.Literals(["1", "2"]) },
        tags: (e) => [`room:${e.room}`]
      })
      const booked = fact(false).on(RoomBooked, () => true)
      return decision(`BookRoom${n}x${i}`, `部屋を予約する${n}x${i}`, {
        records: RoomBooked,
        refuses: [],
        reads: (c) => ({ booked: booked.about(`room:${c.room}`) }),
        decide: (c, { booked }) => (booked ? alreadySo : RoomBooked(c))
      })
    })
  })

describe("a plan of 200 decisions", () => {
  const many = [...planTopics, ...Array.from({ length: 28 }, (_, n) => rooms(n))]

  it("is searched topic by topic, each no longer than before", () => {
    expect(many.flatMap(({ decisions }) => decisions).length).toBeGreaterThanOrEqual(200)
    const { subject } = subjectIn(planted("personal-data", many), "personal-data")
    const alone = subjectIn(planted("personal-data"), "personal-data").subject
    expect([...subject.catalogue.decisions.keys()]).toEqual([...alone.catalogue.decisions.keys()])
    expect(unreachedRefusals(subject, 20230401)).toEqual(["ErasePersonalData: NeverSo"])
  })
})

describe("what a decision reads", () => {
  const { catalogue, federation } = zenkokuPlan
  const readBy = (name: string) => typesRead(catalogue, federation, catalogue.decisions.get(name)!)

  it("is found in its facts, in those that it names only when it knows the first, and in those of other topics", () => {
    expect([...readBy("HoldWorkingTalks")].sort()).toEqual(["WorkingTalksHeld", "WorkingTalksWithdrawn"])
    expect([...readBy("AssignCase")]).toEqual(expect.arrayContaining(["CaseListed", "PromoterAppointed"]))
    expect([...readBy("WithdrawParentBody")]).toEqual(
      expect.arrayContaining(["ParentBodySecured", "PromoterNominated", "PromoterAppointed"])
    )
    expect([...readBy("ErasePersonalData")]).toEqual(
      expect.arrayContaining(["LegalHoldPlaced", "PromoterNominated", "PromoterRenewed"])
    )
  })

  it("makes the topics that stand beside it under the laws", () => {
    const topics = topicSubjects(zenkokuPlan).map(({ plan, topic }) => [
      topic.name,
      plan.topics.map(({ name }) => name)
    ])
    expect(Object.fromEntries(topics)).toMatchObject({
      magazine: ["magazine"],
      tender: ["contract", "evaluation", "tender"],
      target: expect.arrayContaining(["business-plan", "meeting", "target"]),
      canvassing: expect.arrayContaining(["canvassing", "council", "promoter"]),
      "personal-data": expect.arrayContaining(["promoter", "personal-data"])
    })
    for (const [name, beside] of topics) if (name !== "magazine") expect(beside).not.toContain("magazine")
  })
})
