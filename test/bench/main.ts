// The benchmark's command, run in this folder: reads the arguments, runs the rows, prints each line when it is done, and writes
// what is measured into the document, after each row.
import { execFileSync } from "node:child_process"
import { existsSync, readFileSync, writeFileSync } from "node:fs"
import { cpus, totalmem } from "node:os"
import { resolve } from "node:path"
import { parseArgs } from "node:util"
import Database from "libsql"
import { asDocument, asText } from "./report.ts"
import { everybody } from "./roster.ts"
import type { Scale } from "./row.ts"
import { rows } from "./rows/index.ts"
import { type MeasuredRow, runRow } from "./run-row.ts"
import { setStage } from "./stage.ts"

const options = {
  quick: { type: "boolean", default: false },
  full: { type: "boolean", default: false },
  rows: { type: "string" },
  out: { type: "string" }
} as const

const { full, out, quick, rows: letters } = parseArgs({ options }).values
const scale: Scale = quick ? "quick" : full ? "full" : "normal"
// Given from where the command was typed; a quick run does not touch the published document.
const isWritten = !quick || out !== undefined
const document = out === undefined ? "../../docs/benchmarks.md" : resolve(process.env.INIT_CWD ?? process.cwd(), out)

process.env.LOG_LEVEL ??= "fatal"
process.env.NODE_ENV ??= "production"
// One of the peers has its store in memory sleep, to be like a real one.
process.env.SLEEP_MS ??= "0"

const versionOf = (name: string): string =>
  JSON.parse(readFileSync(`../../node_modules/${name}/package.json`, "utf8")).version
const sqliteVersion = (): string =>
  (new Database(":memory:").prepare("SELECT sqlite_version() AS version").get() as { version: string }).version
const ownVersions = (): string => ["libsql", "pg", "effect"].map((name) => `${name} ${versionOf(name)}`).join(", ")
const commit = (): string => execFileSync("git", ["describe", "--always", "--dirty"], { encoding: "utf8" }).trim()
const peerVersions = (): string =>
  Object.entries(JSON.parse(readFileSync("package.json", "utf8")).devDependencies)
    .map(([name, version]) => `${name} ${version}`)
    .join(", ")

/** Not by `console.log`: one of the peers silences it for as long as an append takes, and may never come back. */
const print = (text: string) => process.stdout.write(`${text}\n`)

const stage = setStage()
const measured: Array<MeasuredRow> = []
try {
  const contestants = await everybody()
  // One of the peers answers for the process: it ends it at a signal, and keeps it alive after a failure. That is ours to do.
  for (const happening of ["uncaughtException", "unhandledRejection"]) process.removeAllListeners(happening)
  for (const signal of ["SIGINT", "SIGTERM"])
    process.removeAllListeners(signal).once(signal, () => void stage.clear().finally(() => process.exit(1)))
  const about = async () =>
    new Map([
      [
        "Machine",
        `${cpus().length} × ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB, ${process.platform}`
      ],
      ["Node", process.version],
      ["PostgreSQL", await stage.postgresVersion()],
      ["SQLite", sqliteVersion()],
      ["Drivers", ownVersions()],
      ["Peers", peerVersions()]
    ])
  const when = `Measured on ${new Date().toISOString().slice(0, 10)} at ${commit()}, in ${scale} sizes.`
  for (const row of rows.filter(({ letter }) => letters === undefined || letters.split(",").includes(letter))) {
    print(`\n${row.letter}. ${row.title}`)
    measured.push(await runRow(row, { contestants, stage, scale }, (line) => print(`\n${asText(line)}`)))
    for (const note of measured.at(-1)!.notes) print(`- ${note}`)
    if (!isWritten) continue
    const former = existsSync(document) ? readFileSync(document, "utf8") : ""
    writeFileSync(document, asDocument({ about: await about(), when }, measured, former))
  }
} finally {
  await stage.clear()
}
