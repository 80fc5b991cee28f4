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

const versions = ["20.19.0", "22.12.0", "22.23.3", "24.21.0"]

const platform = process.platform === "win32" ? "win" : process.platform
const folder = join(import.meta.dirname, "../../node_modules/.cache/nodes")
const program = process.platform === "win32" ? "node.exe" : "node"

const programOf = (version: string): NodeProgram => ({
  version,
  path: join(folder, "node_modules", `node-${version}`, "bin", program)
})

/** The supported Nodes, oldest first, installed where they are not yet. Each is asked whether it is what it is taken for. */
export const nodes = (): ReadonlyArray<NodeProgram> => {
  const programs = versions.map(programOf)
  if (!programs.every(({ path }) => existsSync(path))) {
    const dependencies = versions.map((version) => [
      `node-${version}`,
      `npm:node-${platform}-${process.arch}@${version}`
    ])
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, "package.json"), JSON.stringify({ dependencies: Object.fromEntries(dependencies) }))
    execFileSync("npm", ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"], { cwd: folder })
  }
  for (const { path, version } of programs) {
    const printed = execFileSync(path, ["--version"], { encoding: "utf8" }).trim()
    if (printed !== `v${version}`) throw new Error(`${path} is Node ${printed}`)
  }
  return programs
}
