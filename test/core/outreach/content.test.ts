// Contents of outreach: updates that are due, versions, confirmations, and what is stale.
import { content } from "@keikaku/core"
import { beforeEach, describe, expect, test } from "vitest"
import { type Office, openOffice } from "../sweep/world.ts"
import { walk } from "../walk.ts"
import { figureOf } from "./figure.ts"

const hq = "headquarters/h-1"
const tokyo = "branch:13/t-1"
const [page, leaflet] = [{ content: "w-1" }, { content: "l-1" }]
const registered = { ...page, medium: "website", title: "会員のメリット" }

walk(
  "P7.2a what headquarters and the branches publish is updated by its day, confirmed, and retired",
  [
    ["2022-04-01", hq, "RegisterContent", registered],
    ["2022-04-01", hq, "RegisterContent", registered, "AlreadySo"],
    ["2022-04-01", hq, "RegisterContent", { ...registered, medium: "leaflet" }, "ContentIdTaken"],
    ["2022-04-02", tokyo, "RegisterContent", { ...leaflet, branch: "13", medium: "leaflet", title: "成立手続" }],
    ["2022-04-02", tokyo, "ConfirmContent", leaflet, "ContentNotAt"],
    ["2022-04-03", tokyo, "PublishContent", { ...leaflet, version: 0 }, "Malformed"],
    ["2022-04-03", tokyo, "PublishContent", { ...leaflet, version: 1 }],
    ["2022-04-03", tokyo, "PublishContent", { ...leaflet, version: 1 }, "AlreadySo"],
    ["2022-04-04", hq, "PublishContent", { content: "x-1", version: 1 }, "ContentUnknown"],
    ["2022-04-05", hq, "PlanContentUpdate", { ...page, due: "2022-04-04", note: "料率" }, "DueBeforePlanned"],
    ["2022-04-05", hq, "PlanContentUpdate", { ...page, due: "2022-05-31", note: "料率" }],
    ["2022-05-20", hq, "PublishContent", { ...page, version: 3 }],
    ["2022-05-21", hq, "PublishContent", { ...page, version: 3 }, "ContentVersionOutOfOrder"],
    ["2022-05-10", hq, "PublishContent", { ...page, version: 4 }, "ContentVersionOutOfOrder"],
    ["2022-05-10", hq, "PublishContent", { ...page, version: 2 }],
    ["2022-05-11", hq, "RetireContent", { ...page, cause: "統合" }, "LaterContentEntryStands"],
    ["2022-10-01", hq, "ConfirmContent", page],
    ["2022-10-02", hq, "WithdrawContentConfirmation", { ...page, reason: "誤り" }],
    ["2022-10-02", hq, "WithdrawContentConfirmation", { ...page, reason: "誤り" }, "NoContentEntryToWithdraw"],
    ["2022-10-03", hq, "PlanContentUpdate", { ...page, due: "2023-03-31", note: "年度更新" }],
    ["2022-10-04", hq, "PlanContentUpdate", { ...page, due: "2023-04-10", note: "年度更新" }],
    ["2022-10-05", hq, "WithdrawContentUpdatePlan", { ...page, reason: "誤り" }, "Malformed"],
    [
      ...["2022-10-05", hq, "WithdrawContentUpdatePlan", { ...page, due: "2023-04-11", reason: "誤り" }],
      "NoContentEntryToWithdraw"
    ] as never,
    ["2022-10-05", hq, "WithdrawContentUpdatePlan", { ...page, due: "2023-04-10", reason: "誤り" }],
    ["2022-10-06", tokyo, "RetireContent", { ...leaflet, cause: "統合" }],
    ["2022-10-07", tokyo, "PublishContent", { ...leaflet, version: 2 }, "ContentNotAt"],
    ["2022-10-07", tokyo, "WithdrawContentPublication", { ...leaflet, reason: "誤り" }]
  ],
  [
    [
      "contents",
      { effectiveOn: "2023-05-20" },
      [
        { content: "l-1", branch: "13", statusCode: "retired", version: null },
        { content: "w-1", branch: null, statusCode: "overdue", since: "2022-05-20", version: 3, due: "2023-03-31" }
      ]
    ]
  ]
)

describe("P7.2a what is stale", () => {
  let office: Office
  const statusOn = (effectiveOn: string, parameters: object = {}) =>
    office.rows("contents", parameters as never, { effectiveOn }).map(({ statusCode }) => statusCode)

  beforeEach(() => {
    office = openOffice()
    office.act(content.RegisterContent, "2023-04-01", registered)
  })

  test("is what was neither published nor confirmed for the months asked for, twelve by default", () => {
    expect(statusOn("2024-04-01")).toEqual(["unpublished"])
    expect(statusOn("2024-04-02")).toEqual(["stale"])
    office.act(content.PublishContent, "2023-05-10", { ...page, version: 1 })
    expect(statusOn("2024-05-10")).toEqual(["current"])
    expect(statusOn("2024-05-11")).toEqual(["stale"])
    expect(statusOn("2023-06-11", { months: 1 })).toEqual(["stale"])
    office.act(content.ConfirmContent, "2023-12-01", page)
    expect(statusOn("2024-05-11")).toEqual(["current"])
  })

  test("an update is late when its day has passed, and no longer once a version is published after it was planned", () => {
    office.act(content.PublishContent, "2023-04-02", { ...page, version: 1 })
    office.act(content.PlanContentUpdate, "2023-04-03", { ...page, due: "2023-05-31", note: "料率" })
    expect(statusOn("2023-05-31")).toEqual(["current"])
    expect(statusOn("2023-06-01")).toEqual(["overdue"])
    office.act(content.PublishContent, "2023-06-02", { ...page, version: 2 })
    expect(statusOn("2023-06-03")).toEqual(["current"])
  })
})

describe("P7.2a an update and its day", () => {
  let office: Office
  const plan = (on: string, due: string) => office.act(content.PlanContentUpdate, on, { ...page, due, note: "料率" })
  const publish = (on: string, version: number) => office.act(content.PublishContent, on, { ...page, version })
  const calendarOn = (effectiveOn: string, fiscalYear = 2023) =>
    office
      .rows("calendar", { fiscalYear } as never, { effectiveOn })
      .map(({ date, statusCode }) => `${date} ${statusCode}`)
  const overdueOn = (effectiveOn: string) => office.rows("overdue", {}, { effectiveOn }).map(({ date }) => date)
  let figureOn: ReturnType<typeof figureOf>

  beforeEach(() => {
    office = openOffice()
    office.act(content.RegisterContent, "2023-04-01", registered)
    figureOn = figureOf(office, "7.2a", "Updates done in time")
    plan("2023-10-01", "2024-02-10")
  })

  test("is done when it is published by that day, the day itself included", () => {
    expect([calendarOn("2024-02-10"), overdueOn("2024-02-10"), figureOn("2024-02-09")]).toEqual([
      ["2024-02-10 due"],
      [],
      [0, 0]
    ])
    publish("2024-02-10", 1)
    expect([calendarOn("2024-02-11"), overdueOn("2024-02-11"), figureOn("2024-02-11")]).toEqual([
      ["2024-02-10 done"],
      [],
      [1, 1]
    ])
  })

  test("is not done in time when it is published later, and a confirmation is no update", () => {
    publish("2023-09-01", 1)
    office.act(content.ConfirmContent, "2024-02-01", page)
    expect([calendarOn("2024-02-11"), overdueOn("2024-02-11"), figureOn("2024-02-11")]).toEqual([
      ["2024-02-10 overdue"],
      ["2024-02-10"],
      [0, 1]
    ])
    publish("2024-02-11", 2)
    expect([calendarOn("2024-02-11"), overdueOn("2024-02-11"), figureOn("2024-02-11")]).toEqual([
      ["2024-02-10 missed"],
      [],
      [0, 1]
    ])
  })

  test("that was missed stays missed when it is planned anew, and the new plan is what can be late", () => {
    plan("2024-02-20", "2024-05-10")
    expect([calendarOn("2024-03-31"), overdueOn("2024-03-31"), figureOn("2024-03-31")]).toEqual([
      ["2024-02-10 missed"],
      [],
      [0, 1]
    ])
    expect([calendarOn("2024-05-11", 2024), overdueOn("2024-05-11")]).toEqual([["2024-05-10 overdue"], ["2024-05-10"]])
    publish("2024-05-09", 1)
    expect([calendarOn("2024-05-11", 2024), figureOn("2024-05-11", 2024), figureOn("2024-05-11")]).toEqual([
      ["2024-05-10 done"],
      [1, 1],
      [0, 1]
    ])
  })

  test("moves when it is planned anew by its day", () => {
    plan("2024-02-10", "2024-03-10")
    publish("2024-03-01", 1)
    expect([calendarOn("2024-03-31"), figureOn("2024-03-31")]).toEqual([["2024-03-10 done"], [1, 1]])
  })

  test.each([
    ["falls away when nothing is published any more by its day", "2024-02-10", [], [0, 0]],
    ["stays missed when nothing is published any more after it", "2024-02-11", ["2024-02-10 missed"], [0, 1]]
  ])("%s", (_, on, calendar, figure) => {
    office.act(content.RetireContent, on, { ...page, cause: "統合" })
    expect([calendarOn("2024-03-31"), overdueOn("2024-03-31"), figureOn("2024-03-31")]).toEqual([calendar, [], figure])
  })
})
