// The reference store keeps the contract that it is the reference for.
import { memoryStore } from "@keikaku/kernel"
import { sidecarContract, storeContract } from "@keikaku/testing"
import { Effect } from "effect"
import { describe, expect, test } from "vitest"

describe("the memory store", () => {
  const make = async () => ({ store: await Effect.runPromise(memoryStore), close: async () => {} })
  storeContract({ test, expect }, { make, histories: 200 })
  sidecarContract({ test, expect }, { make })
})
