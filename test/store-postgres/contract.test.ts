// The PostgreSQL store keeps the contract, on a real server.
import { sidecarContract, storeContract } from "@keikaku/testing"
import { describe, expect, test } from "vitest"
import { openSchema, useDatabase } from "./opened.ts"

describe("the PostgreSQL store", () => {
  useDatabase()
  storeContract({ test, expect }, { make: () => openSchema() })
  sidecarContract({ test, expect }, { make: () => openSchema() })
})
