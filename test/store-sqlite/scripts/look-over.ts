// Opens each log of which it is given the path, as itself or as nobody, reads all that can be read of it in every way, verifies it, appends to it, and prints
// what came of it as a line of JSON. A file may be damaged in any way: this is a process of its own, which it might end.
import { createHash } from "node:crypto"
import { type Discrepancy, everything, type Query, type StoreUnavailable } from "@keikaku/kernel"
import { openSqlite } from "@keikaku/store-sqlite"
import { Effect } from "effect"
import { printLine } from "../../print-line.ts"
import { notes } from "../note.ts"

const [user, ...paths] = process.argv.slice(2)
// Nothing is forbidden to root.
if (user === "nobody" && process.getuid?.() === 0) {
  process.setgid!(65_534)
  process.setuid!(65_534)
}

const queries: ReadonlyArray<Query> = [
  everything,
  [{ types: [], tags: ["note:1"] }],
  [{ types: ["Noted"], tags: [] }],
  [
    { types: ["Noted"], tags: ["note:1"] },
    { types: [], tags: ["note:2"] }
  ]
]
const keys = ["identity", "a", "b", "c"]

const answerOf = <A>(effect: Effect.Effect<A, any>): Promise<A | string> =>
  Effect.runPromise(
    Effect.match(effect, {
      onSuccess: (answer): A | string => answer,
      onFailure: ({ position, reason }: StoreUnavailable) => `${reason} ${position ?? ""}`.trim()
    })
  )

const sentencesOf = (found: ReadonlyArray<Discrepancy>) =>
  found.map(({ position, sentence }) => `${position ?? "-"} ${sentence.en}`)

const lookOver = async (path: string) => {
  const { close, store } = await openSqlite(path, { create: false })
  const [first, ...others] = queries.flatMap((query) => [store.read(query), store.read(query, { backwards: true })])
  const lines = await answerOf(first!)
  const answers = []
  for (const other of others)
    answers.push(await answerOf(Effect.map(other, (found) => found.map((each) => each.position))))
  const kept = await answerOf(store.sidecar.get(keys))
  const listed = await answerOf(store.sidecar.list("a"))
  const identity = await answerOf(store.identity)
  const discrepancies = await answerOf(Effect.map(store.discrepancies, sentencesOf))
  const appended = await answerOf(
    store.append(notes("late", 1, ["note:9"]), { query: [{ types: [], tags: ["note:9"] }], after: 0 })
  )
  await close()
  const seen = JSON.stringify([lines, kept instanceof Map ? [...kept] : kept, listed, identity])
  return {
    read: typeof lines === "string" ? lines : lines.length,
    answers,
    identity,
    kept: kept instanceof Map ? "read" : kept,
    discrepancies,
    appended: typeof appended === "string" ? appended : "done",
    seen: createHash("sha256").update(seen).digest("hex")
  }
}

for (const path of paths)
  printLine(
    JSON.stringify(await lookOver(path).catch(({ reason }: StoreUnavailable) => ({ refused: reason ?? "defect" })))
  )
