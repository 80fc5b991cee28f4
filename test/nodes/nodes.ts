// Every Node that is supported, at the ends: the oldest of each line that `engines` admits, and a late one of the newer lines.
// npm has each as a package that is nothing but the program; they are kept among the caches of the checkout.
import { execFileSync } from "node:child_process"
import { existsSync, mkdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"

/** A Node, and where its program lies. */
export interface NodeProgram {
  readonly version: string
  readonly path: string
}

/** The versions, oldest first. */
export const versions: ReadonlyArray<string> = ["20.19.0", "22.12.0", "22.23.3", "24.21.0"]

const lineOf = (version: string): string => version.slice(0, version.indexOf("."))

/** The first version here of each line to which the Node that runs this does not belong. */
export const versionsOfOtherLines: ReadonlyArray<string> = [...new Set(versions.map(lineOf))]
  .filter((line) => line !== lineOf(process.versions.node))
  .map((line) => versions.find((version) => lineOf(version) === line)!)

const platform = process.platform === "win32" ? "win" : process.platform
const cache = join(import.meta.dirname, "../../node_modules/.cache/nodes")

/** The Node of a version, installed if it is not yet, and asked whether it is what it is taken for. */
export const nodeProgram = (version: string): NodeProgram => {
  const name = `node-${platform}-${process.arch}`
  const folder = join(cache, version)
  const path = join(folder, "node_modules", name, "bin", process.platform === "win32" ? "node.exe" : "node")
  if (!existsSync(path)) {
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, "package.json"), JSON.stringify({ dependencies: { [name]: version } }))
    execFileSync("npm", ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"], { cwd: folder })
  }
  const printed = execFileSync(path, ["--version"], { encoding: "utf8" }).trim()
  if (printed !== `v${version}`) throw new Error(`${path} is Node ${printed}`)
  return { version, path }
}
