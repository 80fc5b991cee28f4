// What a bundle carries of others, and of former keys: hand-overs, cosignatures, time-stamps.
import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import {
  addCosignatures,
  checkpointNotes,
  cosign,
  cosignerKeyOf,
  createCheckpoint,
  ed25519,
  handOverKey,
  recoverLog,
  sha256,
  signHandOver
} from "@keikaku/audit"
import { Result } from "effect"
import { describe, expect, it } from "vitest"
import { exported, former, growTo, handedOver, keyOf, logOf, ours, run, signer, verified } from "./bundles.ts"

const recovery = keyOf("plan.example/log/recovery", 8)
const thief = keyOf("plan.example/log", 9)
const witnesses = [1, 2, 3].map((n) =>
  Result.getOrThrow(cosignerKeyOf({ ...sha256, ...ed25519 }, `witness.example/w${n}`, new Uint8Array(32).fill(40 + n)))
)

describe("a bundle of a log that was handed over", () => {
  it("is whole by any key of the log, and goes on from a checkpoint of the former one", async () => {
    const store = await handedOver(5, 15, [7])
    const [visit] = await run(checkpointNotes(store))
    for (const range of [{}, { from: 3, to: 6 }, { from: 8 }, { to: 5 }]) {
      const folder = await exported(store, range)
      for (const keys of [[former], [ours], [ours, former]])
        expect(await verified(folder, { keys, since: visit! })).toMatchObject({ status: "whole", findings: [] })
    }
  })

  it("is not signed by the former key, and no bundle that it signs beyond the hand-over counts", async () => {
    const store = await handedOver(5, 15)
    const forged = await logOf(15)
    const folder = await exported(forged, { signer: { ...signer, key: former } })
    const withHandOver = await exported(store)
    const notes = readFileSync(join(withHandOver, "handovers.jsonl"))
    writeFileSync(join(folder, "handovers.jsonl"), notes)
    const report = await verified(folder, { keys: [former] })
    expect(report.status).toBe("not-checked")
    expect(report.findings[0]?.sentence.en).toContain("was handed over")
  })

  it("follows the recovery key and not the thief", async () => {
    const store = await logOf(6)
    await run(createCheckpoint(store, { ...signer, key: former }))
    const theft = signHandOver(ed25519, former, { former, next: thief, size: 6, root: sha256.leaf("x") })
    await run(store.sidecar.put(new Map([[handOverKey(theft), theft.note]]), { key: "-", text: undefined }))
    await run(recoverLog(store, { ...signer, key: recovery }, { former, next: ours, size: 6 }))
    await growTo(store, 7, 9)
    const folder = await exported(store)
    expect(await verified(folder, { keys: [former, recovery] })).toMatchObject({ status: "whole" })
    expect((await verified(folder, { keys: [thief] })).status).not.toBe("whole")
  })

  it("that states another root than the bundle shows that its holder signed two histories", async () => {
    const store = await logOf(6)
    await run(createCheckpoint(store, { ...signer, key: former }))
    const handOver = signHandOver(ed25519, former, { former, next: ours, size: 4, root: sha256.leaf("other") })
    const whole = await exported(await logOf(6))
    writeFileSync(join(whole, "handovers.jsonl"), `${JSON.stringify(handOver.note)}\n`)
    const { findings, status } = await verified(whole, { keys: [ours] })
    expect(status).toBe("altered")
    expect(findings.map(({ file }) => file)).toContain("handovers.jsonl")
  })
})

describe("witnesses of a bundle", () => {
  const witnessedBy = async (...by: typeof witnesses) => {
    const store = await logOf(8)
    const { note } = await run(createCheckpoint(store, signer))
    for (const witness of by)
      await run(addCosignatures(store, ed25519, cosign(ed25519, witness, note, 1_700_000_000), [witness]))
    return exported(store)
  }

  it("are demanded besides the key of the log, and named with their time", async () => {
    const folder = await witnessedBy(witnesses[0]!, witnesses[1]!)
    const enough = await verified(folder, { witnesses: { witnesses, atLeast: 2 } })
    expect(enough).toMatchObject({ status: "whole" })
    expect(enough.checked?.witnesses).toEqual([
      { name: "witness.example/w1", time: 1_700_000_000 },
      { name: "witness.example/w2", time: 1_700_000_000 }
    ])
    expect(await verified(folder, { witnesses: { witnesses, atLeast: 3 } })).toMatchObject({ status: "not-checked" })
    expect(await verified(folder, { keys: [thief], witnesses: { witnesses, atLeast: 1 } })).toMatchObject({
      status: "not-checked"
    })
  })

  it("that are not asked for change nothing", async () => {
    expect(await verified(await witnessedBy(witnesses[0]!))).toMatchObject({
      status: "whole",
      checked: { witnesses: [] }
    })
  })
})

describe("time-stamps of a bundle", () => {
  it("are verified only for given authorities: without one of theirs it is not decided", async () => {
    const folder = await exported(await handedOver(5, 15, [7]))
    expect(await verified(folder)).toMatchObject({ status: "whole", checked: { timeStamps: [] } })
  })

  it("of a checkpoint of another log or size are not in it", async () => {
    const store = await handedOver(5, 15, [7, 9])
    const folder = await exported(store, { to: 6 })
    const lines = readFileSync(join(folder, "timestamps.jsonl"), "utf8").trimEnd().split("\n")
    expect(lines.map((line) => JSON.parse(line).size)).toEqual([7])
  })
})
