// The story of test/styles/scenario.ts told in every style by hosts that have installed the tarballs: promises, effect 4, fp-ts, standalone
// and effect 3. Each ends with the same bytes and the same root. Prints how large and how slow to start each style is.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { asked, askedAt, steps } from "../styles/scenario.ts"
import { demand, install, json, type Packed, run } from "./packed.ts"

/** What every host says at its end, given how it asks, reads the lines and reports. */
const telling = `
const { asked, askedAt, steps } = JSON.parse(readFileSync("story.json", "utf8"))
const endOf = (asking) => asking.then(
  (outcome) => (outcome._tag === "Refused" ? outcome.rejection.code : outcome._tag),
  (failure) => {
    if (failure.issues === undefined) throw failure
    return failure.issues.map(({ path }) => path.join(".")).sort().join(" ")
  }
)
let time = 0
const now = () => time
const tell = async ({ audit, ask, report, close }) => {
  for (const step of steps) {
    time = step.time
    const end = await endOf(ask(step))
    if (end !== step.ends) throw new Error(step.sender.commandId + ": " + end + ", not " + step.ends)
  }
  time = askedAt
  const { table } = await report(asked.report, asked.parameters)
  const { actual } = table.rows.find(({ metricCode }) => metricCode === "canvasses")
  const signed = await audit.checkpoint()
  const { status } = await audit.verify()
  await close()
  console.log(JSON.stringify({ actual, root: signed.root, size: signed.size, status }))
}
const signingKey = readFileSync("signing-key.txt", "utf8").trim()
`

const plain = `import { readFileSync } from "node:fs"
import { openAudit } from "@keikaku/audit/promise"
import { openPlan, zenkokuPlan } from "@keikaku/core"
import { openSqlite } from "@keikaku/store-sqlite"
${telling}
const { close, store } = await openSqlite("promises.db")
const plan = openPlan({ plan: zenkokuPlan, store, close, now })
const decisionOf = (name) => zenkokuPlan.catalogue.decisions.get(name)
await tell({
  audit: openAudit(store, signingKey),
  ask: ({ command, decision, sender }) => plan.execute(decisionOf(decision), command, sender),
  report: plan.report,
  close: plan.close
})
`

const onEffect = `import { readFileSync } from "node:fs"
import { openAudit } from "@keikaku/audit/promise"
import { Keikaku, zenkokuPlan } from "@keikaku/core"
import { StoreWithSidecar } from "@keikaku/kernel"
import { SqliteStore } from "@keikaku/store-sqlite"
import { Clock, Effect, Layer, ManagedRuntime } from "effect"
${telling}
const layer = Keikaku.layer(zenkokuPlan).pipe(Layer.provideMerge(SqliteStore.layer({ path: "effect.db" })))
const runtime = ManagedRuntime.make(layer)
const atTime = (effect) => Clock.clockWith((clock) => Effect.provideService(effect, Clock.Clock,
  Object.assign(Object.create(clock), { currentTimeMillisUnsafe: now, currentTimeMillis: Effect.sync(now) })))
const store = await runtime.runPromise(StoreWithSidecar.use(Effect.succeed))
const use = (work) => runtime.runPromise(atTime(Keikaku.use(work)))
await tell({
  audit: openAudit(store, signingKey),
  ask: ({ command, decision, sender }) =>
    use(({ execute }) => execute(zenkokuPlan.catalogue.decisions.get(decision), command, sender)),
  report: (name, parameters) => use(({ report }) => report(name, parameters)),
  close: () => runtime.dispose()
})
`

const onFpTs = `import { readFileSync } from "node:fs"
import { openAudit } from "@keikaku/audit/promise"
import { openPlan, zenkokuPlan } from "@keikaku/core"
import { execute, report } from "@keikaku/fp-ts"
import { openSqlite } from "@keikaku/store-sqlite"
${telling}
const { close, store } = await openSqlite("fp-ts.db")
const plan = openPlan({ plan: zenkokuPlan, store, close, now })
const right = async (task) => {
  const either = await task()
  if (either._tag === "Left") throw either.left
  return either.right
}
await tell({
  audit: openAudit(store, signingKey),
  ask: ({ command, decision, sender }) =>
    right(execute(zenkokuPlan.catalogue.decisions.get(decision))(command, sender)(plan)),
  report: (name, parameters) => right(report(name)(parameters)(plan)),
  close: plan.close
})
`

const standalone = `import { readFileSync } from "node:fs"
import { openPlan } from "@keikaku/standalone"
${telling}
const plan = await openPlan({ path: "standalone.db", now })
await tell({
  audit: plan.audit(signingKey),
  ask: ({ command, decision, sender }) => plan.execute(decision, command, sender),
  report: plan.report,
  close: plan.close
})
`

const onEffect3 = `import { readFileSync } from "node:fs"
import { Keikaku } from "@keikaku/effect-schema"
import { Clock, Effect, Layer, ManagedRuntime } from "effect"
${telling}
const machine = Clock.make()
const clock = { ...machine, unsafeCurrentTimeMillis: now, currentTimeMillis: Effect.sync(now) }
const runtime = ManagedRuntime.make(Keikaku.layer({ path: "effect-3.db" }).pipe(Layer.provide(Layer.setClock(clock))))
const use = (work) => runtime.runPromise(Effect.either(Effect.flatMap(Keikaku, work))).then((either) => {
  if (either._tag === "Left") throw either.left
  return either.right
})
await tell({
  audit: {
    checkpoint: () => use(({ audit }) => Effect.flatMap(audit(signingKey), ({ checkpoint }) => checkpoint)),
    verify: () => use(({ audit }) => Effect.flatMap(audit(signingKey), ({ verify }) => verify()))
  },
  ask: ({ command, decision, sender }) => use(({ execute }) => execute(decision, command, sender)),
  report: (name, parameters) => use(({ report }) => report(name, parameters)),
  close: () => runtime.dispose()
})
`

/** How long a program takes from its start to its end, the best of three; in milliseconds. */
const startOf = (file: string, cwd: string): number =>
  Math.min(
    ...[1, 2, 3].map(() => {
      const begun = performance.now()
      run(process.execPath, [file], cwd)
      return performance.now() - begun
    })
  )

/** Tells it in a folder; `beside` are the tarballs for hosts on effect 3. */
export const sameStory = (packages: ReadonlyArray<Packed>, beside: Packed, folder: string): void => {
  const only = (...names: ReadonlyArray<string>) => {
    const wanted = [...packages, beside].filter(({ name }) => names.includes(name.replace("@keikaku/", "")))
    return Object.fromEntries(wanted.map(({ name, tarball }) => [name, `file:${tarball}`]))
  }
  const onEffect4 = { ...only("audit", "core", "kernel", "store-sqlite"), effect: "4.1.0" }
  const hosts = [
    ["promises", plain, onEffect4],
    ["effect", onEffect, onEffect4],
    ["fp-ts", onFpTs, { ...onEffect4, ...only("fp-ts"), "fp-ts": "2.16.11", "io-ts": "2.2.22" }],
    ["standalone", standalone, only("standalone")],
    ["effect-3", onEffect3, { ...only("standalone", "effect-schema"), effect: "3.22.4", "@effect/schema": "0.75.5" }]
  ] as const
  const ends = new Map<string, string>()
  for (const [name, program, dependencies] of hosts) {
    const cwd = join(folder, `story-${name}`)
    mkdirSync(cwd)
    const overrides = Object.fromEntries(Object.keys(dependencies).map((each) => [each, `$${each}`]))
    writeFileSync(join(cwd, "package.json"), json({ name, private: true, type: "module", dependencies, overrides }))
    writeFileSync(join(cwd, "story.json"), json({ asked, askedAt, steps }))
    install(cwd)
    writeFileSync(join(cwd, "main.js"), program)
    const key = join(folder, "signing-key.txt")
    if (ends.size === 0) {
      const make = `import { createKey } from "@keikaku/audit/promise"; console.log(createKey("story.example/plan").signingKey)`
      writeFileSync(join(cwd, "key.mjs"), make)
      writeFileSync(key, run(process.execPath, ["key.mjs"], cwd))
    }
    writeFileSync(join(cwd, "signing-key.txt"), readFileSync(key))
    const said = run(process.execPath, ["main.js"], cwd).trim()
    ends.set(name, said)
    writeFileSync(join(cwd, "start.js"), program.slice(0, program.indexOf("\nconst { asked")))
    console.log(`the story by ${name}: ${said}; its modules load in ${startOf("start.js", cwd).toFixed(0)} ms`)
  }
  demand(new Set(ends.values()).size === 1, `the styles end differently: ${JSON.stringify([...ends])}`)
  demand([...ends.values()][0]?.includes('"status":"whole"'), `not whole: ${[...ends.values()][0]}`)
}
