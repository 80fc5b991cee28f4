// The plan's phasing keeps the laws of phasing.
import { FiscalYear, phaseTarget, zenkokuRohoren } from "@keikaku/core"
import { phasingLaws } from "@keikaku/testing"
import { Result } from "effect"
import { describe } from "vitest"
import { testLaws } from "./runs.ts"

describe("phaseTarget by a profile", () => {
  const year = FiscalYear.make(2023)
  testLaws(
    phasingLaws((total, weights) =>
      Result.getOrThrow(phaseTarget(total, { _tag: "profile", weights }, year, zenkokuRohoren.calendar))
    )
  )
})
