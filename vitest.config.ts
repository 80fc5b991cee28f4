import { availableParallelism } from "node:os"
import { defineConfig, type TestProjectInlineConfiguration } from "vitest/config"

const source = "@keikaku/source"
const folders = [
  "audit",
  "cli",
  "core",
  "docs",
  "fp-ts",
  "http",
  "kernel",
  "laws",
  "store-postgres",
  "store-sqlite",
  "testing"
]
const pure = folders.map((folder) => `test/${folder}/**/*.test.ts`)

/** What judges the laws and the benchmark, the demonstration in full, what a reader types, and every byte of a time-stamp: minutes, which `pnpm exhaustive` and CI take. */
const exhaustive = [
  "test/testing/mutants/**/*.test.ts",
  "test/bench/**/*.test.ts",
  "test/docs/as-typed.test.ts",
  "test/examples/demo-in-full.test.ts",
  "test/audit/timestamp-bytes.test.ts",
  "test/browser/**/*.test.ts",
  "test/readers/**/*.test.ts"
]

/** What has a short form in `test` and its long one in `exhaustive`. */
const ofBothLengths = [
  "test/audit/bundle-corruption.test.ts",
  "test/cli/accusation.test.ts",
  "test/core/plan/target/apportion-exhaustive.test.ts",
  "test/core/reports/counting.test.ts",
  "test/docs/snippets.test.ts",
  "test/store-sqlite/followed.test.ts",
  "test/store-sqlite/foreign-files.test.ts"
]

/** A project that has what all have. None extends the whole configuration: each would compile the programs anew. */
const project = (test: TestProjectInlineConfiguration["test"]): TestProjectInlineConfiguration => ({
  resolve: { conditions: [source] },
  ssr: { resolve: { conditions: [source, "module", "node", "development|production"] } },
  test: {
    setupFiles: ["test/seed.ts"],
    // These find what hangs, not what a busy machine slows. Servers are set up in hooks.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    ...test
  }
})

export default defineConfig({
  test: {
    projects: [
      // What these test has no state, so they share one copy of it: to load it anew for each file takes longer than to test it.
      project({ name: "pure", include: pure, exclude: exhaustive, isolate: false }),
      project({ name: "rest", include: ["test/**/*.test.ts"], exclude: [...pure, ...exhaustive] }),
      project({ name: "exhaustive", include: [...exhaustive, ...ofBothLengths] })
    ],
    globalSetup: ["test/compile.ts", "test/temporary.ts", "test/databases.ts"],
    // One less than there are cores would be one on two, half of which waits for databases and processes.
    maxWorkers: Math.max(2, availableParallelism() - 1)
  }
})
