// The golden files of the plan. Run as a program it writes the files that are missing, and only those: `corepack pnpm golden`.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { zenkokuPlan } from "@keikaku/core"
import { type Golden, goldenOf } from "@keikaku/testing"

const folder = join(import.meta.dirname, "golden")

/** Where the golden file of a version lies. */
export const goldenPath = (type: string, version: number): string => join(folder, `${type}.v${version}.golden.json`)

/** The golden file of an event's version, if there is one. */
export const readGolden = (type: string, version: number): Golden | undefined => {
  const path = goldenPath(type, version)
  return existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : undefined
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  mkdirSync(folder, { recursive: true })
  for (const definition of zenkokuPlan.catalogue.events.values()) {
    const path = goldenPath(definition.type, definition.version)
    if (existsSync(path)) continue
    writeFileSync(path, `${JSON.stringify(goldenOf(definition), null, 2)}\n`)
    console.log(`wrote ${path}`)
  }
}
