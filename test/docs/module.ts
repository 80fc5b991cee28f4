// Writes examples as modules inside the checkout, where their imports resolve, and removes them afterwards.
// Each run has a folder of its own, so that two runs at a time do not meet.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { join, relative } from "node:path"
import { asserting } from "./assertions.ts"
import type { Snippet } from "./extract.ts"

/** An example on disk. `runs` is false where the document says `no-run`. */
export interface Module {
  readonly name: string
  readonly path: string
  readonly runs: boolean
}

/** An example of a package whose hosts have another effect stands among what that package has installed. */
const homeOf = (file: string): string => /^packages\/effect-schema(?=\/)/.exec(file)?.[0] ?? "."

export const writeModules = (root: string, snippets: ReadonlyArray<Snippet>) => {
  const folders = new Map<string, string>()
  const folderIn = (home: string): string => {
    const known = folders.get(home)
    if (known !== undefined) return known
    const cache = join(root, home, "node_modules/.cache")
    mkdirSync(cache, { recursive: true })
    const folder = mkdtempSync(join(cache, "snippets-"))
    folders.set(home, folder)
    writeFileSync(join(folder, "package.json"), `{ "type": "module" }\n`)
    return folder
  }
  const texts = snippets.map((snippet) => {
    const name = `${snippet.file}:${snippet.line}`
    if (snippet.words !== "" && snippet.words !== "no-run") throw new Error(`${name}: "${snippet.words}" means nothing`)
    const home = homeOf(snippet.file)
    const support = `../../${relative(home, "test/docs/support.ts").replaceAll("\\", "/")}`
    try {
      return { name, runs: snippet.words === "", home, text: asserting(snippet.code, `../${support}`) }
    } catch (cause) {
      throw new Error(`${name}: ${cause instanceof Error ? cause.message : cause}`, { cause })
    }
  })
  const modules = texts.map(({ home, name, runs, text }): Module => {
    const path = join(folderIn(home), `${name.replaceAll(/[^\w]+/g, "-")}.ts`)
    writeFileSync(path, text)
    return { name, path, runs }
  })
  const remove = () => {
    for (const folder of folders.values()) rmSync(folder, { recursive: true, force: true })
  }
  return { modules, remove }
}
