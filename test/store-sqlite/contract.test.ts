// The SQLite store keeps the contract, in a file and in memory.
import { openSqlite } from "@keikaku/store-sqlite"
import { type OpenedWithSidecar, sidecarContract, storeContract } from "@keikaku/testing"
import { describe, expect, test } from "vitest"
import { temporaryFile } from "./temporary.ts"

const openFile = async (path: string): Promise<OpenedWithSidecar> => {
  const { store, close } = await openSqlite(path)
  return { store, close, reopen: () => close().then(() => openFile(path)) }
}

describe("the SQLite store in a file", () => {
  storeContract({ test, expect }, { make: () => openFile(temporaryFile()) })
  sidecarContract({ test, expect }, { make: () => openFile(temporaryFile()) })
})

describe("the SQLite store in memory", () => {
  storeContract({ test, expect }, { make: () => openSqlite(":memory:"), histories: 200 })
  sidecarContract({ test, expect }, { make: () => openSqlite(":memory:") })
})
