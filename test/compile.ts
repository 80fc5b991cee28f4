// Compiles every program that the tests start as a process of its own: once for each run, before the first test, from the sources
// of this checkout. A compiled program starts in half a second; one that tsx translates while it starts takes several.
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs"
import { dirname, join } from "node:path"
import { build } from "esbuild"
import type { TestProject } from "vitest/node"

declare module "vitest" {
  interface ProvidedContext {
    /** The folder of the compiled programs, which lie in it as their sources do in the checkout. */
    readonly compiled: string
  }
}

const root = join(import.meta.dirname, "..")

const under = (folder: string, pattern: RegExp): ReadonlyArray<string> =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .map((file) => `${folder}/${file.replaceAll("\\", "/")}`)
    .filter((file) => pattern.test(file))

/** The command line, every example, and the scripts of the stores' tests. */
const entries = (): ReadonlyArray<string> => [
  "packages/cli/src/main.ts",
  ...under("examples", /^examples\/[^/]+\/main\.ts$/),
  ...under("test", /^test\/[^/]+\/scripts\/[^/]+\.ts$/)
]

/** What is bundled of CommonJS still asks for Node's own modules with `require`. */
const banner = { js: `import { createRequire as __from } from "node:module"; const require = __from(import.meta.url)` }

/** Drivers, which are loaded as they are installed: one is native code, the other looks for such code. */
const drivers = ["libsql", "pg"]

const compileTo = async (folder: string): Promise<void> => {
  await build({
    absWorkingDir: root,
    entryPoints: [...entries()],
    outbase: root,
    outdir: folder,
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20",
    conditions: ["@keikaku/source"],
    external: drivers,
    banner,
    logLevel: "warning"
  })
  // The command line reads its version from here.
  const manifest = "packages/cli/package.json"
  mkdirSync(dirname(join(folder, manifest)), { recursive: true })
  cpSync(join(root, manifest), join(folder, manifest))
}

/** Compiles before the first test, and again before a watching runner repeats some; answers what removes the programs. */
export const setup = async (project: TestProject): Promise<() => void> => {
  // Inside the checkout, where the drivers are found.
  const cache = join(root, "node_modules/.cache")
  mkdirSync(cache, { recursive: true })
  const folder = mkdtempSync(join(cache, "compiled-"))
  await compileTo(folder)
  project.onTestsRerun(() => compileTo(folder))
  project.provide("compiled", folder)
  return () => rmSync(folder, { recursive: true, force: true })
}
