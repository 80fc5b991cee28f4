// The example on effect 3 does what its opening lines say, and goes on where it ended.
import { expect, it } from "vitest"
import { temporaryFile } from "../temporary.ts"
import { runExample } from "./run-example.ts"

it("09-effect-3 issues manuals, says what is malformed and refused, and mails each once", async () => {
  const { code, stderr, stdout } = await runExample("09-effect-3", temporaryFile())
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" })
  expect(stdout.split("\n")).toEqual([
    "発行: 加入勧奨の手引 第1版",
    "発行: 加入勧奨の手引 第2版",
    expect.stringMatching(/^却下: .*第?2版?.*$/),
    "誤り: note、edition",
    "通知 1: 2023-06-01",
    "通知 2: 2024-06-01",
    ""
  ])
})
