// A log is read and verified where nothing may be written, neither to the file nor beside it, as on a read-only mount.
import { chmodSync, copyFileSync } from "node:fs"
import { join } from "node:path"
import { openSqlite } from "@keikaku/store-sqlite"
import { Effect } from "effect"
import { afterEach, expect, it } from "vitest"
import { temporaryFolder } from "../temporary.ts"
import { lookedOver } from "./looked-over.ts"
import { notes } from "./note.ts"

const folders: Array<string> = []
afterEach(() => {
  for (const folder of folders.splice(0)) chmodSync(folder, 0o755)
})

/** The files of a log of so many events, as they are while it is open or afterwards, in a folder that nobody may write to. */
const log = async (when: "open" | "closed") => {
  const [from, to] = [temporaryFolder(), temporaryFolder()]
  const { close, store } = await openSqlite(join(from, "plan.db"))
  await Effect.runPromise(store.append(notes("first", 20, ["note:1"])))
  await Effect.runPromise(store.sidecar.put(new Map([["a", "漢字"]]), { key: "a", text: undefined }))
  await Effect.runPromise(store.append(notes("newest", 3, ["note:1"])))
  const names = when === "open" ? ["plan.db", "plan.db-wal"] : ["plan.db"]
  if (when === "closed") await close()
  for (const name of names) {
    copyFileSync(join(from, name), join(to, name))
    chmodSync(join(to, name), 0o444)
  }
  await close()
  chmodSync(to, 0o555)
  folders.push(to)
  return join(to, "plan.db")
}

it("is read to its newest event and verified, and refuses appends, whether or not these lie in a write-ahead log", async () => {
  const [open, closed] = [await log("open"), await log("closed")]
  for (const found of await lookedOver("nobody", [open, closed]))
    expect(found).toMatchObject({
      read: 23,
      answers: Array.from({ length: 7 }, () => expect.any(Array)),
      kept: "read",
      identity: expect.stringMatching(/^[0-9a-f]{32} 1$/),
      discrepancies: [],
      appended: "read-only"
    })
})
