// What topics presuppose of one another: it is found under a tag that both have, and whoever takes a presupposed entry back is told.
import {
  council,
  decision,
  definePlan,
  defineTopic,
  openPlan,
  presupposition,
  Text,
  zenkokuPlan,
  zenkokuRohoren
} from "@keikaku/core"
import { type EventDefinition, eventsAbout, memoryStore } from "@keikaku/kernel"
import { arbitraryOf } from "@keikaku/testing"
import { Effect } from "effect"
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { pools } from "./pools.ts"

const presuppositions = [...zenkokuPlan.catalogue.presupposing.values()].flat()
const named = presuppositions.map((each) => [`${each.entry[1].type} presupposes ${each.on.type}`, each] as const)

const drawn = ({ schema }: EventDefinition) => arbitraryOf(schema as any, pools) as fc.Arbitrary<any>
const kindOf = (tag: string) => tag.slice(0, tag.indexOf(":"))

describe.each(named)("%s", (_, { entry: [by, entry], on, tag }) => {
  test("and both it and what takes it back are found under that tag", () =>
    fc.assert(
      fc.property(drawn(on), drawn(entry), drawn(by), (presupposed, made, takenBack) => {
        const kind = kindOf(tag(presupposed))
        expect(entry.tags(made).map(kindOf)).toContain(kind)
        expect(by.tags(takenBack).map(kindOf)).toContain(kind)
      }),
      { numRuns: 20 }
    ))

  test("and whatever takes the presupposed back announces it", () => {
    const takers = zenkokuPlan.takenBackBy.get(on.type) ?? []
    expect(takers).not.toHaveLength(0)
    for (const { refuses } of takers) expect(refuses.map(({ code }) => code)).toContain("EntryReliedOn")
  })
})

describe("what a host's own topic presupposes", () => {
  const ofPhoto = eventsAbout({ fields: { council: council.CouncilId }, tags: (e) => [`council:${e.council}`] })
  const PhotoTaken = ofPhoto("PhotoTaken", "写真の撮影")
  const PhotoDiscarded = ofPhoto("PhotoDiscarded", "写真の廃棄", { reason: Text })
  const photo = defineTopic({
    name: "photo",
    label: { ja: "写真", en: "Photos" },
    by: ["headquarters"],
    decisions: [
      decision("TakePhoto", "写真を撮る", { records: PhotoTaken, refuses: [], decide: (c) => PhotoTaken(c) }),
      decision("DiscardPhoto", "写真を捨てる", {
        records: PhotoDiscarded,
        refuses: [],
        decide: (c) => PhotoDiscarded(c)
      })
    ],
    presupposes: [
      presupposition({
        on: council.CouncilHeld,
        entry: [PhotoDiscarded, PhotoTaken],
        tag: (held) => `council:${held.council}`
      })
    ]
  })
  const plan = definePlan({ topics: [council.topic, photo], federation: zenkokuRohoren })

  test("is not taken back while it stands, and the refusal names it in both languages", async () => {
    const host = openPlan({ plan, store: await Effect.runPromise(memoryStore) })
    let n = 0
    const asked = async (name: string, command: object) => {
      const metadata = { actor: "headquarters/h-1", commandId: `c${++n}` }
      const answer = await host.execute(plan.catalogue.decisions.get(name)!, command as never, metadata)
      return answer._tag === "Refused" ? answer.rejection : answer._tag
    }
    const on = { council: "c-1", occurredOn: "2023-06-01" }
    const back = { council: "c-1", occurredOn: "2023-06-03", reason: "誤り" }
    await asked("HoldCouncil", { ...on, branch: "13", topics: ["targets"] })
    await asked("TakePhoto", { ...on, occurredOn: "2023-06-02" })
    expect(await asked("WithdrawCouncil", back)).toMatchObject({
      code: "EntryReliedOn",
      by: "relying",
      because: { relying: "PhotoTaken", on: "2023-06-02" },
      sentence: {
        ja: "これを前提とする 2023-06-02 の「写真の撮影」があります。先にそれを取り下げてください。",
        en: '"Photo taken" of 2023-06-02 presupposes it and would have to be taken back first.'
      }
    })
    await asked("DiscardPhoto", { ...back, occurredOn: "2023-06-02" })
    expect(await asked("WithdrawCouncil", back)).toBe("Recorded")
  })
})
