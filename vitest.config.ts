import { availableParallelism } from "node:os"
import { defineConfig } from "vitest/config"

const source = "@keikaku/source"
const pure = ["audit", "cli", "core", "docs", "http", "kernel", "laws", "store-sqlite", "testing"].map(
  (folder) => `test/${folder}/**/*.test.ts`
)

/** What judges the laws and the benchmark, the demonstration in full, the readers of others, and every byte of a bundle: minutes, which `pnpm exhaustive` and CI take. */
const exhaustive = [
  "test/testing/mutants/**/*.test.ts",
  "test/bench/**/*.test.ts",
  "test/examples/demo-in-full.test.ts",
  "test/readers/**/*.test.ts"
]

export default defineConfig({
  resolve: { conditions: [source] },
  ssr: { resolve: { conditions: [source, "module", "node", "development|production"] } },
  test: {
    projects: [
      // What these test has no state, so they share one copy of it: to load it anew for each file takes longer than to test it.
      { extends: true, test: { name: "pure", include: pure, exclude: exhaustive, isolate: false } },
      { extends: true, test: { name: "rest", include: ["test/**/*.test.ts"], exclude: [...pure, ...exhaustive] } },
      {
        extends: true,
        test: { name: "exhaustive", include: [...exhaustive, "test/audit/bundle-corruption.test.ts"] }
      }
    ],
    globalSetup: ["test/compile.ts", "test/temporary.ts"],
    setupFiles: ["test/seed.ts"],
    // These find what hangs, not what a busy machine slows. Servers are set up in hooks.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    // One less than there are cores would be one on two, half of which waits for databases and processes.
    maxWorkers: Math.max(2, availableParallelism() - 1)
  }
})
