// Import boundaries hold in the real tree, and every rule bites: a small tree with one breach for each rule is cruised
// with the same configuration, and exactly the planted breaches must be reported.
import { execFile } from "node:child_process"
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { createRequire } from "node:module"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { promisify } from "node:util"
import { afterAll, beforeAll, describe, expect, it } from "vitest"

const root = join(import.meta.dirname, "../..")
const config = join(root, ".dependency-cruiser.cjs")
const rules: ReadonlyArray<string> = createRequire(import.meta.url)(config).forbidden.map(
  (r: { name: string }) => r.name
)

/** For each rule, files of which the first breaks it. */
const breaches: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "kernel-imports-only-what-it-may": { "kernel/src/disk.ts": `import "node:fs"` },
  "core-imports-only-what-it-may": { "core/src/exact/hash.ts": `import "node:crypto"` },
  "store-sqlite-imports-only-what-it-may": { "store-sqlite/src/plan.ts": `import type { Plan } from "@keikaku/core"` },
  "store-postgres-imports-only-what-it-may": { "store-postgres/src/other.ts": `import "@keikaku/store-sqlite"` },
  "audit-imports-only-what-it-may": { "audit/src/file.ts": `import "node:fs"` },
  "audit-node-crypto-imports-only-what-it-may": { "audit/src/node-crypto.ts": `import "@keikaku/core"` },
  "audit-bundle-imports-only-what-it-may": { "audit/src/bundle/store.ts": `import "@keikaku/store-sqlite"` },
  "audit-timestamp-imports-only-what-it-may": { "audit/src/timestamp/store.ts": `import "@keikaku/store-sqlite"` },
  "testing-imports-only-what-it-may": { "testing/src/driver.ts": `import "libsql"` },
  "fp-ts-imports-only-what-it-may": { "fp-ts/src/open.ts": `import "@keikaku/store-sqlite"` },
  "http-imports-only-what-it-may": { "http/src/handler.ts": `import "@keikaku/store-sqlite"` },
  "cli-imports-only-what-it-may": { "cli/src/serve.ts": `import "@keikaku/store-sqlite"` },
  "http-node-imports-only-what-it-may": { "http-node/src/serve.ts": `import "@keikaku/core"` },
  "standalone-imports-only-what-it-may": { "standalone/src/file.ts": `import "node:fs"` },
  "effect-schema-imports-only-what-it-may": { "effect-schema/src/plan.ts": `import "@keikaku/core"` },
  "cli-run-cli-imports-only-what-it-may": { "cli/src/run-cli.ts": `import "libsql"` },
  "every-package-has-a-row": { "newcomer/src/index.ts": `import "effect"` },
  "what-is-imported-is-declared": { "kernel/src/undeclared.ts": `import "libsql"` },
  "no-cycles": {
    "core/src/exact/egg.ts": `import "./hen.ts"`,
    "core/src/exact/hen.ts": `import type { Egg } from "./egg.ts"`
  },
  "topic-only-through-its-index": { "core/src/plan/alpha/decisions.ts": `import "../beta/events.ts"` },
  "chapter-only-through-topic-indexes": { "core/src/plan/index.ts": `export * from "./beta/events.ts"` },
  "no-chapter-imports-reports": { "core/src/plan/alpha/state.ts": `import "../../reports/index.ts"` },
  "exact-arithmetic-needs-no-effect": { "core/src/exact/sum.ts": `import "effect"` },
  "apportionment-needs-no-schema": {
    "core/src/plan/target/apportion/yen.ts": `import "../../../exact/schemas.ts"`,
    "core/src/exact/schemas.ts": `import "effect"`
  },
  "holidays-are-read-in-the-calendar": { "core/src/exact/payday.ts": `import "@holiday-jp/holiday_jp"` },
  "calendar-without-holidays": { "core/src/calendar/index.ts": `export * from "./holidays.ts"` }
}

const permitted: Readonly<Record<string, string>> = {
  "kernel/src/index.ts": `import "effect"`,
  "core/src/index.ts": `import "@keikaku/kernel"\nimport "./reports/index.ts"`,
  "core/src/reports/index.ts": `import "../plan/beta/index.ts"`,
  "core/src/calendar/holidays.ts": `import "@holiday-jp/holiday_jp"`,
  "core/src/plan/beta/index.ts": `export * from "./events.ts"`,
  "core/src/plan/beta/events.ts": `import "@keikaku/kernel"`,
  "core/src/plan/gamma/index.ts": `import "../beta/index.ts"`,
  "store-sqlite/src/index.ts": `import "node:fs"\nimport "libsql"\nimport "@keikaku/kernel"`,
  "store-postgres/src/index.ts": `import "node:net"\nimport "pg"\nimport "@keikaku/kernel"`,
  "cli/src/index.ts": `import "node:fs"\nimport "@keikaku/core"\nimport "@keikaku/http"`,
  "audit/src/bundle/index.ts": `import "node:fs"\nimport "../digest.ts"`,
  "audit/src/digest.ts": `import "@keikaku/kernel"`,
  "fp-ts/src/index.ts": `import "@keikaku/core"\nimport "fp-ts/lib/Either.js"\nimport "io-ts"`,
  "http/src/index.ts": `import "@keikaku/core"`,
  "http-node/src/index.ts": `import "node:http"\nimport "@keikaku/http"`,
  "standalone/src/index.ts": `import "@keikaku/core"\nimport "@keikaku/store-sqlite"`,
  "effect-schema/src/index.ts": `import "@keikaku/standalone"`
}

interface Violation {
  readonly from: string
  readonly rule: { readonly name: string }
}

const cruise = async (directory: string) => {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [
      join(root, "node_modules/dependency-cruiser/bin/dependency-cruise.mjs"),
      "packages/*/src",
      "--config",
      config,
      "--output-type",
      "json"
    ],
    { cwd: directory, maxBuffer: 1e9 }
  )
  const { summary } = JSON.parse(stdout)
  const violations: ReadonlyArray<Violation> = summary.violations
  return { modules: summary.totalCruised, found: violations.map((v) => `${v.rule.name}: ${v.from}`).sort() }
}

const planted = mkdtempSync(join(tmpdir(), "boundaries-"))
let found: ReadonlyArray<string> = []

beforeAll(async () => {
  const write = (files: Readonly<Record<string, string>>) => {
    for (const [file, text] of Object.entries(files)) {
      const path = join(planted, "packages", file)
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, `${text}\n`)
    }
  }
  const link = (from: string, to: string) => {
    mkdirSync(dirname(join(planted, to)), { recursive: true })
    symlinkSync(from, join(planted, to))
  }
  for (const name of readdirSync(join(root, "packages"))) {
    mkdirSync(join(planted, "packages", name), { recursive: true })
    cpSync(join(root, "packages", name, "package.json"), join(planted, "packages", name, "package.json"))
    link(join(planted, "packages", name), `node_modules/@keikaku/${name}`)
  }
  link(join(root, "node_modules/effect"), "node_modules/effect")
  for (const name of ["fp-ts", "io-ts"]) link(join(root, "node_modules", name), `node_modules/${name}`)
  link(join(root, "node_modules/libsql"), "node_modules/libsql")
  link(join(root, "node_modules/pg"), "node_modules/pg")
  link(join(root, "packages/core/node_modules/@holiday-jp"), "node_modules/@holiday-jp")
  for (const files of Object.values(breaches)) write(files)
  write(permitted)
  found = (await cruise(planted)).found
})
afterAll(() => rmSync(planted, { recursive: true, force: true }))

describe("import boundaries", () => {
  it("every rule has a planted breach", () => {
    expect(Object.keys(breaches).sort()).toEqual([...rules].sort())
  })

  it.each(Object.entries(breaches))("a breach of %s is reported under that name", (rule, files) => {
    expect(found).toContain(`${rule}: packages/${Object.keys(files)[0]}`)
  })

  it("what the rules permit is not reported", () => {
    const files = Object.values(breaches).flatMap(Object.keys)
    expect(found.filter((line) => !files.some((file) => line.endsWith(`: packages/${file}`)))).toEqual([])
  })

  it("the project itself breaks none", async () => {
    const { modules, found } = await cruise(root)
    expect(modules).toBeGreaterThan(0)
    expect(found).toEqual([])
  })
})
