// The golden files of our topic: each event's shape and one stored line, frozen. `npm run golden` writes those that are missing.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import { type Golden, goldenOf } from "@keikaku/testing"
import { topic } from "./inspection.ts"

const folder = join(import.meta.dirname, "../golden")
const definitions = topic.decisions.flatMap(({ records }) => records)
const pathOf = (type: string, version: number) => join(folder, `${type}.v${version}.golden.json`)

/** The golden files of every version of every event of the topic. */
export const goldens = (): ReadonlyArray<Golden> =>
  definitions.flatMap(({ type, version }) =>
    Array.from({ length: version }, (_, n) => JSON.parse(readFileSync(pathOf(type, n + 1), "utf8")))
  )

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  mkdirSync(folder, { recursive: true })
  for (const definition of definitions) {
    const path = pathOf(definition.type, definition.version)
    if (!existsSync(path)) writeFileSync(path, `${JSON.stringify(goldenOf(definition), null, 2)}\n`)
  }
}
