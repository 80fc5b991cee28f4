// What users install: every package is packed, looked through, and its tarball installed with npm in a project outside the
// workspace. Here is what several programs do with such a project; each has a folder of its own.
import { execFileSync, spawnSync } from "node:child_process"
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { packageProblems } from "./package-problems.ts"

/** The folder of the checkout. */
export const root = join(import.meta.dirname, "../..")

/** A package as it is published: its tarball, and what of it can be imported. */
export interface Packed {
  readonly name: string
  readonly tarball: string
  readonly specifiers: ReadonlyArray<string>
}

// A host's npm knows nothing of the package manager that runs this.
const ofPnpm = /^p?npm_(?!config_(registry|cache|userconfig)$)/iu
const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !ofPnpm.test(name)))

/** Runs a program in a folder; what it printed. Fails unless it exits with 0. */
export const run = (command: string, args: ReadonlyArray<string>, cwd: string): string =>
  execFileSync(command, args, { cwd, env, encoding: "utf8", stdio: "pipe" })

/** A value as the text of a file. */
export const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`

/** Fails with the sentence unless the condition holds. */
export const demand: (condition: unknown, sentence: string) => asserts condition = (condition, sentence) => {
  if (!condition) throw new Error(sentence)
}

/** Packs a package into a folder, and looks through its tarball; `wanted` is the effect of its hosts. */
export const pack = async (name: string, folder: string, wanted = "^4.1.0"): Promise<Packed> => {
  const directory = join(root, "packages", name)
  const { exports } = JSON.parse(readFileSync(join(directory, "package.json"), "utf8"))
  for (const path of Object.keys(exports)) {
    const { import: esm, require: cjs } = exports[path]
    for (const file of [esm.types, esm.default, cjs.types, cjs.default]) {
      demand(existsSync(join(directory, file)), `packages/${name}/${file} is missing: build first`)
    }
  }
  const packed = run(join(root, "node_modules/.bin/pnpm"), ["pack", "--json", "--pack-destination", folder], directory)
  const tarball: string = JSON.parse(packed).filename
  const files = run("tar", ["-tzf", tarball], folder).split("\n")
  demand(files.includes("package/LICENSE"), `${tarball} has no LICENSE`)
  demand(files.includes("package/README.md"), `${tarball} has no README.md`)
  for (const map of files.filter((file) => file.endsWith(".map"))) {
    for (const source of JSON.parse(readFileSync(join(directory, map.slice("package/".length)), "utf8")).sources) {
      demand(files.includes(join(map, "..", source)), `${tarball}: ${map} leads to ${source}, which is not packed`)
    }
  }
  const manifest = run("tar", ["-xzOf", tarball, "package/package.json"], folder)
  const { bin = {}, dependencies = {}, peerDependencies = {} } = JSON.parse(manifest)
  demand(!("effect" in dependencies) || name === "cli", `${tarball} brings an effect besides its host's`)
  const effect = peerDependencies.effect ?? dependencies.effect ?? wanted
  demand(effect === wanted, `${tarball} wants effect ${effect}`)
  demand(!/"(workspace|catalog):/.test(manifest), `${tarball} depends on something that only the workspace knows`)
  for (const file of Object.values<string>(bin)) {
    demand(existsSync(join(directory, file)), `packages/${name}/${file} is missing: build first`)
  }
  const problems = await packageProblems(tarball)
  demand(problems.length === 0, `${tarball}:\n${problems.join("\n")}`)
  console.log(`packed ${tarball.slice(folder.length + 1)}: ${files.length - 1} files, with LICENSE, found right`)
  const specifiers = Object.keys(exports).map((path) => `@keikaku/${name}${path.slice(1)}`)
  return { name: `@keikaku/${name}`, tarball, specifiers }
}

/** Packs every package into a folder, but for the one whose hosts have another effect. */
export const packAll = async (folder: string): Promise<ReadonlyArray<Packed>> => {
  const packed: Array<Packed> = []
  for (const name of readdirSync(join(root, "packages")))
    if (name !== "effect-schema") packed.push(await pack(name, folder))
  return packed
}

/** Installs as a careful host does: what does not fit this Node is an error, and nothing is warned of. */
export const install = (cwd: string): void => {
  const args = ["install", "--engine-strict", "--loglevel=warn", "--no-audit", "--no-fund", "--no-update-notifier"]
  const { status, stderr, stdout } = spawnSync("npm", args, { cwd, env, encoding: "utf8" })
  demand(status === 0 && stderr === "", `npm install in ${cwd}: exit ${status}\n${stderr}${stdout}`)
}

/** Makes a folder a project that has every package installed. */
export const installAll = (packages: ReadonlyArray<Packed>, project: string): void => {
  const manifest = {
    ...{ name: "smoke", private: true },
    dependencies: Object.fromEntries(packages.map((each) => [each.name, `file:${each.tarball}`])),
    overrides: Object.fromEntries(packages.map((each) => [each.name, `$${each.name}`]))
  }
  writeFileSync(join(project, "package.json"), json(manifest))
  install(project)
  const npm = run("npm", ["--version"], project).trim()
  console.log(`installed ${packages.length} tarballs with npm ${npm}, without a warning`)
}

/** The names that each specifier gives to `import` and to `require`, which must be the same, under a Node. */
export const exportedNames = (
  packages: ReadonlyArray<Packed>,
  project: string,
  node: string
): Readonly<Record<string, ReadonlyArray<string>>> => {
  const specifiers = packages.flatMap((each) => each.specifiers)
  const load = (file: string, loading: (specifier: string) => string) => {
    const lines = specifiers.map(
      (s) => `names["${s}"] = Object.keys(${loading(s)}).filter((name) => name !== "default").sort()`
    )
    writeFileSync(
      join(project, file),
      ["const names = {}", ...lines, "console.log(JSON.stringify(names))", ""].join("\n")
    )
    return JSON.parse(run(node, [file], project))
  }
  const esm = load("all.mjs", (specifier) => `await import("${specifier}")`)
  const cjs = load("all.cjs", (specifier) => `require("${specifier}")`)
  for (const specifier of specifiers) {
    demand(esm[specifier].length > 0, `${specifier} exports nothing`)
    demand(
      esm[specifier].join() === cjs[specifier].join(),
      `${specifier} exports other names to require than to import`
    )
  }
  return esm
}
