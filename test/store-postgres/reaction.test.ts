// Reactions on PostgreSQL, of two hosts at once.
import { expect, it } from "vitest"
import { april, remind, stamp } from "../kernel/loans.ts"
import { libraryOn } from "../kernel/reading-room.ts"
import { newSchema, openSchema, useDatabase } from "./opened.ts"

useDatabase()

it("on PostgreSQL, reactions of two hosts at once record each effect once, and keep what was set aside", async () => {
  const schema = newSchema()
  const hosts = await Promise.all([1, 2].map(() => openSchema(schema)))
  const libraries = hosts.map(({ store }) => libraryOn(store, [{ ...stamp, onFailure: "setAside" }, remind]))
  const [one, other] = libraries as [(typeof libraries)[0], (typeof libraries)[0]]
  for (const [loan, day] of [
    ["a", 9],
    ["bare", 5],
    ["b", 20]
  ] as const)
    await one.lend(loan, april(day))
  await Promise.all(libraries.map(({ runDue }) => runDue(april(1))))
  await Promise.all(libraries.map(({ runDue }) => runDue(april(10))))
  expect(await other.effects("stamp")).toEqual(["LoanStamped a 2023-04-01", "LoanStamped b 2023-04-01"])
  expect(await other.effects("remind")).toEqual(["ReaderReminded bare 2023-04-05", "ReaderReminded a 2023-04-09"])
  expect(await one.status("stamp")).toMatchObject({ behind: 0, setAside: [{ position: 2, kind: "refused" }] })
  expect((await other.status("remind")).waiting).toMatchObject([{ due: "2023-04-20" }])
  for (const { close } of hosts) await close()
})
