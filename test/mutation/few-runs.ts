// Stands in for fast-check while mutants are judged: a property takes no more than these runs, from one seed, so that a
// verdict is quick and always the same. By its path, as the name leads here.
import * as fc from "../../node_modules/fast-check/lib/fast-check.js"

export * from "../../node_modules/fast-check/lib/fast-check.js"

const most = Number(process.env.MUTATION_RUNS ?? 30)

export const assert: typeof fc.assert = (property: any, { numRuns = 100, ...params }: any = {}) =>
  fc.assert(property, { ...params, numRuns: Math.min(numRuns, most), seed: 2023, endOnFailure: true }) as any

// biome-ignore lint/style/noDefaultExport: some tests import it whole
export default { ...fc, assert }
