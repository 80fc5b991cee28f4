// `corepack pnpm nodes`: under every supported Node, what users install, the commands of README.md, the demonstration, and the
// tests of the kernel, the core and the SQLite store. Prints the seconds that each took; runs all before it fails. Arguments
// choose: `corepack pnpm nodes 24` takes the Nodes whose versions begin so.
import { spawnSync } from "node:child_process"
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { delimiter, dirname, join } from "node:path"
import { demand, installAll, packAll, root } from "../smoke/packed.ts"
import { type NodeProgram, nodeProgram, versions } from "./nodes.ts"
import { tryPackages } from "./try-packages.ts"

const beginnings = process.argv.slice(2)
const chosen = versions.filter(
  (version) => beginnings.length === 0 || beginnings.some((beginning) => `${version}.`.startsWith(`${beginning}.`))
)
demand(chosen.length > 0, `no supported Node begins with ${beginnings.join(" or ")}`)

const folder = mkdtempSync(join(tmpdir(), "nodes-"))
const project = join(folder, "project")

/** Runs a line of a shell in which `node` is this Node; fails unless it exits as it should. */
const shell = ({ path }: NodeProgram, line: string, cwd: string, exit = 0): string => {
  const env = { ...process.env, PATH: `${dirname(path)}${delimiter}${process.env.PATH}`, KEIKAKU_STORE: undefined }
  const { status, stderr, stdout } = spawnSync(line, { cwd, env, encoding: "utf8", shell: true, maxBuffer: 1e9 })
  if (status !== exit) throw new Error(`${line}: exit ${status}, not ${exit}\n${stdout.slice(-5_000)}${stderr}`)
  return stdout
}

const documented = "corepack pnpm --silent keikaku "
const readme = readFileSync(join(root, "README.md"), "utf8").split("\n")

/** The commands of README.md, each with the exit code that stands below it. */
const commands = readme.flatMap((line, at) =>
  line.startsWith(documented)
    ? [[line.slice(documented.length), Number(/^# exit (\d+)/.exec(readme[at + 1] ?? "")?.[1] ?? 0)] as const]
    : []
)

demand(commands.length > 0, "README.md has no command")

const runCommands = (node: NodeProgram): string => {
  const directory = mkdtempSync(join(folder, "commands-"))
  for (const [command, exit] of commands)
    shell(node, `node "${join(project, "node_modules/@keikaku/cli/dist/main.js")}" ${command}`, directory, exit)
  return `${commands.length} commands`
}

const runTests = (node: NodeProgram): string => {
  const report = join(folder, "report.json")
  const options = `--reporter=json --outputFile="${report}"`
  shell(node, `node node_modules/vitest/vitest.mjs run test/kernel test/core test/store-sqlite ${options}`, root)
  const { numPassedTests, numTotalTests } = JSON.parse(readFileSync(report, "utf8"))
  return `${numPassedTests} of ${numTotalTests} tests`
}

const demonstration = "node --conditions=@keikaku/source --import tsx examples/demo/main.ts --store"

const runDemonstration = (node: NodeProgram): string => {
  const store = join(mkdtempSync(join(folder, "demonstration-")), "plan.db")
  return `${shell(node, `${demonstration} "${store}"`, root).split("\n").length} lines`
}

/** Runs one step under one Node and prints what came of it. */
const take = (node: NodeProgram, name: string, step: (node: NodeProgram) => string): void => {
  const begun = Date.now()
  try {
    const result = step(node)
    console.log(`Node ${node.version}, ${name}: ${result}, ${Math.round((Date.now() - begun) / 1000)} s`)
  } catch (error) {
    console.error(`Node ${node.version}, ${name}: failed\n${error instanceof Error ? error.message : error}`)
    process.exitCode = 1
  }
}

try {
  mkdirSync(project)
  const packages = await packAll(folder)
  installAll(packages, project)
  for (const node of chosen.map(nodeProgram)) {
    take(node, "packages", () => tryPackages(packages, project, node))
    take(node, "commands", runCommands)
    take(node, "demonstration", runDemonstration)
    take(node, "tests", runTests)
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
