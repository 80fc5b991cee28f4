// The reference vault store keeps the contract that it is the reference of.
import { memoryVaultStore } from "@keikaku/audit"
import { vaultContract } from "@keikaku/testing"
import { Effect } from "effect"
import { describe, expect, test } from "vitest"

describe("the vault store in memory", () => {
  vaultContract(
    { test, expect },
    { make: async () => ({ vault: await Effect.runPromise(memoryVaultStore), close: async () => {} }) }
  )
})
