// `keikaku do`, as a user runs it: what was recorded, what was refused and why, and which exit code a script sees.
import { existsSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { temporaryFolder } from "../temporary.ts"
import { keikakuHere } from "./in-process.ts"
import { keikakuIn } from "./keikaku.ts"

const secure = (parentBody: string, branch = "13") => JSON.stringify({ parentBody, branch, occurredOn: "2023-04-01" })

describe("init", () => {
  it("makes the store and its folder once, and says so; again it changes nothing", async () => {
    const folder = temporaryFolder()
    const keikaku = keikakuIn(folder)
    const first = await keikaku(["init"])
    expect(first).toMatchObject({ code: 0, err: "" })
    expect(first.out).toContain("記録庫を作成しました")
    expect(existsSync(join(folder, ".keikaku/plan.db"))).toBe(true)
    expect((await keikaku(["init", "--lang", "en"])).out).toContain("There already (0 events)")
  })
})

describe("one decision", () => {
  it("is recorded once, however often it is sent; a refused one leaves no trace", async () => {
    const keikaku = keikakuIn(temporaryFolder())
    const command = ["do", "SecureParentBody", "--data", secure("body-1")]
    expect(await keikaku([...command, "--command-id", "c1"])).toEqual({
      code: 0,
      out: "記録しました。\n  #1  母体団体の承諾  ParentBodySecured  2023-04-01\n",
      err: expect.stringMatching(/^記録庫を作成しました: .*plan\.db\n$/)
    })
    expect((await keikaku([...command, "--command-id", "c1"])).out).toContain("この指示は記録済みです")
    expect((await keikaku(command)).out).toContain("既にそのとおりです")

    const other = ["do", "SecureParentBody", "--data", secure("body-3"), "--command-id", "c1", "--lang", "en"]
    expect(await keikaku(other)).toEqual({
      code: 2,
      out: "",
      err: "Command id c1 was used for another command, which recorded ParentBodySecured (1); SecureParentBody was not recorded.\n"
    })

    const refused = await keikaku(["do", "SecureParentBody", "--data", secure("body-2", "99"), "--lang", "en"])
    expect(refused).toEqual({
      code: 2,
      out: "",
      err: "Refused [UnknownBranch] There is no branch 99.\n  Forbidden by: branch  branch=99\n"
    })
    const [recorded, ...none] = JSON.parse((await keikaku(["history", "--format", "json"])).out)
    expect(none).toEqual([])
    expect(recorded).toMatchObject({ position: 1, actor: "cli", commandId: "c1", event: { parentBody: "body-1" } })
  })

  it("comes from standard input too, over several lines, dated by --on where the payload has no date", async () => {
    const keikaku = keikakuIn(temporaryFolder())
    const stdin = '{\n  "parentBody": "body-1",\n  "branch": "13"\n}\n'
    const run = await keikaku(
      ["do", "SecureParentBody", "--data", "-", "--on", "2023-05-01", "--actor", "hq-7", "--format", "json"],
      stdin
    )
    expect(run.code).toBe(0)
    expect(JSON.parse(run.out)).toMatchObject({
      outcome: "recorded",
      repeated: false,
      events: [{ position: 1, actor: "hq-7", event: { occurredOn: "2023-05-01" } }]
    })
  })
})

describe("bad input", () => {
  const store = `sqlite:${join(temporaryFolder(), "plan.db")}`

  it.each<[string, Array<string>, number, RegExp]>([
    ["an unknown decision brings up the nearest", ["SecurParentBody", "--data", "{}"], 64, /「SecureParentBody」では/],
    ["malformed JSON has a line and a column", ["DraftPlan", "--data", '{"a":\n,}'], 3, /2行1列/],
    ["a wrong type names its field", ["ListCase", "--data", '{"scheme":"no"}'], 3, /^ {2}scheme: /m],
    [
      "a date that does not exist names its field",
      ["AppointPromoter", "--data", '{"termTo":"2024-02-30"}'],
      3,
      /^ {2}termTo: その日付はありません/m
    ],
    [
      "an amount beyond the safe integers names its field",
      ["DraftTarget", "--data", '{"amount":9007199254740993}'],
      3,
      /^ {2}amount: /m
    ],
    [
      "half of a surrogate pair names its field",
      ["SuspendPromoter", "--data", '{"promoter":"p1","reason":"\\ud800"}'],
      3,
      /^ {2}reason: /m
    ],
    [
      "a field deep inside is named by its path",
      ["ApportionTarget", "--data", '{"sources":[{"weights":[{"branch":"13","weight":-1}]}]}'],
      3,
      /^ {2}sources\[0\]\.weights\[0\]\.weight: /m
    ],
    [
      "an unknown field is named",
      ["SecureParentBody", "--data", '{"parentBody":"b","branch":"13","x":1}'],
      3,
      /^ {2}x: /m
    ],
    ["a missing file is named", ["SecureParentBody", "--data", "@none.json"], 3, /none\.json/],
    ["a command without its decision says what is needed", ["--data", "{}"], 3, /^decision: /],
    [
      "a date that does not exist is refused as a flag",
      ["SecureParentBody", "--data", "{}", "--on", "2023-02-29"],
      64,
      /--on/
    ],
    ["a missing flag is named", ["SecureParentBody"], 64, /--data/]
  ])("%s", async (_, args, code, message) => {
    const run = await keikakuHere("do", ...args, "--store", store)
    expect(run.err).toMatch(message)
    expect(run).toMatchObject({ code, out: "" })
    expect(run.err).not.toMatch(/^\s+at /m)
  })

  it("leaves no trace in the store", async () => {
    expect(await keikakuHere("init", "--store", store)).toMatchObject({ out: expect.stringContaining("記録 0件") })
  })
})

describe("JSON Lines", () => {
  const lines = [
    `{"decision":"SecureParentBody","commandId":"m1","data":${secure("body-1")}}`,
    "",
    `{"decision":"SecureParentBody","data":${secure("body-2", "99")}}`,
    `{"decision":"SecureParentBody","data":{"parentBody":}}`,
    `{"decision":"SecureParentBody","who":"me","data":${secure("body-3")}}`,
    `{"decision":"SecureParentBody","data":${secure("body-4")}}`
  ]

  it("go on after a refused or malformed line; the exit code is that of the worst", async () => {
    const keikaku = keikakuIn(temporaryFolder())
    const run = await keikaku(["do", "--data", "-"], lines.join("\n"))
    expect(run.code).toBe(3)
    expect(run.out).toBe("1行目: 記録 #1 母体団体の承諾\n6行目: 記録 #2 母体団体の承諾\n")
    expect(run.err).toContain("3行目: お断りします [UnknownBranch]")
    expect(run.err).toContain("4行53列")
    expect(run.err).toContain("5行目: who: ")
    expect(run.err).toMatch(/5件: 記録 2、記録済み 0、既にそのとおり 0、お断り 1、誤り 2\n$/)
  })

  it("stop at the first refusal when asked to, with its exit code; ids make an import repeatable", async () => {
    const folder = temporaryFolder()
    const keikaku = keikakuIn(folder)
    writeFileSync(join(folder, "bodies.jsonl"), [secure("b1"), secure("b2", "99"), secure("b3")].join("\r\n"))
    const command = ["do", "SecureParentBody", "--data", "@bodies.jsonl", "--command-id", "import", "--lang", "en"]
    const stopped = await keikaku([...command, "--stop-on-refusal"])
    expect(stopped).toMatchObject({ code: 2, out: "Line 1: recorded #1 Parent body secured\n" })
    const again = await keikaku(command)
    expect(again.code).toBe(2)
    expect(again.err).toContain("3 commands: 1 recorded, 1 recorded before, 0 already so, 1 refused, 0 failed")
  })
})
