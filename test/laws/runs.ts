// How often a law is checked: LAW_RUNS cases, 50 by default. Where each case opens a store of its own, a
// stated fraction of them is enough; what was run is printed in the end when LAW_RUNS was set.
import type { Law } from "@keikaku/testing"
import { afterAll, test } from "vitest"

const asked = process.env.LAW_RUNS
const runs = Number(asked ?? 50)

/** Registers one test for each law; `every: 20` runs a twentieth of the cases. */
export const testLaws = (laws: ReadonlyArray<Law>, { every = 1 } = {}): void => {
  const times = Math.max(1, Math.ceil(runs / every))
  const begun = Date.now()
  for (const { check, name } of laws) test(name, () => check({ runs: times }), 3_600_000)
  afterAll(() => {
    if (asked === undefined) return
    const seconds = ((Date.now() - begun) / 1_000).toFixed(0)
    process.stdout.write(`${laws.length} laws × ${times} runs, ${seconds} s after the file began\n`)
  })
}
