// Effect 3 and effect 4 beside each other, from tarballs: a host on effect 3 with @keikaku/effect-schema, installed with npm, pnpm and yarn,
// and a workspace whose other package is on effect 4 with @keikaku/core. Each program gets the effect that it asks for.
import { mkdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { demand, install, json, type Packed, pack, root, run } from "./packed.ts"

const body = `
const issue = (payload, commandId) =>
  Effect.gen(function* () {
    const plan = yield* Keikaku
    const command = yield* Schema.decodeUnknown(commandSchema("IssueManual"))(payload)
    return (yield* failOnRefusal(plan.execute("IssueManual", command, { commandId, actor: "headquarters/1" })))._tag
  }).pipe(
    Effect.catchTags({
      ParseError: (error) => Effect.succeed(pathsOf(error).join()),
      CommandRefused: ({ rejection }) => Effect.succeed(rejection.code)
    })
  )
const manual = { manual: "m1", title: "手引", edition: 1, occurredOn: "2023-06-01" }
const story = Effect.gen(function* () {
  const plan = yield* Keikaku
  const said = [yield* issue(manual, "c1"), yield* issue({ ...manual, title: "別" }, "c2"), yield* issue({ ...manual, edition: -1 }, "c3")]
  const events = yield* Stream.runCollect(Stream.take(plan.events(), 1))
  return [...said, Chunk.toReadonlyArray(events).length].join(" ")
})
const told = (options) => Effect.runPromise(Effect.provide(story, Keikaku.layer(options)))
const tell = async () => {
  for (const options of [{}, { path: process.argv[2] }]) {
    const said = await told(options)
    if (said !== "Recorded EditionNotNewer edition 1") throw new Error(said)
  }
}
`
const names = [
  ["effect", "Chunk, Effect, Stream"],
  ["@effect/schema", "Schema"],
  ["@keikaku/effect-schema", "Keikaku, commandSchema, failOnRefusal, pathsOf"]
]
const imports = names.map(([from, what]) => `import { ${what} } from "${from}"\n`).join("")
const requires = names.map(([from, what]) => `const { ${what} } = require("${from}")\n`).join("")
const typed = (text: string): string =>
  text
    .replace("(payload, commandId)", "(payload: unknown, commandId: string)")
    .replace("(options)", "(options: KeikakuOptions)")
    .replace("Keikaku,", "Keikaku, type KeikakuOptions,")

const onEffect4 = `import { openPlan, publication, zenkokuPlan } from "@keikaku/core"
import { openMemory } from "@keikaku/kernel"
import { Result } from "effect"
const plan = openPlan({ plan: zenkokuPlan, ...openMemory() })
const manual = { manual: "m1", title: "手引", edition: 1, occurredOn: "2023-06-01" }
const { _tag } = await plan.execute(publication.IssueManual, manual, { commandId: "c1", actor: "headquarters/1" })
if (_tag !== "Recorded" || !Result.isSuccess(Result.succeed(1))) throw new Error(_tag)
await plan.close()
`

interface Listed {
  readonly dependencies?: Readonly<Record<string, Listed & { readonly version: string }>>
}

/** Every version of effect in what npm lists. */
const versionsIn = ({ dependencies = {} }: Listed): ReadonlyArray<string> =>
  Object.entries(dependencies).flatMap(([name, each]) => [
    ...(name === "effect" ? [each.version] : []),
    ...versionsIn(each)
  ])

const demandVersions = (directory: string, expected: string): void => {
  const found = [...new Set(versionsIn(JSON.parse(run("npm", ["ls", "effect", "--all", "--json"], directory))))].sort()
  demand(found.join(" and ") === expected, `npm ls effect in ${directory}: ${found.join(" and ")}, not ${expected}`)
}

const write = (directory: string, files: Readonly<Record<string, unknown>>): string => {
  mkdirSync(directory, { recursive: true })
  for (const [name, content] of Object.entries(files))
    writeFileSync(join(directory, name), typeof content === "string" ? content : json(content))
  return directory
}

const compilerOptions = {
  ...{ strict: true, noEmit: true, module: "NodeNext", target: "ES2022", types: ["node"], skipLibCheck: false },
  typeRoots: [join(root, "node_modules/@types")]
}

/** Imports, requires and type-checks in the project of a host, declarations included. */
const check = (directory: string): void => {
  for (const file of ["host.mjs", "host.cjs"]) run(process.execPath, [file, `${file}.db`], directory)
  run(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), "-p", "tsconfig.json"], directory)
}

/** Tries it all in a folder; answers the package of hosts on effect 3. */
export const besideEffect3 = async (packages: ReadonlyArray<Packed>, folder: string): Promise<Packed> => {
  const effectSchema = await pack("effect-schema", folder, "^3.9.2")
  const packed = [...packages, effectSchema]
  const only = (...names: ReadonlyArray<string>) =>
    Object.fromEntries(
      packed.filter(({ name }) => names.includes(name)).map(({ name, tarball }) => [name, `file:${tarball}`])
    )
  const ours = only("@keikaku/effect-schema", "@keikaku/standalone")
  const onEffect3 = (effect: string) => ({ effect, "@effect/schema": "0.75.5", ...ours })
  const host = (name: string, effect: string, more: object) =>
    write(join(folder, name), {
      "package.json": { name, private: true, dependencies: onEffect3(effect), ...more },
      "host.mjs": `${imports}${body}await tell()\n`,
      "host.cjs": `${requires}${body}tell()\n`,
      "host.mts": typed(`${imports}${body}await tell()\n`),
      "host.cts": typed(`${imports}${body}tell()\n`),
      "tsconfig.json": { compilerOptions, files: ["host.mts", "host.cts"] }
    })

  for (const effect of ["3.22.4", "3.9.2"]) {
    const overrides = { "@keikaku/standalone": "$@keikaku/standalone" }
    const directory = host(`npm-effect-${effect}`, effect, { overrides })
    install(directory)
    check(directory)
    demandVersions(directory, effect)
    console.log(`@keikaku/effect-schema on effect ${effect} and no other, with npm: imports, requires and type-checks`)
  }

  const pnpm = host("pnpm-effect-3", "3.22.4", { pnpm: { overrides: ours } })
  run(join(root, "node_modules/.bin/pnpm"), ["install", "--ignore-workspace"], pnpm)
  check(pnpm)
  const yarn = host("yarn-effect-3", "3.22.4", { resolutions: ours, license: "MIT" })
  run("npx", ["--yes", "yarn@1.22.22", "install", "--no-progress", "--no-lockfile"], yarn)
  check(yarn)
  console.log("the same with pnpm and with yarn 1.22.22")

  const both = write(join(folder, "both"), {
    "package.json": {
      ...{ name: "both", private: true, workspaces: ["on-3", "on-4"] },
      overrides: only("@keikaku/standalone", "@keikaku/kernel")
    },
    "main.mjs": `await import("./on-3/main.mjs")\nawait import("./on-4/main.mjs")\n`
  })
  write(join(both, "on-3"), {
    "package.json": { name: "on-3", dependencies: onEffect3("3.22.4") },
    "main.mjs": `${imports}${body}await tell()\n`
  })
  write(join(both, "on-4"), {
    "package.json": { name: "on-4", dependencies: { effect: "^4.1.0", ...only("@keikaku/core", "@keikaku/kernel") } },
    "main.mjs": onEffect4
  })
  install(both)
  run(process.execPath, ["main.mjs", "plan.db"], both)
  demandVersions(both, "3.22.4 and 4.1.0")
  console.log("a workspace with one package on effect 3 and one on effect 4: both work in one process")
  return effectSchema
}
