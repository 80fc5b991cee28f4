import { availableParallelism } from "node:os"
import { defineConfig } from "vitest/config"

const source = "@keikaku/source"

export default defineConfig({
  resolve: { conditions: [source] },
  ssr: { resolve: { conditions: [source, "module", "node", "development|production"] } },
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: ["test/compile.ts"],
    setupFiles: ["test/seed.ts"],
    // These find what hangs, not what a busy machine slows. Servers are set up in hooks.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    // One less than there are cores would be one on two, half of which waits for databases and processes.
    maxWorkers: Math.max(2, availableParallelism() - 1)
  }
})
