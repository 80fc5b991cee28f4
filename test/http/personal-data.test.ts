// Over HTTP there is no vault: names neither come in nor go out, and what stands for them is data like any other.
import { zenkokuPlan } from "@keikaku/core"
import { expect, it } from "vitest"
import { application, start } from "./counter.ts"

const plan = () => start(application(undefined, zenkokuPlan))
const nomination = { promoter: "p1", association: "a1", branch: "13", parentBody: "m1", occurredOn: "2023-04-01" }
const commitment = `commitment:${"a".repeat(64)}`

it("a name where a commitment is wanted is malformed, and the field is named", async () => {
  const { post, recorded } = plan()
  const { body, status } = await post({ ...nomination, name: "山田 太郎" }, {}, "/decisions/NominatePromoter")
  expect(status).toBe(400)
  expect(body.issues).toEqual([{ in: "body", path: "/name", message: expect.stringContaining("commitment") }])
  expect(JSON.stringify(body)).not.toContain("山田")
  expect(await recorded()).toBe(0)
})

it("a report answers the commitment of a name, with whose it is, in a column of its own kind", async () => {
  const { ask, post } = plan()
  expect((await post({ ...nomination, name: commitment }, {}, "/decisions/NominatePromoter")).status).toBe(200)
  const { body } = await ask("/reports/promoter-roster")
  expect(body.table.columns).toContainEqual({ key: "name", label: { ja: "氏名", en: "Name" }, kind: "person" })
  expect(body.table.rows[0].name).toEqual({ subject: "p1", commitment, erased: false })
  expect((await ask("/reports/personal-data")).body.table.rows).toMatchObject([{ subject: "p1", held: 1 }])
})
