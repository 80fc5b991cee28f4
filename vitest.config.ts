import { defineConfig } from "vitest/config"

const source = "@keikaku/source"

export default defineConfig({
  resolve: { conditions: [source] },
  ssr: { resolve: { conditions: [source, "module", "node", "development|production"] } },
  test: { include: ["test/**/*.test.ts"], setupFiles: ["test/seed.ts"], testTimeout: 60_000 }
})
