// What a mutant has to show: an implementation with one fault planted breaks the law that names the fault. Each suite
// has a mutant for each of its laws, so no law is there that never fails.
import type { Law } from "@keikaku/testing"
import { expect, it } from "vitest"

/** Registers one test a law. `mutants` holds, by the law's name, the laws as checked on an implementation that breaks it. */
export const everyLawBites = (
  names: ReadonlyArray<string>,
  mutants: Readonly<Record<string, ReadonlyArray<Law>>>,
  runs = 300
): void => {
  it("has a mutant for every law", () => {
    expect(Object.keys(mutants).sort()).toEqual([...names].sort())
  })

  it.each(Object.entries(mutants))("a breach is noticed: %s", async (name, laws) => {
    const broken = laws.find((law) => law.name === name)!
    await expect(async () => broken.check({ runs, seed: 20230401 })).rejects.toThrow(/^The law is broken/)
  })
}
