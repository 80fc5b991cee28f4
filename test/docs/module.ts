// Writes examples as modules inside the checkout, where their imports resolve, and removes them afterwards.
// Each run has a folder of its own, so that two runs at a time do not meet.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { asserting } from "./assertions.ts"
import type { Snippet } from "./extract.ts"

/** An example on disk. `runs` is false where the document says `no-run`. */
export interface Module {
  readonly name: string
  readonly path: string
  readonly runs: boolean
}

export const writeModules = (root: string, snippets: ReadonlyArray<Snippet>) => {
  const texts = snippets.map((snippet) => {
    const name = `${snippet.file}:${snippet.line}`
    if (snippet.words !== "" && snippet.words !== "no-run") throw new Error(`${name}: "${snippet.words}" means nothing`)
    try {
      return { name, runs: snippet.words === "", text: asserting(snippet.code, "../../../test/docs/support.ts") }
    } catch (cause) {
      throw new Error(`${name}: ${cause instanceof Error ? cause.message : cause}`, { cause })
    }
  })
  const cache = join(root, "node_modules/.cache")
  mkdirSync(cache, { recursive: true })
  const folder = mkdtempSync(join(cache, "snippets-"))
  writeFileSync(join(folder, "package.json"), `{ "type": "module" }\n`)
  const modules = texts.map(({ name, runs, text }): Module => {
    const path = join(folder, `${name.replaceAll(/[^\w]+/g, "-")}.ts`)
    writeFileSync(path, text)
    return { name, path, runs }
  })
  return { modules, remove: () => rmSync(folder, { recursive: true, force: true }) }
}
