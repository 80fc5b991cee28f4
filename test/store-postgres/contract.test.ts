// The PostgreSQL store keeps the contract, on a real server.
import { sidecarContract, storeContract } from "@keikaku/testing"
import { describe, expect, test } from "vitest"
import { soak } from "../soak.ts"
import { openSchema, useDatabase } from "./opened.ts"

describe("the PostgreSQL store", () => {
  useDatabase()
  storeContract({ test, expect }, { make: () => openSchema(), histories: soak(20, 200) })
  sidecarContract({ test, expect }, { make: () => openSchema() })
})
