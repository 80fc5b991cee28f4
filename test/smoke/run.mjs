// What users install works: every package is packed, the tarballs are installed with npm in a project outside the
// workspace, and that project imports, requires, type-checks and bundles what is exported and runs the command line. A second
// project has an effect of its own, of another version. A third is another federation with a topic of its own: examples/04.
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { createRequire } from "node:module"
import { tmpdir } from "node:os"
import { basename, join, relative } from "node:path"
import { pathToFileURL } from "node:url"
import { gzipSync } from "node:zlib"
import { nodeProgram, versionsOfOtherLines } from "../nodes/nodes.ts"
import { tryPackages } from "../nodes/try-packages.ts"
import { besideEffect3 } from "./beside-effect-3.ts"
import { demand, exportedNames, install, installAll, json, packAll, root, run as runIn } from "./packed.ts"
import { sameStory } from "./same-story.ts"

const folder = mkdtempSync(join(tmpdir(), "smoke-"))
const project = join(folder, "project")
const run = (command, args, cwd = project) => runIn(command, args, cwd)

const esbuild = createRequire(createRequire(import.meta.url).resolve("tsup"))("esbuild")

/** What a bundler makes of a module of the project: its size, gzipped, and the files it read. */
const bundle = async (contents) => {
  const { metafile, outputFiles } = await esbuild.build({
    ...{ bundle: true, minify: true, format: "esm", platform: "neutral", mainFields: ["module", "main"] },
    ...{ stdin: { contents, resolveDir: project }, write: false, metafile: true, logLevel: "error" }
  })
  return { bytes: gzipSync(outputFiles[0].contents, { level: 9 }).length, files: Object.keys(metafile.inputs) }
}

const using = (from, ...names) =>
  `import { ${names.join(", ")} } from "${from}"\nglobalThis.used = [${names.join(", ")}]\n`

try {
  mkdirSync(project)
  const packages = await packAll(folder)
  const specifiers = packages.flatMap((p) => p.specifiers)
  installAll(packages, project)

  const esm = exportedNames(packages, project, process.execPath)
  for (const specifier of specifiers)
    console.log(`${specifier}: ${esm[specifier].length} names by import, the same by require`)

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

  for (const [module, moduleResolution] of [
    ["Node16", "Node16"],
    ["ESNext", "Bundler"]
  ]) {
    const options = { ...compilerOptions, module, moduleResolution }
    writeFileSync(join(project, "tsconfig.json"), json({ compilerOptions: options, files: ["consumer.mts"] }))
    run(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), "-p", "tsconfig.json"])
    console.log(`consumer.mts: types of all exports under ${moduleResolution}`)
  }

  const calendar = await import(pathToFileURL(join(project, "node_modules/@keikaku/core/dist/calendar/index.js")))
  const notSchemas = Object.keys(calendar).filter((name) => calendar[name]?.ast === undefined)
  const budgets = [
    [
      190,
      "one decision and the memory store",
      using("@keikaku/core", "openPlan", "definePlan", "defineTopic", "decision") +
        using("@keikaku/core/guidance", "publication").replace("= [publication]", "+= publication.IssueManual") +
        using("@keikaku/kernel", "memoryStore").replace("= [memoryStore]", "+= memoryStore")
    ],
    [5, "the calendar without its schemas", using("@keikaku/core/calendar", ...notSchemas)],
    [12, "apportionment", using("@keikaku/core/apportion", ...esm["@keikaku/core/apportion"])]
  ]
  for (const [kilobytes, what, contents] of budgets) {
    const { bytes } = await bundle(contents)
    demand(bytes <= kilobytes * 1000, `${what}: ${bytes} bytes gzipped, more than ${kilobytes} kB`)
    console.log(`${what}: ${(bytes / 1000).toFixed(1)} kB gzipped, at most ${kilobytes}`)
  }
  // The budgets can be exceeded: with its schemas the calendar brings the whole of them.
  const { bytes: withSchemas } = await bundle(`export * from "@keikaku/core/calendar"`)
  demand(withSchemas > 5_000, `the calendar with its schemas has ${withSchemas} bytes gzipped: nothing was measured`)
  const { files } = await bundle(`import "@keikaku/core/apportion"`)
  const heavy = files.filter((file) => /effect\/dist\/(index|Schema|Effect|internal\/effect)\.js$/.test(file))
  demand(heavy.length === 0, `@keikaku/core/apportion loads ${heavy.join(", ")}`)

  const help = run("npx", ["--no-install", "keikaku", "--help"])
  console.log(`npx keikaku --help: exit 0, ${help.split("\n").length} lines`)

  for (const version of versionsOfOtherLines)
    console.log(`Node ${version}: ${tryPackages(packages, project, nodeProgram(version))}`)

  const other = join(folder, "effect-3")
  mkdirSync(other)
  const { name, tarball } = packages.find((p) => p.name === "@keikaku/standalone")
  const dependencies = { effect: "3.22.4", [name]: `file:${tarball}` }
  writeFileSync(join(other, "package.json"), json({ name: "effect-3", private: true, dependencies }))
  install(other)
  const body = `
const main = async () => {
  const manual = { manual: "m1", title: "手引", edition: 1, occurredOn: "2023-06-01" }
  for (const options of [{}, { path: "plan.db" }]) {
    const plan = await openPlan(options)
    const { _tag } = await plan.execute("IssueManual", manual, { commandId: "c1", actor: "headquarters/1" })
    const { table: { rows } } = await plan.report("target-progress", { level: "nation" })
    if (_tag !== "Recorded" || rows.length === 0) throw new Error(_tag)
    await plan.close()
  }
  console.log(Effect.runSync(Effect.succeed(1)))
}
main()
`
  const imports = `import { openPlan } from "${name}"\nimport { Effect } from "effect"\n`
  const requires = `const { openPlan } = require("${name}")\nconst { Effect } = require("effect")\n`
  writeFileSync(join(other, "host.mjs"), imports + body)
  writeFileSync(join(other, "host.cjs"), requires + body)
  writeFileSync(join(other, "host.mts"), imports + body)
  // As Jest loads modules: CommonJS that cannot require an ES module.
  const flag = "--no-experimental-require-module"
  const flags = process.allowedNodeEnvironmentFlags.has(flag) ? [flag] : []
  for (const file of ["host.mjs", "host.cjs"]) {
    run(process.execPath, [...flags, file], other)
    rmSync(join(other, "plan.db"))
  }
  writeFileSync(
    join(other, "tsconfig.json"),
    json({ compilerOptions: { ...compilerOptions, skipLibCheck: true }, files: ["host.mts"] })
  )
  run(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), "-p", "tsconfig.json"], other)
  console.log(`${name} beside effect ${dependencies.effect}: imports, requires and type-checks`)

  sameStory(packages, await besideEffect3(packages, folder), folder)

  const example = join(root, "examples/04-another-federation")
  const chambers = join(folder, "chambers")
  const ofProject = (file) => !/^(dist|node_modules|tarballs)\b/.test(relative(example, file))
  cpSync(example, chambers, { recursive: true, filter: ofProject })
  mkdirSync(join(chambers, "tarballs"))
  for (const { tarball } of packages) cpSync(tarball, join(chambers, "tarballs", basename(tarball)))
  const begun = Date.now()
  install(chambers)
  console.log(run("npm", ["test", "--silent"], chambers).trim())
  console.log(`another federation, installed with npm and checked in ${Math.round((Date.now() - begun) / 1000)} s`)
} catch (error) {
  console.error(`smoke test failed: ${error.message}\n${error.stdout ?? ""}${error.stderr ?? ""}`)
  process.exitCode = 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}
