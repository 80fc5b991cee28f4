// What a log can never hold is not read, whoever put it into the file; where a reading must meet it, it fails and says where.
import { everything, lengthOf, maxPosition, type Query, readAll } from "@keikaku/kernel"
import { openSqlite } from "@keikaku/store-sqlite"
import { Effect, Stream } from "effect"
import Database from "libsql"
import { expect, it } from "vitest"
import { temporaryFile } from "../temporary.ts"
import { lookedOver } from "./looked-over.ts"
import { notes } from "./note.ts"

const made = async (events: number): Promise<string> => {
  const path = temporaryFile()
  const { close, store } = await openSqlite(path)
  await Effect.runPromise(store.append(notes("group", events, ["note:1"])))
  await Effect.runPromise(store.sidecar.put(new Map([["a", "漢字"]]), { key: "a", text: undefined }))
  await close()
  return path
}

const change = (path: string, ...sqls: ReadonlyArray<string>) => {
  const database = new Database(path)
  database.exec("PRAGMA ignore_check_constraints = ON; PRAGMA writable_schema = ON")
  for (const sql of sqls) database.exec(sql)
  database.close()
}

const open = async (path: string) => {
  const { close, store } = await openSqlite(path)
  const positions = async (...asked: Parameters<typeof store.read>) =>
    (await Effect.runPromise(store.read(...asked))).map(({ position }) => position)
  const sentences = async () => (await Effect.runPromise(store.discrepancies)).map(({ sentence }) => sentence.en)
  return { store, close, positions, sentences }
}

it("rows at what is no position are never read, refuse no append, and are found", async () => {
  const path = await made(3)
  for (const position of ["0", "-5", "9007199254740991", "9007199254740993", "-9223372036854775808"])
    change(
      path,
      `INSERT INTO event SELECT ${position}, line FROM event WHERE position = 1`,
      `INSERT INTO tagged VALUES ('command:1', 'Noted', ${position}), ('note:1', 'Noted', ${position}), ('', 'Noted', ${position})`
    )
  const { close, positions, sentences, store } = await open(path)
  const both: Query = [
    { types: [], tags: ["note:1"] },
    { types: ["Noted"], tags: [] }
  ]
  for (const query of [everything, ...both.map((item) => [item]), both])
    for (const backwards of [false, true])
      expect(await positions(query, { backwards })).toEqual(backwards ? [3, 2, 1] : [1, 2, 3])
  const command: Query = [{ types: [], tags: ["command:1"] }]
  expect(await positions(command)).toEqual([])
  expect(await Effect.runPromise(Stream.runCollect(readAll(store, command)))).toEqual([])
  expect(await Effect.runPromise(lengthOf(store))).toBe(3)
  const conditions: ReadonlyArray<Query> = [command, [{ types: ["Noted"], tags: ["command:1"] }], everything, both]
  for (const [n, query] of conditions.entries())
    expect(await Effect.runPromise(store.append(notes("new", 1), { query, after: 3 + n }))).toMatchObject({
      position: 4 + n
    })
  const where = "-9223372036854775808, -5, 0, 9007199254740991, 9007199254740993"
  expect(await sentences()).toEqual(
    expect.arrayContaining(
      ["event", "tagged"].map((table) => `The table ${table} has rows at what is no position of a log: ${where}.`)
    )
  )
  await close()
})

it("a log with a row at the last position ends: it is verified, with what is missing before, and refuses appends", async () => {
  const path = await made(3)
  change(path, `INSERT INTO event SELECT ${maxPosition}, line FROM event WHERE position = 1`)
  const { close, sentences, store } = await open(path)
  expect(await Effect.runPromise(Effect.flip(store.append(notes("more", 1))))).toMatchObject({ reason: "corrupt" })
  expect(await sentences()).toEqual([`Positions 4 to ${maxPosition - 1}: the line is missing.`])
  await close()
})

it("without one right end of the index, no answer is given that might lack events, and the rest of the log is read", async () => {
  const ends = [
    "DELETE FROM indexed",
    "INSERT INTO indexed VALUES (2)",
    "UPDATE indexed SET up_to = 4",
    "UPDATE indexed SET up_to = -1",
    "UPDATE indexed SET up_to = 9223372036854775807"
  ]
  for (const sql of ends) {
    const path = await made(3)
    change(path, sql)
    const { close, positions, sentences, store } = await open(path)
    const failed = [store.read([{ types: [], tags: ["note:1"] }]), store.append(notes("more", 1))]
    for (const each of failed)
      expect([sql, await Effect.runPromise(Effect.flip<any, any, never>(each))]).toMatchObject([
        sql,
        { reason: "corrupt" }
      ])
    expect(await positions(everything)).toEqual([1, 2, 3])
    expect([sql, await sentences()]).toEqual([
      sql,
      [expect.stringContaining("The end of the index is not one position in the log")]
    ])
    await close()
  }
})

const notText = {
  "bytes that are not UTF-8": "UPDATE event SET line = CAST(CAST(line AS BLOB) || x'ff' AS TEXT) WHERE position = 7",
  "half of a character": "UPDATE event SET line = CAST(x'e6bc' || CAST(line AS BLOB) AS TEXT) WHERE position = 7",
  "a NUL": "UPDATE event SET line = line || char(0) WHERE position = 7"
}

it("a line that is not UTF-8, or has a NUL, ends no process: reading it fails at its position, and what lies around it is read", async () => {
  for (const [name, sql] of Object.entries(notText)) {
    const path = await made(20)
    change(path, sql)
    const [found] = await lookedOver("self", [path])
    expect([name, found]).toMatchObject([
      name,
      {
        read: "corrupt 7",
        answers: Array.from({ length: 7 }, () => "corrupt 7"),
        discrepancies: ["7 Position 7: the line cannot be read."],
        appended: "done"
      }
    ])
    const { close, positions } = await open(path)
    expect([await positions(everything, { before: 7 }), await positions(everything, { after: 7 })]).toEqual([
      [1, 2, 3, 4, 5, 6],
      Array.from({ length: 14 }, (_, n) => 8 + n)
    ])
    await close()
  }
})

it("a line that is a blob is none, though its bytes are those of a line", async () => {
  const path = await made(20)
  const strict = "UPDATE sqlite_schema SET sql = replace(sql, ' STRICT', '') WHERE name = 'event'"
  change(path, strict)
  change(path, "UPDATE event SET line = CAST(line AS BLOB) WHERE position = 7")
  const [found] = await lookedOver("self", [path])
  expect(found).toMatchObject({
    read: "corrupt 7",
    discrepancies: expect.arrayContaining([expect.stringMatching(/^7 /)])
  })
})

it("a line of several lines is read as it is", async () => {
  const path = await made(5)
  change(path, "UPDATE event SET line = line || char(10) || line WHERE position = 3")
  const { close, positions, store } = await open(path)
  const stored = await Effect.runPromise(store.read(everything))
  expect(stored.map(({ line }) => line.split("\n").length)).toEqual([1, 1, 2, 1, 1])
  expect(await positions(everything)).toEqual([1, 2, 3, 4, 5])
  await close()
})

it("in the index and beside the log, too, what is not UTF-8 ends no process and is found", async () => {
  const texts = {
    "UPDATE tagged SET type = CAST(x'ff' AS TEXT) WHERE position = 7 AND tag <> ''": /^7 Position 7: not indexed/,
    "UPDATE tagged SET tag = CAST(x'ff' AS TEXT) WHERE position = 7 AND tag <> ''": /^7 Position 7: not indexed/,
    "UPDATE kept SET text = CAST(x'ff' AS TEXT) WHERE key = 'a'": /^- .*: the text that is kept under a is not UTF-8/,
    "UPDATE kept SET key = CAST(x'61ff' AS TEXT) WHERE key = 'a'":
      /^- .*: the text that is kept under a\ufffd is not UTF-8/,
    "DELETE FROM kept WHERE key = 'identity'": /^- .*: the log has no identity/,
    "UPDATE kept SET text = CAST(x'ff' AS TEXT) WHERE key = 'identity'":
      /^- .*: the text that is kept under identity is/
  }
  for (const [sql, expected] of Object.entries(texts)) {
    const path = await made(20)
    change(path, sql)
    const [found] = await lookedOver("self", [path])
    expect([sql, found!.discrepancies[0]]).toEqual([sql, expect.stringMatching(expected)])
  }
})
