// `keikaku apportion`, as a user runs it: units in the order of the weights, the working beside them, and errors that say
// which figure is at fault.
import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { temporaryFolder } from "../temporary.ts"
import { keikakuHere } from "./in-process.ts"

const folder = temporaryFolder()

describe("apportion", () => {
  it("gives whole units in the order of the weights, and explains them", async () => {
    const run = await keikakuHere(
      ...["apportion", "--method", "hamilton", "--units", "100", "--weights", "5117,4400,162,161,160"],
      ...["--format", "json"]
    )
    const answer = JSON.parse(run.out)
    expect(answer).toMatchObject({ method: "hamilton", total: 100, units: [51, 44, 2, 2, 1] })
    expect(answer.shares[0]).toMatchObject({ key: "1", quota: { numerator: "5117", denominator: "100" } })
  })

  it("reads shares from CSV with or without a heading, and from JSON, with floors and caps", async () => {
    writeFileSync(join(folder, "plain.csv"), "東京,3\n大阪,1,2\n")
    writeFileSync(join(folder, "headed.csv"), "weight,key,cap\r\n3,東京,1\r\n1,大阪,\r\n")
    writeFileSync(join(folder, "shares.json"), '[{"key":"a","weight":"9007199254740993"},{"key":"b","weight":1}]')
    const units = async (file: string) =>
      JSON.parse((await keikakuHere("apportion", "--units", "4", "--data", join(folder, file), "--format", "json")).out)
        .units
    expect(await units("plain.csv")).toEqual([2, 2])
    expect(await units("headed.csv")).toEqual([1, 3])
    expect(await units("shares.json")).toEqual([4, 0])
  })

  it("bounds by lists too, an empty place being no bound; the table shows the quota", async () => {
    const run = await keikakuHere(
      ...["apportion", "--units", "9", "--weights", "1,2", "--floors", "6,", "--caps", ",3"]
    )
    expect(run.out).toMatch(/^1 +1 +3\.00 +6 +— +6$/m)
    expect(run.out).toMatch(/^2 +2 +6\.00 +0 +3 +3$/m)
  })

  it("quotes a number beyond the safe integers as it was written, or not at all: never another one", async () => {
    const greatest = "9007199254740991"
    const bounded = await keikakuHere("apportion", "--units", greatest, "--weights", "1,1", "--caps", `${greatest},`)
    expect(bounded).toMatchObject({ code: 0, err: "" })
    const above = await keikakuHere("apportion", "--units", "4", "--weights", "1,1", "--floors", ",9007199254740993")
    expect(above.err).toMatch(/shares\[1\]\.floor.*9007199254740993/)
    writeFileSync(join(folder, "lossy.json"), '[{"key":"a","weight":9007199254740993}]')
    const lossy = await keikakuHere("apportion", "--units", "4", "--data", join(folder, "lossy.json"))
    expect(lossy.err).toMatch(/\[0\]\.weight/)
    expect(lossy.err).not.toContain("9007199254740992")
    for (const run of [above, lossy]) expect(run).toMatchObject({ code: 3, out: "" })
  })

  it("says who received the last unit, before whom, and by which figures", async () => {
    const given = ["apportion", "--method", "hamilton", "--units", "4", "--weights", "3,3,1"]
    const { out } = await keikakuHere(...given, "--lang", "en")
    expect(out).toContain(
      "The last unit was 2's number 2 (remainder 0.714286); the next would have been 3's number 1 (0.571429)."
    )
    expect((await keikakuHere(...given)).out).toContain("剰余 0.714286")
  })

  it("takes no superscript or circled figure for a digit", async () => {
    const run = await keikakuHere("apportion", "--units", "4", "--weights", "1,12²")
    expect(run.err).toMatch(/shares\[1\]\.weight.*12²/)
    expect(run).toMatchObject({ code: 3, out: "" })
  })

  it.each<[string, Array<string>, number, RegExp]>([
    ["floors that cannot be met say why", ["--weights", "1,1", "--floors", "9,9"], 3, /FloorsAboveTotal/],
    ["a weight that is not a whole number is named", ["--weights", "1,x"], 3, /shares\[1\]\.weight/],
    ["a list of another length is named", ["--weights", "1,2", "--caps", "1"], 3, /--caps/],
    ["neither weights nor data is a wrong call", [], 64, /--weights/],
    ["a method that does not exist is named", ["--weights", "1", "--method", "lottery"], 64, /--method/]
  ])("%s", async (_, args, code, message) => {
    const run = await keikakuHere("apportion", "--units", "4", ...args)
    expect(run.err).toMatch(message)
    expect(run).toMatchObject({ code, out: "" })
  })
})

describe("apportion --data", () => {
  const divided = async (content: string | Buffer, ...args: ReadonlyArray<string>) => {
    const path = join(folder, "shares.csv")
    writeFileSync(path, content)
    const run = await keikakuHere("apportion", "--units", "10", "--data", path, "--format", "json", ...args)
    return {
      ...run,
      shares: run.code === 0 ? JSON.parse(run.out).shares.map((s: any) => [s.key, s.weight, s.units]) : []
    }
  }
  // "支部,重み" and "東京,3", "大阪,2", as Excel in Japan writes them.
  const cp932 = Buffer.from("8e7895942c8f6482dd0d0a938c8b9e2c330d0a91e58de32c320d0a", "hex")
  const two = [
    ["東京", "3", 6],
    ["大阪", "2", 4]
  ]

  it.each<[string, string | Buffer]>([
    ["headings in Japanese", "支部,重み\n東京,3\n大阪,2\n"],
    ["headings in English", "branch,weight\n東京,3\n大阪,2\n"],
    ["no heading", "東京,3\n大阪,2\n"],
    ["full-width digits, separators and decimals that are whole", "支部,重み\n東京,３.０\n大阪,2.00\n"],
    ["quotes, spaces, a mark at its start, and empty lines", '\ufeff支部,重み\r\n" 東京 ","3"\r\n\r\n大阪, 2\r\n,\r\n'],
    ["Shift_JIS", cp932],
    ["a total", "支部,重み\n東京,3\n大阪,2\n合計,5\n"],
    ["a total without a figure", "支部,重み\n東京,3\n大阪,2\n全国,\n"],
    ["targets and remarks beside the weights", "支部,重み,目標,備考\n東京,3,9,済\n大阪,2,1,\n全国,,10,\n"]
  ])("reads %s as verify-targets does", async (_, content) => {
    expect(await divided(content)).toMatchObject({ err: "", shares: two })
  })

  it("takes weights with decimals in their proportion, and large ones with separators", async () => {
    const { shares } = await divided('key,weight\na,"2,420.5"\nb,1210.25\nc,1210.25\n')
    expect(shares.map(([key, , units]: [string, string, number]) => [key, units])).toEqual([
      ["a", 5],
      ["b", 3],
      ["c", 2]
    ])
  })

  it.each<[string, string, RegExp]>([
    ["a misspelt column", "key,weight,flor\na,1,2\n", /line 1, column 3: .*flor.*unknown.*mean floor/],
    ["a column of weights that is misspelt", "branch,wieght\na,1\n", /line 1, column 2: .*wieght.*mean weight/],
    [
      "no column of weights, and says which are read",
      "branch\na\n",
      /no column for the weight.*columns read are branch \(支部\), weight \(重み\), floor \(下限\), cap \(上限\)/
    ],
    ["a field of JSON that is misspelt", '[{"key":"a","weight":1,"flor":2}]', /\[0\]\.flor: .*unknown.*floor/],
    [
      "a share of JSON twice, but for spaces",
      '[{"key":"東京","weight":1},{"key":"東京 ","weight":1}]',
      /\[1\]\.key: .*東京.*\[0\]/
    ],
    ["a total among the shares of JSON", '[{"key":"東京","weight":1},{"key":"合計","weight":1}]', /\[1\]\.key: .*合計/],
    ["one share twice, but for spaces", "branch,weight\n東京,1\n東京 ,2\n", /line 3: .*東京.*line 2/],
    ["one branch twice, by code and by name", "branch,weight\n13,1\n東京都,2\n", /line 3: .*東京都.*line 2/],
    ["one share of nobody's branch twice", "branch,weight\nＡ,1\nA,2\n", /line 3: .*A.*line 2/],
    ["a total that the weights do not add up to", "branch,weight\na,1\nb,2\n合計,4\n", /line 4: .*4.*3/],
    ["a cell without a heading", "branch,weight\na,1,9\n", /line 2, column 3/],
    ["a weight that is none", "branch,weight\na,one\n", /line 2, column 2: .*one/],
    ["a negative weight", "branch,weight\na,△5\n", /line 2, column 2: .*△5/],
    ["a floor with decimals", "branch,weight,floor\na,1,1.5\n", /line 2, column 3: .*1\.5/]
  ])("refuses %s, and says where", async (_, content, message) => {
    const run = await divided(content, "--lang", "en")
    expect(run.err).toMatch(message)
    expect(run).toMatchObject({ code: 3, out: "" })
  })

  it("refuses bytes that are neither UTF-8 nor Shift_JIS", async () => {
    const run = await divided(Buffer.from([0x61, 0x2c, 0x31, 0x0a, 0xff, 0xfe, 0x80]), "--lang", "en")
    expect(run.err).toContain("neither UTF-8 nor Shift_JIS")
    expect(run).toMatchObject({ code: 3, out: "" })
  })
})
