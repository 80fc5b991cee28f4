// What is wrong with an input is said in Japanese to whoever reads Japanese: for every decision of the plan, whatever is left out, added or of
// another kind.
import { issueInWords } from "@keikaku/cli"
import { zenkokuPlan } from "@keikaku/core"
import { type Issue, parseCommand } from "@keikaku/kernel"
import { describe, expect, test } from "vitest"

const issuesOf = (name: string, command: object): ReadonlyArray<Issue> => {
  const parsed = parseCommand(zenkokuPlan.catalogue.decisions.get(name)!, command as never)
  return parsed._tag === "Malformed" ? parsed.issues : []
}
const inJapanese = /[\u3040-\u30ff\u4e00-\u9fff]/u

describe.each([...zenkokuPlan.catalogue.decisions.keys()])("%s", (name) => {
  test("says in Japanese what is missing and what does not belong to it", () => {
    const issues = issuesOf(name, { occurredOn: "2023-02-30", noSuchField: 1 })
    expect(issues).not.toHaveLength(0)
    for (const issue of issues) {
      expect(issueInWords(issue, "ja")).toMatch(inJapanese)
      expect(issueInWords(issue, "en")).not.toMatch(inJapanese)
    }
  })
})

test("a choice names what may be chosen, a date how it is written", () => {
  const words = issuesOf("HoldCouncil", { council: "c-1", branch: "13", topics: ["tragets"], occurredOn: "2023/6/1" })
  expect(words.map((issue) => issueInWords(issue, "ja"))).toEqual([
    expect.stringMatching(/^topics\[0\]: "division-of-roles"、"name-lists"、.*のどれかです。$/u),
    "occurredOn: 日付は 2023-06-01 の形で書いてください（令和5年 = 2023年）。"
  ])
})
