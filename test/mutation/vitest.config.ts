// The tests that judge the mutants of the targets' arithmetic, on the sources beside this file: the workspace's own links
// would lead out of the copy that is mutated. Properties take few runs, always the same ones.
import { fileURLToPath } from "node:url"
import { defineConfig } from "vitest/config"
import { BaseSequencer, type TestSpecification } from "vitest/node"

const source = "@keikaku/source"
const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))
const packages = here("../../packages")

const slow = /-(laws|oracle|exhaustive|coverage|cost)\.test\.ts$/

/** Tests by example before those that search: the first that fails ends a mutant. */
class ExamplesFirst extends BaseSequencer {
  override async sort(files: Array<TestSpecification>): Promise<Array<TestSpecification>> {
    return files.sort((a, b) => Number(slow.test(a.moduleId)) - Number(slow.test(b.moduleId)))
  }
}

// biome-ignore lint/style/noDefaultExport: vitest reads it so
export default defineConfig({
  resolve: {
    conditions: [source],
    alias: [
      { find: /^@keikaku\/core\/apportion$/, replacement: `${packages}/core/src/plan/target/apportion.ts` },
      { find: /^@keikaku\/([a-z-]+)$/, replacement: `${packages}/$1/src/index.ts` },
      { find: /^fast-check$/, replacement: here("./few-runs.ts") }
    ]
  },
  ssr: { resolve: { conditions: [source, "module", "node", "development|production"] } },
  test: {
    include: [process.env.MUTATION_TESTS ?? "test/core/{exact,plan/target}/**/*.test.ts"],
    testTimeout: 600_000,
    env: { SOAK: "1" },
    isolate: false,
    sequence: { sequencer: ExamplesFirst }
  }
})
