// The SQLite store keeps the contract, in a file and in memory, and wherever its index ends.
import { openSqlite } from "@keikaku/store-sqlite"
import { type OpenedWithSidecar, sidecarContract, storeContract } from "@keikaku/testing"
import { Effect } from "effect"
import { describe, expect, test } from "vitest"
import { temporaryFile } from "../temporary.ts"
import { openedLog } from "./opened-log.ts"

const openFile = async (path: string): Promise<OpenedWithSidecar> => {
  const { store, close } = await openSqlite(path)
  return { store, close, reopen: () => close().then(() => openFile(path)) }
}

describe("the SQLite store in a file", () => {
  storeContract({ test, expect }, { make: () => openFile(temporaryFile()) })
  sidecarContract({ test, expect }, { make: () => openFile(temporaryFile()) })
})

describe.each([1, 4])("the SQLite store that writes its index every %i events", (longTail) => {
  storeContract({ test, expect }, { make: () => openedLog(":memory:", longTail), histories: 200 })
})

/** Each operation goes to the next of several connections, which bring the index up at different times. */
const openInTurn = async (path: string): Promise<OpenedWithSidecar> => {
  const logs = await Promise.all([2, 3, 1_000].map((longTail) => openedLog(path, longTail)))
  let operations = 0
  const next = () => logs[operations++ % logs.length]!.store
  const store: OpenedWithSidecar["store"] = {
    append: (events, condition) => next().append(events, condition),
    read: (query, options) => next().read(query, options),
    subscribe: (query, options) => next().subscribe(query, options),
    identity: logs[0]!.store.identity,
    sidecar: logs[0]!.store.sidecar,
    discrepancies: Effect.suspend(() => next().discrepancies)
  }
  return { store, close: async () => void (await Promise.all(logs.map(({ close }) => close()))) }
}

describe("several SQLite stores on one file, taking turns", () => {
  storeContract({ test, expect }, { make: () => openInTurn(temporaryFile()) })
})

describe("the SQLite store in memory", () => {
  storeContract({ test, expect }, { make: () => openSqlite(":memory:"), histories: 200 })
  sidecarContract({ test, expect }, { make: () => openSqlite(":memory:") })
})
