// The plan's own catalogue over HTTP: nothing of it is named in the package, and all of it is served.
import { zenkokuPlan } from "@keikaku/core"
import { describe, expect, it } from "vitest"
import { application, start } from "./counter.ts"

const plan = () => start(application(undefined, zenkokuPlan))

describe("the plan over HTTP", () => {
  it("serves every decision: each names the fields that an empty command lacks", async () => {
    const { post, recorded } = plan()
    for (const name of zenkokuPlan.catalogue.decisions.keys()) {
      const { body, status } = await post({}, {}, `/decisions/${name}`)
      expect([name, status]).toEqual([name, 400])
      expect(body.issues).toContainEqual({ in: "body", path: "/occurredOn", message: expect.any(String) })
    }
    expect(await recorded()).toBe(0)
  })

  it("drafts the plan of a year, and refuses to draft it again", async () => {
    const { ask, post } = plan()
    const draft = { fiscalYear: 2023, title: "令和5年度事業計画", occurredOn: "2023-03-01" }
    expect((await post(draft, {}, "/decisions/DraftPlan")).body).toMatchObject({
      outcome: "recorded",
      events: [{ type: "PlanDrafted", occurredOn: "2023-03-01", data: { fiscalYear: 2023 } }]
    })
    const again = await post({ ...draft, title: "別の計画" }, {}, "/decisions/DraftPlan")
    expect([again.status, again.body.code]).toEqual([422, "PlanAlreadyDrafted"])
    expect((await ask("/events?type=PlanDrafted")).body.events).toHaveLength(1)
  })
})
