// `keikaku verify-targets`: a table that the core made is right, and each fault is found in a table that has just this one.
// Whatever people's spreadsheets do to figures and names is read; what cannot be read is named by line and column.
import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { apportionByBlock, verifyTargets, zenkokuRohoren } from "@keikaku/core"
import { apportion, methods } from "@keikaku/core/apportion"
import { Result } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { readTargetTable } from "../../packages/cli/src/verify/read-target-table.ts"
import { temporaryFolder } from "../temporary.ts"
import { keikakuHere } from "./in-process.ts"

const folder = temporaryFolder()
const names = ["東京", "大阪", "京都", "奈良", "滋賀"]
const five = {
  ...zenkokuRohoren,
  branches: zenkokuRohoren.branches.filter(({ label }) => names.includes(label.ja ?? ""))
}
const ours = join(folder, "ours.json")
writeFileSync(ours, JSON.stringify(five))

const file = (text: string | Buffer) => {
  const path = join(folder, "targets.csv")
  writeFileSync(path, text)
  return path
}
const verify = (text: string | Buffer, ...args: ReadonlyArray<string>) =>
  keikakuHere("verify-targets", file(text), "--federation", ours, ...args)

/** The codes of the faults in a table, with the branches that they name; and the checked itself. */
const faultsIn = async (rows: ReadonlyArray<string>, ...args: ReadonlyArray<string>) => {
  const { code, err, out } = await verify(rows.join("\n"), ...args, "--format", "json")
  expect(err).toBe("")
  const checked = JSON.parse(out)
  const faults = checked.findings.filter((each: any) => each.forbids)
  expect(code).toBe(faults.length > 0 ? 2 : 0)
  expect(checked.right).toBe(faults.length === 0)
  const named = faults.map(({ branch, code }: any) => [code, branch?.label.ja ?? "全国"].join(" "))
  return { named, faults, checked }
}

/** 100 units by Webster: 東京 37, 大阪 24, 京都 20, 奈良 12, 滋賀 7. */
const good = [
  "branch,weight,target",
  "東京,74,37",
  "大阪,48,24",
  "京都,40,20",
  "奈良,24,12",
  "滋賀,14,7",
  "全国,200,100"
]
const having = (changes: Readonly<Record<string, string>>) =>
  good.map((row) => changes[row.split(",")[0]!] ?? row).filter((row) => row !== "")

describe("a table that is right", () => {
  it("passes, and the methods that give it are named", async () => {
    const { checked } = await faultsIn(good)
    expect(checked.metrics).toEqual([
      {
        metric: "target",
        national: 100,
        sum: 100,
        reproducedBy: expect.arrayContaining([...methods]),
        route: "direct",
        nearest: null
      }
    ])
    const run = await verify(good.join("\n"))
    expect(run.code).toBe(0)
    expect(run.out).toContain("ウェブスター法 [webster]")
    expect(run.out).toContain("※ 誤りはありません。")
    expect((await verify(good.join("\n"), "--lang", "en")).out).toContain("Note: Nothing is wrong.")
  })

  it("is found right whenever the core's Webster made it, over any weights, and Webster is named", () => {
    const line = fc.record({ weight: fc.nat({ max: 100_000 }) })
    const lines = fc.array(line, { minLength: 5, maxLength: 5 }).filter((all) => all.some(({ weight }) => weight > 0))
    fc.assert(
      fc.property(lines, fc.nat({ max: 100_000 }), (all, total) => {
        const shares = all.map(({ weight }, i) => ({ key: five.branches[i]!.code as string, weight }))
        const { units } = Result.getOrThrow(apportion("webster", total, shares))
        const rows = shares.map(({ key, weight }, i) => `${key},${weight},${units[i]}`)
        const text = ["code,weight,target", ...rows, `nation,,${total}`].join("\n")
        const table = Result.getOrThrow(readTargetTable(five, text, "targets.csv"))
        for (const method of ["webster", undefined] as const) {
          const { metrics, right } = verifyTargets(five, table, { method, totals: new Map() })
          expect(right).toBe(true)
          expect(metrics[0]!.reproducedBy).toContain("webster")
        }
      })
    )
  })

  it("may be divided among the blocks first, by any method; the route is told where no method gives it straight", () => {
    const { branches } = zenkokuRohoren
    const weights = fc.array(fc.integer({ min: 1, max: 100_000 }), { minLength: 47, maxLength: 47 })
    const routes = new Set<unknown>()
    fc.assert(
      fc.property(weights, fc.integer({ min: 47, max: 5_000 }), fc.constantFrom(...methods), (given, total, method) => {
        const shares = branches.map(({ block, code }, i) => ({ key: code as string, block, weight: given[i]! }))
        const { units } = Result.getOrThrow(apportionByBlock(method, total, shares))
        const rows = shares.map(({ key, weight }, i) => `${key},${weight},${units[i]}`)
        const text = ["code,weight,target", ...rows, `nation,,${total}`].join("\n")
        const table = Result.getOrThrow(readTargetTable(zenkokuRohoren, text, "targets.csv"))
        for (const demanded of [method, undefined]) {
          const { findings, metrics, right } = verifyTargets(zenkokuRohoren, table, {
            method: demanded,
            totals: new Map()
          })
          expect(findings.filter(({ forbids }) => forbids)).toEqual([])
          expect(right).toBe(true)
          const { route } = metrics[0]!
          const told = findings.find(({ code }) => code === "Reproduced")?.sentence.en
          expect(told?.includes("among the blocks first")).toBe(route === "by-block")
          routes.add(route)
        }
      }),
      { numRuns: 50 }
    )
    expect(routes).toContain("by-block")
  })

  it("is read as spreadsheets write it: a mark at its start, CRLF, full-width, separators, quotes, empty columns", async () => {
    const rows = [
      "\ufeff支部コード,支部名,重み,目標,備考,",
      '13,東京都,"７，４００",３７.0,済,',
      " 27 ,大阪府,4800,24,,"
    ]
    const rest = ["26,,4000.00,20,,", ",奈良支部,2400,12,,", '25,Shiga,1400,"7",,', ",,,,,", "合計,,,100,,"]
    expect((await faultsIn([[...rows, ...rest, ""].join("\r\n")])).named).toEqual([])
    const table = readTargetTable(zenkokuRohoren, "code,weight,target\n1,1,1", "")
    expect(Result.getOrThrow(table).rows[0]?.branch?.label.ja).toBe("北海道")
  })

  it("may keep floors and caps: whom they hold may break the order", async () => {
    const { checked } = await faultsIn(
      "branch,weight,floor,cap,target;東京,74,,10,10;大阪,48,,,32;京都,40,,,26;奈良,24,20,,20;滋賀,14,12,,12;全国,,,,100".split(
        ";"
      )
    )
    expect(checked.metrics[0].reproducedBy).toContain("webster")
  })

  it("may break a tie otherwise than the core does, unless a method is demanded", async () => {
    const tied = "branch,weight,target;東京,1,1;大阪,1,1;京都,1,1;奈良,1,2;滋賀,1,2;全国,,7".split(";")
    const { named, checked } = await faultsIn(tied)
    expect(named).toEqual([])
    expect(checked.metrics[0].reproducedBy).toContain("webster")
    expect((await faultsIn(tied, "--method", "webster")).named).not.toEqual([])
  })

  it("may be adjusted by hand within the quotas; the nearest method and the differences are shown", async () => {
    const { named, checked } = await faultsIn(
      "branch,weight,target;東京,741,37;大阪,478,24;京都,401,21;奈良,239,11;滋賀,141,7;全国,,100".split(";")
    )
    expect(named).toEqual([])
    expect(checked.metrics[0].reproducedBy).toEqual([])
    expect(checked.metrics[0].nearest).toEqual({
      method: "webster",
      route: "direct",
      differences: [
        { branch: "26", target: 21, units: 20 },
        { branch: "29", target: 11, units: 12 }
      ]
    })
    expect(checked.findings[0]).toMatchObject({ code: "NotReproduced", forbids: false })
  })

  it("may leave the quotas where a divisor method does; that is noted and forbids nothing", async () => {
    const rows = "branch,weight,target;東京,5117,52;大阪,4400,45;京都,162,1;奈良,161,1;滋賀,160,1;全国,,100".split(";")
    const { named, checked } = await faultsIn(rows)
    expect(named).toEqual([])
    expect(checked.metrics[0].reproducedBy).toEqual(["jefferson"])
    expect(checked.findings[0]).toMatchObject({
      code: "OutsideQuota",
      figures: { quota: "44/1", lower: 44, upper: 44 }
    })
  })
})

describe("a table with just one fault", () => {
  const loose = "branch,weight,target;東京,3,5;大阪,1,0;京都,1,0;奈良,1,0;滋賀,1,0;全国,,5".split(";")

  const weightless = "branch,weight,target;東京,74,39;大阪,48,25;京都,40,22;奈良,24,13;滋賀,0,1;全国,,100".split(";")

  it.each<[string, ReadonlyArray<string>, ReadonlyArray<string>]>([
    ["a sum that is not the nation's", having({ 全国: "全国,200,101" }), ["SumDiffers 全国"]],
    ["no national target", having({ 全国: "" }), ["NationalTargetMissing 全国"]],
    [
      "a fraction",
      having({ 奈良: "奈良,24,12.5", 滋賀: "滋賀,14,6.5" }),
      ["TargetNotWhole 奈良", "TargetNotWhole 滋賀"]
    ],
    ["a nation with a fraction", having({ 全国: "全国,200,100.4" }), ["TargetNotWhole 全国", "SumDiffers 全国"]],
    [
      "a figure beyond the safe integers",
      having({ 滋賀: "滋賀,14,9007199254740993" }),
      ["TargetTooLarge 滋賀", "SumDiffers 全国"]
    ],
    ["a negative figure", having({ 滋賀: "滋賀,14,△ 7" }), ["TargetNegative 滋賀", "SumDiffers 全国"]],
    ["an empty cell", having({ 滋賀: "滋賀,14," }), ["TargetMissing 滋賀", "SumDiffers 全国"]],
    ["a weight of zero with a target", weightless, ["ZeroWeightWithTarget 滋賀"]],
    ["a share outside its quota", loose, ["OutsideQuota 東京"]],
    ["an unknown branch", having({ 滋賀: "滋質,14,7" }), ["UnknownBranch 滋質", "MissingBranch 滋賀"]],
    ["a branch that is missing", [...good.slice(0, 5), "全国,186,93"], ["MissingBranch 滋賀"]],
    ["a national weight that is not the sum", having({ 全国: "全国,201,100" }), ["NationalWeightDiffers 全国"]]
  ])("%s is found", async (_, rows, expected) => {
    const { named } = await faultsIn(rows)
    expect(named).toEqual(expected)
  })

  it("a branch that stands twice is found with both lines", async () => {
    const { named, faults } = await faultsIn(having({ 滋賀: "滋賀,7,4\n25,7,3" }))
    expect(named).toEqual(["DuplicateBranch 滋賀"])
    expect(faults[0].sentence).toEqual({
      ja: "滋賀が二度現れます（6行目と7行目）。",
      en: "Shiga occurs twice (lines 6 and 7)."
    })
  })

  it("a larger weight with a smaller target is found, once, with the worst of those it breaks the order with", async () => {
    const { named, faults } = await faultsIn(having({ 京都: "京都,40,8", 滋賀: "滋賀,14,19" }))
    expect(named).toEqual(["OutsideQuota 京都", "OutsideQuota 滋賀", "OrderBroken 京都", "OrderBroken 奈良"])
    expect(faults[2].figures).toMatchObject({ target: 8, other: "25", otherTarget: 19, others: 1 })
  })

  it("equal weights that differ by more than one are found", async () => {
    const rows = "branch,weight,target;東京,6,7;大阪,2,3;京都,2,1;奈良,1,1;滋賀,1,1;全国,,13"
    const { named, faults } = await faultsIn(rows.split(";"))
    expect(named).toEqual(["OutsideQuota 京都", "EqualWeightsDiffer 京都"])
    expect(faults.at(-1).figures).toMatchObject({ target: 1, otherTarget: 3, other: "27" })
  })

  it("floors and caps that are not kept, or cannot be, are found", async () => {
    const heading = "branch,weight,target,floor,cap"
    const bounded = (tokyo: string, shiga: string) => [heading, tokyo, ...good.slice(2, 5), shiga, good[6]!]
    const named = async (tokyo: string, shiga: string) => (await faultsIn(bounded(tokyo, shiga))).named
    expect(await named("東京,74,37,,30", "滋賀,14,7,,")).toContain("AboveCap 東京")
    expect(await named("東京,74,37,,", "滋賀,14,7,9,")).toContain("BelowFloor 滋賀")
    expect(await named("東京,74,37,,", "滋賀,14,7,101,")).toEqual(["BoundsCannotBeMet 全国", "BelowFloor 滋賀"])
  })

  it("says in both languages what is wrong, with the figures and the exact quota", async () => {
    const text = loose.join("\n")
    expect((await verify(text)).out).toContain("東京の目標 5 が取り分 15/7 ≒ 2.142857 の切り上げ 3 を上回っています。")
    const { out } = await verify(text, "--lang", "en", "--format", "csv")
    expect(out).toMatch(/^kind,metric,branch,line,code,finding\r\nfault,Target,Tokyo,2,OutsideQuota,/)
    expect(out).toContain("the target 5 is above its quota of 15/7 ≒ 2.142857, rounded up to 3.")
    expect((await verify(text, "--format", "markdown")).out).toContain("OutsideQuota")
  })
})

describe("what is expected of a table", () => {
  it("a demanded method is held against every branch", async () => {
    const rows = "branch,weight,target;東京,5117,51;大阪,4400,44;京都,162,2;奈良,161,2;滋賀,160,1;全国,,100".split(";")
    expect((await faultsIn(rows, "--method", "hamilton")).named).toEqual([])
    const { faults, named } = await faultsIn(rows, "--method", "webster")
    expect(named).toEqual(["DiffersFromMethod 大阪", "DiffersFromMethod 滋賀"])
    expect(faults[0].figures).toEqual({ target: 44, units: 43, difference: 1 })
  })

  it("a national target may be given beside the table, for each metric", async () => {
    const rows = [
      "branch,weight,canvasses,推進員数",
      "東京,74,74,37",
      "大阪,48,48,24",
      "京都,40,40,20",
      "奈良,24,24,12",
      "滋賀,14,14,7"
    ]
    expect((await faultsIn(rows, "--total", "canvasses=200", "--total", "promoters=100")).named).toEqual([])
    const { faults } = await faultsIn(rows, "--total", "canvasses=1,200", "--total", "promoters=100")
    expect(faults).toMatchObject([
      { code: "SumDiffers", metric: "canvasses", figures: { national: 1200, sum: 200, difference: -1000 } }
    ])
    expect((await faultsIn([...rows, "全国,,200,100"], "--total", "promoters=90")).named).toContain(
      "NationalTargetDiffers 全国"
    )
    for (const wrong of ["200", "visits=1", "canvasses=x", "promoters=1=2"])
      expect(await verify(rows.join("\n"), "--total", wrong)).toMatchObject({ code: 64, out: "" })
  })
})

describe("a file that cannot be read", () => {
  it.each<[string, string | Buffer, RegExp]>([
    ["empty", "", /line 1: there is nothing/],
    ["without a row", "branch,weight,target\n全国,1,1", /line 1: no row of a branch/],
    ["without a weight", "branch,target\n東京,1", /line 1: there is no column for the weight/],
    [
      "with an unknown heading",
      "branch,weight,canvases\n東京,1,1",
      /line 1, column 3: the heading "canvases".*mean canvasses/
    ],
    ["with a heading twice", "branch,weight,target,目標\n東京,1,1,1", /line 1, column 4: .*occurs twice/],
    [
      "with an error of the spreadsheet",
      "branch,weight,target\n東京,1,#REF!",
      /line 2, column 3: "#REF!" is not a figure/
    ],
    ["with a separator in the wrong place", 'branch,weight,target\n東京,1,"1,23"', /line 2, column 3: "1,23"/],
    ["with a negative weight", "branch,weight,target\n東京,-1,1", /line 2, column 2: the weight "-1" is negative/],
    ["without a figure for a weight", "branch,weight,target\n東京,,1", /line 2, column 2: the weight is missing/],
    ["with half a cap", "branch,weight,target,cap\n東京,1,1,0.5", /line 2, column 4: "0.5"/],
    ["without a branch", "branch,weight,target\n,1,1", /line 2, column 1: the branch is missing/],
    [
      "with two branches in a row",
      "code,name,weight,target\n13,大阪,1,1",
      /line 2, column 2: "大阪" is not the branch 13/
    ],
    ["with two nations", "branch,weight,target\n東京,1,1\n全国,,1\n合計,,1", /line 4, column 1: .*already, line 3/],
    ["with a cell too many", "branch,weight,target\n東京,1,1,1", /line 2, column 4: this column has no heading/],
    ["with an open quote", 'branch,weight,target\n東京,1,"1', /line 2, column 3: a quote is not closed/],
    ["in no encoding that it knows", Buffer.from([0x61, 0xff, 0xfe, 0x80]), /neither UTF-8 nor Shift_JIS.*CSV UTF-8/]
  ])("%s is refused with its place", async (_, text, message) => {
    const run = await verify(text, "--lang", "en")
    expect(run.err).toMatch(message)
    expect(run).toMatchObject({ code: 3, out: "" })
    expect((await verify(text)).err).toMatch(/[ぁ-ん]/)
  })

  it("that does not exist is a failure, and no file at all a wrong call", async () => {
    expect((await keikakuHere("verify-targets", join(folder, "nowhere.csv"))).code).toBe(3)
    expect((await keikakuHere("verify-targets")).code).toBe(64)
  })
})
