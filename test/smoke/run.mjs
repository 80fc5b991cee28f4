// What users install works: every package is packed, the tarballs are installed with npm in a project outside the
// workspace, and that project imports, requires and type-checks every export and runs the command line.
import { execFileSync } from "node:child_process"
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"

const root = join(import.meta.dirname, "../..")
const folder = mkdtempSync(join(tmpdir(), "smoke-"))
const project = join(folder, "project")
const env = { ...process.env, npm_config_loglevel: "error" }
const run = (command, args, cwd = project) => execFileSync(command, args, { cwd, env, encoding: "utf8", stdio: "pipe" })
const json = (value) => `${JSON.stringify(value, null, 2)}\n`
const demand = (condition, sentence) => {
  if (!condition) throw new Error(sentence)
}

const pack = (name) => {
  const directory = join(root, "packages", name)
  const { exports } = JSON.parse(readFileSync(join(directory, "package.json"), "utf8"))
  for (const { import: esm, require: cjs } of Object.values(exports)) {
    for (const file of [esm.types, esm.default, cjs.types, cjs.default]) {
      demand(existsSync(join(directory, file)), `packages/${name}/${file} is missing: build first`)
    }
  }
  const packed = run(join(root, "node_modules/.bin/pnpm"), ["pack", "--json", "--pack-destination", folder], directory)
  const tarball = JSON.parse(packed).filename
  const files = run("tar", ["-tzf", tarball], folder).split("\n")
  demand(files.includes("package/LICENSE"), `${tarball} has no LICENSE`)
  if (existsSync(join(directory, "README.md")))
    demand(files.includes("package/README.md"), `${tarball} has no README.md`)
  const manifest = run("tar", ["-xzOf", tarball, "package/package.json"], folder)
  demand(!/"(workspace|catalog):/.test(manifest), `${tarball} depends on something that only the workspace knows`)
  for (const bin of Object.values(JSON.parse(manifest).bin ?? {})) {
    demand(existsSync(join(directory, bin)), `packages/${name}/${bin} is missing: build first`)
  }
  console.log(`packed ${tarball.slice(folder.length + 1)}: ${files.length - 1} files, with LICENSE`)
  const specifiers = Object.keys(exports).map((path) => `@keikaku/${name}${path.slice(1)}`)
  return { name: `@keikaku/${name}`, tarball, specifiers }
}

const load = (file, specifiers, load) => {
  const lines = specifiers.map(
    (s) => `names[${JSON.stringify(s)}] = Object.keys(${load(s)}).filter((n) => n !== "default").sort()`
  )
  writeFileSync(
    join(project, file),
    ["const names = {}", ...lines, "console.log(JSON.stringify(names))", ""].join("\n")
  )
  return JSON.parse(run(process.execPath, [file]))
}

try {
  mkdirSync(project)
  const packages = readdirSync(join(root, "packages")).map(pack)
  const specifiers = packages.flatMap((p) => p.specifiers)

  writeFileSync(
    join(project, "package.json"),
    json({
      name: "smoke",
      private: true,
      dependencies: Object.fromEntries(packages.map((p) => [p.name, `file:${p.tarball}`])),
      overrides: Object.fromEntries(packages.map((p) => [p.name, `$${p.name}`]))
    })
  )
  run("npm", ["install", "--no-audit", "--no-fund"])
  console.log(`installed ${packages.length} tarballs with npm ${run("npm", ["--version"]).trim()}`)

  const esm = load("all.mjs", specifiers, (s) => `await import("${s}")`)
  const cjs = load("all.cjs", specifiers, (s) => `require("${s}")`)
  for (const specifier of specifiers) {
    const count = esm[specifier].length
    demand(count > 0, `${specifier} exports nothing`)
    demand(
      esm[specifier].join() === cjs[specifier].join(),
      `${specifier} exports other names to require than to import`
    )
    console.log(`${specifier}: ${count} names by import, the same by require`)
  }

  const consumer = [
    ...specifiers.map((s, i) => `import * as m${i} from "${s}"`),
    "type Typed<M> = 0 extends 1 & M ? never : keyof M extends never ? never : true",
    ...specifiers.map((_, i) => `export const typed${i}: Typed<typeof m${i}> = true`),
    ""
  ].join("\n")
  const consumers = ["consumer.mts", "consumer.cts"]
  for (const file of consumers) writeFileSync(join(project, file), consumer)
  const settings = { strict: true, noEmit: true, module: "NodeNext", target: "ES2022", types: ["node"] }
  const compilerOptions = { ...settings, typeRoots: [join(root, "node_modules/@types")] }
  writeFileSync(join(project, "tsconfig.json"), json({ compilerOptions, files: consumers }))
  run(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), "-p", "tsconfig.json"])
  console.log(`${consumers.join(" and ")}: types of all exports under NodeNext, declarations included`)

  const help = run("npx", ["--no-install", "keikaku", "--help"])
  console.log(`npx keikaku --help: exit 0, ${help.split("\n").length} lines`)
} catch (error) {
  console.error(`smoke test failed: ${error.message}\n${error.stdout ?? ""}`)
  process.exitCode = 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}
