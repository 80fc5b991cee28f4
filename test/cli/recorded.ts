// A history for the tests of whole stores: promoters, cases and a correction, recorded by the program itself, with a signed checkpoint
// before the last event.
import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { expect } from "vitest"
import { keikakuHere } from "./in-process.ts"

const promoter = (n: number) => [
  {
    decision: "NominatePromoter",
    data: { promoter: `p-${n}`, association: "a-1", branch: "13", parentBody: "body-1", occurredOn: "2023-04-02" }
  },
  {
    decision: "AppointPromoter",
    data: { promoter: `p-${n}`, termFrom: "2023-04-03", termTo: "2024-03-31", occurredOn: "2023-04-03" }
  }
]

const listed = (n: number) => ({
  decision: "ListCase",
  data: {
    ...{ case: `case-${n}`, business: `b-${n}`, branch: n % 3 === 0 ? "27" : "13", source: "own-research" },
    ...{ scheme: "unified", occurredOn: "2023-04-03" }
  }
})

const upTo = (count: number) => Array.from({ length: count }, (_, n) => n + 1)

const commandsFor = (cases: number) => [
  { decision: "SecureParentBody", data: { parentBody: "body-1", branch: "13", occurredOn: "2023-04-01" } },
  ...upTo(10).flatMap(promoter),
  ...upTo(cases).map(listed)
]

/** The keys of whoever signs. */
export interface Signed {
  readonly vkey: string
  readonly signing: ReadonlyArray<string>
}

/** Records the history, with a number of cases, in the store at an address; files are kept in the folder. */
export const recordHistory = async (folder: string, address: string, cases: number): Promise<Signed> => {
  const done = async (...args: ReadonlyArray<string>) => {
    const run = await keikakuHere(...args, "--store", address)
    expect(run).toMatchObject({ code: 0 })
    return run.out
  }
  const lines = join(folder, "commands.jsonl")
  writeFileSync(
    lines,
    commandsFor(cases)
      .map((command) => JSON.stringify(command))
      .join("\n")
  )
  const signing = ["--signing-key", join(folder, "log.key")]
  const vkey = (await done("key", "create", "rohoren.example/plan", join(folder, "log.key"))).trim()
  await done("do", "--data", `@${lines}`)
  await done("checkpoint", "create", ...signing)
  const second = JSON.stringify({ parentBody: "body-2", branch: "13", occurredOn: "2023-04-04" })
  await done(
    ...["do", "SecureParentBody", "--data", second, "--evidence", lines, "--corrects", "1"],
    ...["--reason", '「","recordedAt":"2023-04-01T00:00:00.000Z","tags":[]}」の誤り', "--approver", "hq-7"]
  )
  return { vkey, signing }
}
