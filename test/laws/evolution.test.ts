// The plan under the laws of a log with a past: under other names, in other pieces, with fewer tags, read by older programs. Every
// case fills several stores: a quarter of the runs.
import { execute, factMemory, replay } from "@keikaku/kernel"
import { type EvolutionSubject, evolutionLaws } from "@keikaku/testing"
import { Effect } from "effect"
import { describe } from "vitest"
import { planSubject } from "./plan.ts"
import { testLaws } from "./runs.ts"

const subject: EvolutionSubject<any> = {
  ...planSubject,
  open: (catalogue, store) => {
    const application = { catalogue, settings: planSubject.settings, store, memory: factMemory() }
    return {
      execute: (decision, command, metadata) => Effect.runPromise(execute(application, decision, command, metadata)),
      replay: (of, options) => Effect.runPromise(replay(catalogue, store, of, options))
    }
  }
}

describe("the plan with a past", () => {
  testLaws(evolutionLaws(subject), { every: 4 })
})
