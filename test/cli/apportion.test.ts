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
