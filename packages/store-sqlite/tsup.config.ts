// Builds what package.json exports, as ES modules and as CommonJS, each with its types.
// The entries are read from there, so that the two cannot disagree.
import { basename } from "node:path"
import { defineConfig } from "tsup"
import manifest from "./package.json" with { type: "json" }

export default defineConfig({
  entry: Object.fromEntries(
    Object.values(manifest.exports).map((e) => [basename(e.import.default, ".js"), e["@keikaku/source"]])
  ),
  format: ["esm", "cjs"],
  dts: true,
  target: "node20",
  clean: true
})
