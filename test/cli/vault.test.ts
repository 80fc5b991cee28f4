// Names through the command line: sealed when they are given, shown to whoever has the vault, and gone when they are erased.
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { growTree, hexOf, sha256 } from "@keikaku/audit"
import { openSqliteStore, openSqliteVault } from "@keikaku/store-sqlite"
import { Effect } from "effect"
import Database from "libsql"
import { describe, expect, it } from "vitest"
import { temporaryFolder } from "../temporary.ts"
import { keikakuHere } from "./in-process.ts"
import { keikakuIn } from "./keikaku.ts"

const name = "山田 太郎"

const office = (promoter: string, given: object = {}) => ({
  SecureParentBody: { parentBody: "m1", branch: "13", occurredOn: "2015-04-01" },
  NominatePromoter: {
    ...{ promoter, association: "a1", branch: "13", parentBody: "m1", occurredOn: "2015-04-01" },
    ...given
  },
  AppointPromoter: { promoter, termFrom: "2015-04-01", termTo: "2017-03-31", occurredOn: "2015-04-01" }
})

const erasing = ["erase", "p1", "--basis", "保存期間満了", "--approver", "hq-7"]

/** Every file under a folder that holds the text, as UTF-8 or as the Base64 of it. */
const holding = (folder: string, text: string): ReadonlyArray<string> =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => statSync(join(folder, file)).isFile())
    .filter((file) => {
      const bytes = readFileSync(join(folder, file))
      return bytes.includes(text) || bytes.includes(Buffer.from(text).toString("base64").slice(0, 16))
    })

/** The root of the Merkle tree over the first lines of a log: what a checkpoint signs. */
const rootOf = (path: string, size: number) =>
  Effect.runPromise(
    Effect.scoped(
      Effect.gen(function* () {
        const tree = yield* growTree(yield* openSqliteStore({ path }), sha256)
        return hexOf(yield* tree.rootAt(size))
      })
    )
  )

describe("a name, from nomination to erasure", () => {
  it("is seen by whoever has the vault until it is erased; no file ever holds it, and the history stays as it was", async () => {
    const folder = temporaryFolder()
    const process = keikakuIn(folder)
    const place = ["--store", `sqlite:${join(folder, "log/plan.db")}`]
    const vault = ["--vault", `sqlite:${join(folder, "apart/vault.db")}`, "--vault-key", join(folder, "keys/vault.key")]
    const read = async (...args: ReadonlyArray<string>) => (await keikakuHere(...args, ...place)).out
    const json = async (...args: ReadonlyArray<string>) => JSON.parse(await read(...args, "--format", "json"))
    const nameIn = (csv: string) => csv.split("\r\n")[1]!.split(",")[1]
    const roster = ["report", "promoter-roster"]
    const csv = ["--format", "csv"]

    expect((await process(["vault", "init", ...vault])).out).toContain("保管庫を作成しました")
    expect(statSync(join(folder, "keys/vault.key")).mode & 0o777).toBe(0o600)
    for (const [decision, data] of Object.entries(office("p1", { name }))) {
      const ended = await process(["do", decision, "--data", JSON.stringify(data), ...place, ...vault])
      expect([decision, ended.code]).toEqual([decision, 0])
    }

    expect(nameIn((await process([...roster, ...csv, ...place, ...vault])).out)).toBe(name)
    expect(await read(...roster, ...vault)).toContain(name)
    expect(await read(...roster)).toContain("（非開示）")
    expect(nameIn(await read(...roster, ...csv, "--lang", "en"))).toBe("withheld")
    expect((await json(...roster, ...vault)).table.rows[0].name).toBe(name)
    expect((await json(...roster)).table.rows[0].name).toMatchObject({ subject: "p1", erased: false })
    expect(holding(folder, name)).toEqual([])

    const root = () => rootOf(join(folder, "log/plan.db"), 3)
    const [before, rootBefore] = [await json("history"), await root()]
    expect(before.map((each: any) => each.event._tag)).toEqual([
      ...["ParentBodySecured", "PromoterNominated", "PromoterAppointed"]
    ])
    const erased = await process([...erasing, ...place, ...vault])
    expect(erased).toMatchObject({ code: 0, err: "" })
    expect(erased.out).toContain("個人情報の消去")
    expect(erased.out).toContain("保管庫から 1件を消去しました。")
    expect(erased.out).not.toContain("ありませんでした")
    expect(await read(...erasing, ...vault, "--lang", "en")).toBe(
      "It is already so; nothing to record.\nErased 0 values from the vault.\n"
    )

    expect(nameIn((await process([...roster, ...csv, ...place, ...vault])).out)).toBe("消去済み")
    expect(nameIn(await read(...roster, ...csv, "--lang", "en"))).toBe("erased")
    expect((await json("report", "personal-data")).table.rows).toMatchObject([
      { subject: "p1", held: 0, stateCode: "erased", approver: "hq-7" }
    ])
    const after = await json("history")
    expect(after.slice(0, 3)).toEqual(before)
    expect(await root()).toBe(rootBefore)
    expect(after.slice(3)).toMatchObject([
      { event: { _tag: "PersonalDataErased", commitments: [before[1].event.name], basis: "保存期間満了" } }
    ])
    expect(holding(folder, name)).toEqual([])
    expect(readFileSync(join(folder, "apart/vault.db")).includes(before[1].event.name)).toBe(false)
  })
})

/** A folder with a vault, a store, and what is asked there without starting a process. */
const makeOffice = async () => {
  const folder = temporaryFolder()
  const place = ["--store", `sqlite:${join(folder, "plan.db")}`]
  const vaultPath = join(folder, "vault.db")
  const withVault = [...place, "--vault", `sqlite:${vaultPath}`, "--vault-key", join(folder, "vault.key")]
  expect((await keikakuHere("vault", "init", ...withVault)).code).toBe(0)
  const held = () =>
    Effect.runPromise(Effect.scoped(Effect.flatMap(openSqliteVault({ path: vaultPath }), (vault) => vault.page())))
  const send = (decision: string, data: object, ...flags: ReadonlyArray<string>) =>
    keikakuHere("do", decision, "--data", JSON.stringify(data), ...withVault, ...flags)
  return { folder, held, place, send, withVault }
}

const { NominatePromoter: nomination } = office("p1", { name })

describe("a name in a command", () => {
  it("stays in the vault only if the command was recorded: not when it was refused, malformed, or needless", async () => {
    const { held, send } = await makeOffice()
    expect((await send("NominatePromoter", { ...nomination, branch: "99" })).code).toBe(2)
    expect((await send("NominatePromoter", { ...nomination, association: "no such id!" })).code).toBe(3)
    expect(await held()).toEqual([])
    expect((await send("NominatePromoter", nomination)).code).toBe(0)
    const [record] = await held()
    expect(record).toMatchObject({ subject: "p1", key: expect.stringMatching(/^commitment:[0-9a-f]{64}$/) })
    expect((await send("NominatePromoter", { ...nomination, association: "a2" })).code).toBe(2)
    expect(await held()).toEqual([record])
  })

  it("sent again under the same id returns the first outcome and leaves nothing more in the vault", async () => {
    const { held, place, send } = await makeOffice()
    const once = ["--command-id", "c1", "--format", "json"]
    const first = JSON.parse((await send("NominatePromoter", nomination, ...once)).out)
    const again = JSON.parse((await send("NominatePromoter", nomination, ...once)).out)
    const withoutVault = ["do", "NominatePromoter", "--data", JSON.stringify(nomination), ...place, ...once]
    const later = JSON.parse((await keikakuHere(...withoutVault)).out)
    expect([first.repeated, again.repeated, later.repeated]).toEqual([false, true, true])
    for (const { events } of [again, later]) expect(events[0].event).toEqual(first.events[0].event)
    expect((await held()).map(({ key }) => key)).toEqual([first.events[0].event.name])
  })

  it("that is a commitment already is recorded as it is; one that is misspelt is refused, and not taken for a name", async () => {
    const { held, place, send } = await makeOffice()
    const commitment = `commitment:${"0".repeat(64)}`
    const mistyped = await send("NominatePromoter", { ...nomination, name: "commitment:00" })
    expect(mistyped.err).toMatch(/^ {2}name: a commitment is/m)
    const sent = ["do", "NominatePromoter", "--data", JSON.stringify({ ...nomination, name: commitment }), ...place]
    expect((await keikakuHere(...sent)).code).toBe(0)
    expect(await held()).toEqual([])
  })

  it("without a vault is refused as input, and nothing is recorded", async () => {
    const { place } = await makeOffice()
    const run = await keikakuHere("do", "NominatePromoter", "--data", JSON.stringify(nomination), ...place)
    expect(run).toMatchObject({ code: 3, out: "" })
    expect(run.err).toMatch(/name: 個人情報は記録に直接書けません/)
    expect(run.err).not.toContain(name)
    expect((await keikakuHere("history", ...place, "--format", "json")).out).toBe("[]\n")
  })

  it("is sealed line by line in an import, and those of refused lines are forgotten", async () => {
    const { folder, held, withVault } = await makeOffice()
    const lines = ["p1", "p2", "p3"].map((promoter, n) =>
      JSON.stringify({ ...nomination, promoter, branch: n === 1 ? "99" : "13", name: `${name} ${n}` })
    )
    writeFileSync(join(folder, "names.jsonl"), lines.join("\n"))
    const file = `@${join(folder, "names.jsonl")}`
    const run = await keikakuHere("do", "NominatePromoter", "--data", file, ...withVault)
    expect(run.err).toMatch(/3件: 記録 2、記録済み 0、既にそのとおり 0、お断り 1、誤り 0\n$/)
    expect((await held()).map(({ subject }) => subject).sort()).toEqual(["p1", "p3"])
    const roster = await keikakuHere("report", "promoter-roster", "--format", "csv", ...withVault)
    expect(roster.out).toContain(`p3,${name} 2,`)
  })
})

describe("an erasure", () => {
  it("that was recorded and not done, because of a crash, is done by asking again", async () => {
    const { held, send, withVault } = await makeOffice()
    for (const [decision, data] of Object.entries(office("p1", { name }))) await send(decision, data)
    // The record alone, as a crash right after it would have left it.
    const recorded = { subject: "p1", basis: "保存期間満了", approver: "hq-7" }
    expect((await send("ErasePersonalData", recorded)).code).toBe(0)
    expect(await held()).toHaveLength(1)
    expect((await keikakuHere("report", "promoter-roster", ...withVault)).out).toContain("消去済み")
    const run = await keikakuHere(...erasing, ...withVault)
    expect(run.out).toBe("既にそのとおりです。記録していません。\n保管庫から 1件を消去しました。\n")
    expect(await held()).toEqual([])
  })

  it("holds for a vault restored from a backup too: what is recorded as erased is swept out, and nothing else", async () => {
    const { folder, held, send, withVault } = await makeOffice()
    for (const promoter of ["p1", "p2"])
      for (const [decision, data] of Object.entries(office(promoter, { name }))) await send(decision, data)
    const backup = readFileSync(join(folder, "vault.db"))
    expect((await keikakuHere(...erasing, ...withVault)).code).toBe(0)
    writeFileSync(join(folder, "vault.db"), backup)
    expect(await held()).toHaveLength(2)
    const sweep = ["vault", "sweep", "--lang", "en", ...withVault]
    expect((await keikakuHere(...sweep)).out).toMatch(/^Erased 1 values that were left/)
    expect((await held()).map(({ subject }) => subject)).toEqual(["p2"])
    expect((await keikakuHere(...sweep)).out).toMatch(/^Erased 0 values/)
  })

  it("of a vault that fails is recorded all the same, says so, and is finished by asking again", async () => {
    const { folder, held, send, withVault } = await makeOffice()
    for (const [decision, data] of Object.entries(office("p1", { name }))) await send(decision, data)
    const inVault = (statement: string) => {
      const database = new Database(join(folder, "vault.db"))
      database.exec(statement)
      database.close()
    }
    inVault("CREATE TRIGGER failing BEFORE DELETE ON record BEGIN SELECT RAISE(ABORT, 'the disk is failing'); END")
    const failed = await keikakuHere(...erasing, ...withVault, "--lang", "en")
    expect(failed).toMatchObject({ code: 3, out: expect.stringContaining("PersonalDataErased") })
    expect(failed.err).toMatch(/^The erasure is recorded, .* Run the same command again\.\n {2}.*failing/s)
    expect(await held()).toHaveLength(1)
    inVault("DROP TRIGGER failing")
    const again = await keikakuHere(...erasing, ...withVault, "--lang", "en")
    expect(again.out).toBe("It is already so; nothing to record.\nErased 1 values from the vault.\n")
    expect(await held()).toEqual([])
  })

  it("goes by the commitments that are recorded, whoever the vault says that they are about", async () => {
    const { held, send, withVault } = await makeOffice()
    for (const [decision, data] of Object.entries(office("p1", { name }))) await send(decision, data)
    const { key } = (await held())[0]!
    for (const [decision, data] of Object.entries(office("p2", { name: key }))) await send(decision, data)
    const [command, , ...rest] = erasing
    expect((await keikakuHere(command!, "p2", ...rest, ...withVault)).out).toContain("保管庫から 1件を消去しました。")
    expect(await held()).toEqual([])
  })

  it("of a value that was not in the vault says so: it may be somewhere else", async () => {
    const { send, withVault } = await makeOffice()
    const elsewhere = `commitment:${"0".repeat(64)}`
    for (const [decision, data] of Object.entries(office("p1", { name: elsewhere }))) await send(decision, data)
    const { out } = await keikakuHere(...erasing, ...withVault, "--lang", "en")
    expect(out).toContain(
      "Erased 0 values from the vault.\n1 values that should have been in the vault were not there."
    )
    expect((await keikakuHere(...erasing, ...withVault, "--lang", "en")).out).not.toContain("should have been")
  })

  it("that is refused leaves the vault as it is", async () => {
    const { held, send, withVault } = await makeOffice()
    for (const [decision, data] of Object.entries(office("p1", { name }))) await send(decision, data)
    const refused = [
      [["--actor", "hq-7"], /ApproverIsActor/],
      [["--on", "2016-01-01"], /PersonalDataInUse/],
      [["--on", "2020-01-01"], /RetentionPeriodRunning/]
    ] as const
    for (const [flags, message] of refused) {
      const run = await keikakuHere(...erasing, ...flags, ...withVault)
      expect(run).toMatchObject({ code: 2, out: "", err: expect.stringMatching(message) })
    }
    await send("PlaceLegalHold", { subject: "p1", basis: "照会" })
    expect((await keikakuHere(...erasing, ...withVault)).err).toMatch(/LegalHoldInForce/)
    expect(await held()).toHaveLength(1)
    const unknown = ["erase", "p9", "--basis", "誤記", "--approver", "hq-7"]
    expect((await keikakuHere(...unknown, ...withVault)).err).toMatch(/PersonalDataNotHeld/)
  })

  it("is not recorded where there is no vault to erase from", async () => {
    const { place } = await makeOffice()
    expect(await keikakuHere(...erasing, ...place)).toMatchObject({ code: 64, err: expect.stringContaining("--vault") })
  })
})

describe("a name in a report", () => {
  it("is shown to nobody when its commitment was copied to another person", async () => {
    const { held, send, withVault } = await makeOffice()
    await send("NominatePromoter", nomination)
    const [record] = await held()
    await send("NominatePromoter", { ...nomination, promoter: "p2", name: record!.key })
    const roster = await keikakuHere("report", "promoter-roster", "--format", "csv", ...withVault)
    expect(roster.out).toContain(`p1,${name},`)
    expect(roster.out).toContain("p2,（非開示）,")
  })

  it("that has no names needs no vault, even where one is named that does not exist", async () => {
    const { place } = await makeOffice()
    expect((await keikakuHere("init", ...place)).code).toBe(0)
    const missing = ["--vault", "sqlite:/nowhere/vault.db", "--vault-key", "/nowhere/key"]
    expect((await keikakuHere("report", "promoter-roster", ...place, ...missing)).code).toBe(0)
  })
})

describe("the vault and its key", () => {
  it("are made once; made again they stay as they are, and a lost key is not replaced by another", async () => {
    const { folder, held, send, withVault } = await makeOffice()
    await send("NominatePromoter", nomination)
    const key = readFileSync(join(folder, "vault.key"), "utf8")
    const again = await keikakuHere("vault", "init", ...withVault, "--lang", "en")
    expect(again).toMatchObject({ code: 0, out: expect.stringContaining("There already") })
    expect(readFileSync(join(folder, "vault.key"), "utf8")).toBe(key)
    const elsewhere = [...withVault.slice(0, -1), join(folder, "other.key")]
    expect((await keikakuHere("vault", "init", ...elsewhere)).code).toBe(3)
    expect(existsSync(join(folder, "other.key"))).toBe(false)
    expect(await held()).toHaveLength(1)
  })

  it("can be given another key, after which the old one opens nothing", async () => {
    const { folder, send, withVault } = await makeOffice()
    await send("NominatePromoter", nomination)
    const newKey = join(folder, "new.key")
    const rekeyed = await keikakuHere("vault", "rekey", "--new-key", newKey, ...withVault, "--lang", "en")
    expect(rekeyed).toMatchObject({ code: 0, out: expect.stringContaining("Sealed 1 values under the new key.") })
    const renewed = [...withVault.slice(0, -1), newKey]
    expect((await keikakuHere("report", "promoter-roster", ...renewed)).out).toContain(name)
    const old = await keikakuHere("report", "promoter-roster", ...withVault)
    expect(old).toMatchObject({ code: 3, out: "", err: expect.stringContaining("鍵が違います") })
  })

  it.each<[string, (folder: string) => ReadonlyArray<string>, number, RegExp]>([
    ["a vault without its key", (f) => ["--vault", `sqlite:${f}/vault.db`], 64, /--vault-key/],
    ["an unknown scheme", (f) => ["--vault", `paper:${f}/x`, "--vault-key", `${f}/vault.key`], 64, /sqlite:/],
    [
      "a vault that was never made",
      (f) => ["--vault", `sqlite:${f}/x.db`, "--vault-key", `${f}/vault.key`],
      3,
      /x\.db/
    ],
    ["a missing key", (f) => ["--vault", `sqlite:${f}/vault.db`, "--vault-key", `${f}/none.key`], 3, /none\.key/],
    [
      "a file that is not a key",
      (f) => ["--vault", `sqlite:${f}/vault.db`, "--vault-key", `${f}/vault.db`],
      3,
      /vault\.db/
    ],
    [
      "a log in place of a vault",
      (f) => ["--vault", `sqlite:${f}/plan.db`, "--vault-key", `${f}/vault.key`],
      3,
      /unreachable/
    ]
  ])("%s is reported, and nothing is recorded", async (_, flags, code, message) => {
    const { folder, place } = await makeOffice()
    await keikakuHere("init", ...place)
    const data = JSON.stringify(nomination)
    const run = await keikakuHere("do", "NominatePromoter", "--data", data, ...place, ...flags(folder))
    expect(run).toMatchObject({ code, out: "", err: expect.stringMatching(message) })
    expect(run.err).not.toMatch(/^\s+at /m)
    expect((await keikakuHere("history", ...place, "--format", "json")).out).toBe("[]\n")
  })
})
