// `keikaku reactions`: what a plan's topics declare is listed, run, and settled, on the day of the federation's time zone.
import { definePlan, defineTopic, planReports, planTopics, publication, zenkokuRohoren } from "@keikaku/core"
import { reaction } from "@keikaku/kernel"
import { expect, it } from "vitest"
import { temporaryFolder } from "../temporary.ts"
import { keikakuOf } from "./in-process.ts"

const { IssueManual, ManualIssued } = publication
let isPrinterBroken = true

const printing = reaction({
  name: "second-volume",
  label: { ja: "続巻を発行する", en: "Issue the second volume" },
  on: [ManualIssued],
  onFailure: "setAside",
  run: ({ edition, manual, occurredOn, title }, ask) => {
    if (manual.endsWith("-2")) return
    if (manual === "bad" && isPrinterBroken) throw new Error("the printer is broken")
    return ask(IssueManual, { manual: `${manual}-2`, title, edition, occurredOn })
  }
})
const waiting = reaction({
  name: "new-century",
  label: { ja: "次の世紀に改訂する", en: "Revise in the next century" },
  on: [ManualIssued],
  at: () => "2999-01-01" as typeof ManualIssued.schema.Type.occurredOn,
  run: () => {}
})
const topicWith = (...reactions: ReadonlyArray<typeof printing | typeof waiting>) =>
  defineTopic({
    name: "printing",
    label: { ja: "印刷", en: "Printing" },
    by: ["headquarters"],
    decisions: [],
    reactions
  })
const planWith = (...topics: ReadonlyArray<ReturnType<typeof defineTopic>>) =>
  definePlan({ topics: [...planTopics, ...topics], reports: planReports, federation: zenkokuRohoren })

it("two reactions of one name are a bug of the plan", () => {
  expect(() => planWith(topicWith(printing, printing))).toThrow("bug: reactions: two are called second-volume")
})

it("lists the reactions of the plan, runs them, and settles what they have set aside", async () => {
  const plan = planWith(topicWith(printing, waiting))
  const store = `sqlite:${temporaryFolder()}/plan.db`
  const run = (...args: ReadonlyArray<string>) => keikakuOf(plan, ...args, "--store", store)
  const issue = (manual: string) =>
    run("do", "IssueManual", "--data", JSON.stringify({ manual, title: "手引", edition: 1, occurredOn: "2023-06-01" }))
  const listed = async (...args: ReadonlyArray<string>) => (await run("reactions", ...args)).out
  expect((await run("reactions")).code).toBe(3)
  for (const manual of ["m", "bad", "worse"]) await issue(manual)
  expect(await listed("-f", "csv", "--lang", "en")).toContain("second-volume,Issue the second volume,0,3,0,,0,")
  expect(await run("reactions", "run")).toMatchObject({ code: 0, out: "", err: "" })
  const ja = await listed()
  expect(ja).toContain("続巻を発行する")
  expect(ja).toMatch(/保留 second-volume 2: 処理の誤り（1回試行） the printer is broken/)
  expect(ja).toMatch(/new-century +次の世紀に改訂する +5 +0 +5 +2999-01-01/)
  expect(JSON.parse(await listed("-f", "json"))[0]).toMatchObject({
    name: "second-volume",
    position: 5,
    behind: 0,
    setAside: [{ position: 2, kind: "threw", attempts: 1 }]
  })
  const settle = (...args: ReadonlyArray<string>) => run("reactions", ...args, "--lang", "en")
  expect(await settle("retry", "second-volume", "2")).toEqual({
    code: 3,
    out: "",
    err: "the reaction threw: the printer is broken\n"
  })
  isPrinterBroken = false
  expect(await settle("retry", "second-volume", "2")).toEqual({ code: 0, out: "", err: "" })
  expect((await run("history", "--tag", "manual:bad-2", "-f", "json")).out).toContain("system/reaction.second-volume")
  expect((await settle("drop", "second-volume", "2")).err).toContain("has set aside nothing at position 2")
  expect(await settle("drop", "nobody", "2")).toMatchObject({
    code: 64,
    err: expect.stringContaining("no reaction nobody")
  })
  expect((await settle("resume", "second-volume")).err).toBe("It goes on after position 5.\n")
})

it("says which reaction stopped and why, and fails; the others have run", async () => {
  const stopping = {
    ...printing,
    name: "stopping",
    onFailure: "stop" as const,
    run: () => Promise.reject(new Error("no paper"))
  }
  const plan = planWith(topicWith(stopping, waiting))
  const store = ["--store", `sqlite:${temporaryFolder()}/plan.db`, "--lang", "en"]
  const data = JSON.stringify({ manual: "m", title: "手引", edition: 1, occurredOn: "2023-06-01" })
  await keikakuOf(plan, "do", "IssueManual", "--data", data, ...store)
  expect(await keikakuOf(plan, "reactions", "run", ...store)).toEqual({
    code: 3,
    out: "",
    err: "The reaction stopping stopped at position 1: the reaction threw (attempts: 1).\n  no paper\n"
  })
  const followed = keikakuOf(
    definePlan({ ...plan, topics: [topicWith(stopping), ...planTopics], reports: planReports }),
    "reactions",
    "run",
    "--follow",
    ...store
  )
  expect(await followed).toMatchObject({ code: 3, err: expect.stringContaining("no paper") })
  const { out } = await keikakuOf(plan, "reactions", ...store)
  expect(out).toContain("Stopped: stopping 1: the reaction threw (attempts: 1): no paper")
  expect(out).toMatch(/new-century .*1 +0 +1/)
})

it("a plan without reactions lists none", async () => {
  const store = ["--store", `sqlite:${temporaryFolder()}/plan.db`]
  await keikakuOf(planWith(), "init", ...store)
  expect(JSON.parse((await keikakuOf(planWith(), "reactions", "-f", "json", ...store)).out)).toEqual([])
})
