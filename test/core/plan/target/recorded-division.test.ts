// A division that was decided elsewhere is kept as it was decided, with what the check of tables finds in it.
import { openPlan, zenkokuPlan } from "@keikaku/core"
import { memoryStore } from "@keikaku/kernel"
import { Effect } from "effect"
import { expect, test } from "vitest"
import { adoptionWalk } from "../../resolved-plan.ts"
import { walk } from "../../walk.ts"

const hq = "headquarters/h-1"
const year = { fiscalYear: 2023 }
const target = { ...year, metric: "canvasses" }
const document = { title: "支部別目標", hash: `sha256:${"a".repeat(64)}` }
const decided = {
  ...target,
  decidedBy: "理事会",
  document,
  shares: [
    { branch: "13", units: 70 },
    { branch: "27", units: 30 }
  ]
}
const shares = (tokyo: number, osaka: number) => ({
  ...decided,
  shares: [
    { branch: "13", units: tokyo },
    { branch: "27", units: osaka }
  ]
})
const change = (by: number) => ({
  ...target,
  reason: "い",
  changes: [
    { branch: "13", by },
    { branch: "27", by: -by }
  ]
})
const set = [
  ["2023-03-01", hq, "DraftPlan", { ...year, title: "事業計画" }],
  ["2023-03-01", hq, "AddPlanItem", { ...year, item: "4.3", title: "一掃" }],
  ...adoptionWalk(hq, 2023, "2023-03-10", "2023-03-17"),
  ["2023-03-17", hq, "DraftTarget", { ...target, amount: 100 }],
  ["2023-03-20", hq, "SetTarget", { ...target, amount: 100 }]
] as const

walk(
  "P4.2 a division that a board decided elsewhere is recorded as it is",
  [
    ["2023-03-01", hq, "RecordDivision", decided, "TargetNotSet"],
    ...set,
    ["2023-03-20", hq, "RecordDivision", shares(70, 31), "DivisionSumDiffers"],
    [
      "2023-03-20",
      hq,
      "RecordDivision",
      { ...decided, shares: [...decided.shares, { branch: "13", units: 0 }] },
      "BranchDividedTwice"
    ],
    ["2023-03-20", hq, "RecordDivision", { ...decided, document: { ...document, hash: "abc" } }, "Malformed"],
    ["2023-03-20", hq, "RecordDivision", { ...decided, shares: [{ branch: "99", units: 100 }] }, "UnknownBranch"],
    ["2023-03-20", hq, "RecordDivision", decided],
    ["2023-03-20", hq, "RecordDivision", decided, "AlreadySo"],
    ["2023-03-24", "branch:13/t-1", "AcceptBranchTarget", { ...target, branch: "13" }],
    ["2023-04-10", hq, "AdjustBranchTargets", change(-5)],
    ["2023-04-10", hq, "AdjustBranchTargets", change(36), "BranchTargetBelowZero"],
    ["2023-03-25", hq, "RecordDivision", shares(60, 40), "LaterTargetEntryStands"],
    ["2023-04-11", hq, "WithdrawRecordedDivision", { ...target, reason: "誤り" }, "LaterTargetEntryStands"],
    ["2023-04-12", hq, "WithdrawApportionment", { ...target, reason: "誤り" }, "NoTargetEntryToWithdraw"]
  ],
  [
    [
      "target-division",
      { fiscalYear: 2023, branch: "13" },
      [
        {
          ...{ area: "13", decided: 70, weight: null, decidedBy: "理事会", document: "支部別目標" },
          ...{ computed: null, direct: null, difference: null, adjusted: -5, units: 65, accepted: 0, why: "い" }
        }
      ]
    ]
  ]
)

const tableOf = async (weighed: boolean) => {
  const plan = openPlan({ plan: zenkokuPlan, store: await Effect.runPromise(memoryStore) })
  const [tokyo, osaka] = weighed ? [{ weight: 1 }, { weight: 2 }] : [{}, {}]
  const spec = {
    ...decided,
    shares: [
      { branch: "13", units: 70, ...tokyo },
      { branch: "27", units: 30, ...osaka }
    ]
  }
  const steps = [...set, ["2023-03-20", hq, "RecordDivision", spec] as const]
  for (const [n, [occurredOn, actor, name, data]] of steps.entries()) {
    const asked = plan.execute(
      zenkokuPlan.catalogue.decisions.get(name)!,
      { ...data, occurredOn },
      { actor, commandId: `c${n}` }
    )
    expect((await asked)._tag).toBe("Recorded")
  }
  const { table } = await plan.report("target-division", { fiscalYear: 2023 })
  return table
}
const notesOf = async (weighed: boolean): Promise<ReadonlyArray<string>> =>
  (await tableOf(weighed)).notes.map(({ en }) => en)

test("each row says what was decided, and by what weight where the table gives one", async () => {
  const { rows } = await tableOf(true)
  const row = (code: string) => rows.find(({ area }) => area === code)
  expect(row("nation")).toMatchObject({ decided: 100, weight: 3, units: 100, decidedBy: "理事会" })
  expect(row("27")).toMatchObject({ decided: 30, weight: 2, units: 30, document: "支部別目標" })
  expect(row("01")).toMatchObject({ decided: null, weight: null, units: 0 })
})

test("who decided, by which document, and the branches that it leaves out, stand below the table", async () => {
  const notes = await notesOf(false)
  expect(notes[0]).toContain(`decided by 理事会, "支部別目標" (sha256:aaaa`)
  expect(notes.filter((note) => note.includes("has no row"))).toHaveLength(45)
  expect(notes).toHaveLength(46)
})

test("where it gives weights, they are checked as those of any table", async () => {
  const notes = await notesOf(true)
  expect(notes.length).toBeGreaterThan(46)
})
