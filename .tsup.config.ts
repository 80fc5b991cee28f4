// Builds what the package.json of the current package exports, as ES modules and as CommonJS, each with its types, and the
// program it has, if any, which brings its own shebang line. The entries are read from there, so the two cannot disagree.
import { existsSync, readFileSync } from "node:fs"
import { basename } from "node:path"
import { defineConfig } from "tsup"

const { exports } = JSON.parse(readFileSync("package.json", "utf8")) as {
  exports: Record<string, { "@keikaku/source": string; import: { default: string } }>
}

export default defineConfig([
  {
    entry: Object.fromEntries(
      Object.values(exports).map((e) => [basename(e.import.default, ".js"), e["@keikaku/source"]])
    ),
    format: ["esm", "cjs"],
    dts: true,
    target: "node20",
    clean: ["!**/main.js"]
  },
  ...(existsSync("src/main.ts")
    ? [{ entry: { main: "src/main.ts" }, format: "esm" as const, target: "node20" as const, clean: false }]
    : [])
])
