// The page as a browser loads it: one script with everything in it, and nothing of Node. Where something of Node is imported, there is no
// page.
import { readFileSync } from "node:fs"
import { isBuiltin } from "node:module"
import { join } from "node:path"
import { build, type Plugin } from "esbuild"

/** A file of the page. */
export interface Asset {
  readonly type: string
  readonly body: string
}

const here = import.meta.dirname

const nothingOfNode: Plugin = {
  name: "nothing-of-node",
  setup: ({ onResolve }) =>
    onResolve({ filter: /./ }, ({ importer, path }) =>
      isBuiltin(path) ? { errors: [{ text: `${path} is a module of Node, imported by ${importer}` }] } : undefined
    )
}

/** The script of a page, with all that it imports. */
export const bundledScript = async (entry: string): Promise<string> => {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    platform: "browser",
    target: "es2023",
    conditions: ["@keikaku/source"],
    plugins: [nothingOfNode],
    logLevel: "silent"
  })
  return outputFiles[0]!.text
}

/** The page's files by their paths. */
export const bundledPage = async (): Promise<ReadonlyMap<string, Asset>> => {
  const asset = (type: string, body: string): Asset => ({ type: `${type}; charset=utf-8`, body })
  const textOf = (name: string) => readFileSync(join(here, name), "utf8")
  return new Map([
    ["/", asset("text/html", textOf("index.html"))],
    ["/main.css", asset("text/css", textOf("main.css"))],
    ["/main.js", asset("text/javascript", await bundledScript(join(here, "main.ts")))]
  ])
}
