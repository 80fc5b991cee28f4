// Whatever a person can record by mistake can be taken back by a decision, in every topic; only an erasure cannot.
import { personalData, zenkokuPlan } from "@keikaku/core"
import { expect, test } from "vitest"

test("every event is taken back by a decision, or takes something back itself", () => {
  const { catalogue, takenBackBy } = zenkokuPlan
  const takingBack = new Set(
    [...catalogue.decisions.values()]
      .filter((each) => "takesBack" in each && (each.takesBack as ReadonlyArray<unknown>).length > 0)
      .flatMap(({ records }) => records.map(({ type }) => type))
  )
  const left = [...catalogue.events.keys()].filter((type) => !takenBackBy.has(type) && !takingBack.has(type))
  expect(left).toEqual([personalData.PersonalDataErased.type])
})
