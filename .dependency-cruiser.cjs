// Who may import whom: one row for each package, then the rules for folders inside core. What no row allows is a breach.
// Types count too: a boundary that only types cross is crossed. test/workspace/boundaries.test.ts plants one breach for
// each rule.
const { readdirSync } = require("node:fs")

const source = (name) => `^packages/${name}/src/`
const npm = (name) => `(^|/)node_modules/${name}/`

/** The source files that a package exports: what the others see of it. */
const doors = (name) =>
  Object.values(require(`./packages/${name}/package.json`).exports).map(
    (door) => `^packages/${name}${door["@keikaku/source"].slice(1).replaceAll(".", "\\.")}$`
  )

const kernel = doors("kernel")
const core = [...kernel, ...doors("core")]
const stores = readdirSync(`${__dirname}/packages`)
  .filter((name) => name.startsWith("store-"))
  .flatMap(doors)
const effect = npm("effect")

/**
 * `imports` is everything that a package may import besides its own files, `node` says whether Node's modules are among
 * it. `except` names single files, or a folder, that may use Node's modules and what else they may add: only the entry of a
 * program adds a store.
 */
const packages = {
  kernel: { imports: [effect] },
  core: { imports: [...kernel, effect, npm("@holiday-jp/holiday_jp")] },
  "store-postgres": { imports: [...kernel, effect, npm("pg"), npm("@types/pg")], node: true },
  "store-sqlite": { imports: [...kernel, effect, npm("libsql")], node: true },
  audit: {
    imports: [...kernel, effect],
    except: { "node-crypto": [], "bundle/[^/]+": [], "timestamp/[^/]+": [npm("@peculiar/asn1-[a-z0-9]+")] }
  },
  testing: { imports: [...core, effect, npm("fast-check")], node: true },
  "fp-ts": { imports: [...core, effect, npm("fp-ts"), npm("io-ts")] },
  http: { imports: [...core, effect] },
  "http-node": { imports: [...doors("http"), effect], node: true },
  standalone: { imports: [...core, effect, ...doors("audit"), ...stores] },
  "effect-schema": { imports: [...doors("standalone"), effect, npm("@effect/schema")] },
  cli: {
    imports: [...core, effect, ...doors("audit"), ...doors("http"), ...doors("http-node")],
    node: true,
    except: { "run-cli": stores }
  }
}

const breach = (name, comment, from, to) => ({ name, comment, severity: "error", from, to })

const notNode = (node) => (node ? { dependencyTypesNot: ["core"] } : {})
const rows = Object.entries(packages).flatMap(([name, { imports, node = false, except = {} }]) => {
  const file = (base) => `${source(name)}${base}\\.ts$`
  const own = [source(name), ...imports]
  return [
    breach(
      `${name}-imports-only-what-it-may`,
      "The table in this file names all that a package may import.",
      { path: source(name), pathNot: Object.keys(except).map(file) },
      { pathNot: own, ...notNode(node) }
    ),
    ...Object.entries(except).map(([base, added]) =>
      breach(
        `${name}-${base.replace("/[^/]+", "")}-imports-only-what-it-may`,
        "The table in this file names all that this one file may add.",
        { path: file(base) },
        { pathNot: [...own, ...added], ...notNode(true) }
      )
    )
  ]
})

module.exports = {
  forbidden: [
    ...rows,
    breach(
      "every-package-has-a-row",
      "A new package says here what it may import.",
      { path: "^packages/", pathNot: Object.keys(packages).map(source) },
      {}
    ),
    breach(
      "what-is-imported-is-declared",
      "A package that is imported stands in the importer's package.json as what its hosts install; standalone brings its own.",
      { path: "^packages/", pathNot: "^packages/standalone/" },
      { dependencyTypes: ["npm-no-pkg", "npm-dev", "npm-unknown", "unknown"], dependencyTypesNot: ["npm-peer"] }
    ),
    breach("no-cycles", "What goes round cannot be read from the top.", {}, { circular: true }),
    breach(
      "topic-only-through-its-index",
      "A topic, core/src/<chapter>/<topic>/, shows others its index.ts and nothing else.",
      { path: "^packages/core/src/([^/]+)/([^/]+)/" },
      {
        path: "^packages/core/src/[^/]+/[^/]+/",
        pathNot: ["^packages/core/src/$1/$2/", "^packages/core/src/[^/]+/[^/]+/index\\.ts$"]
      }
    ),
    breach(
      "chapter-only-through-topic-indexes",
      "What lies outside the topics follows the same rule.",
      { path: ["^packages/core/src/[^/]+\\.ts$", "^packages/core/src/[^/]+/[^/]+\\.ts$"] },
      { path: "^packages/core/src/[^/]+/[^/]+/", pathNot: "^packages/core/src/[^/]+/[^/]+/(index|arithmetic)\\.ts$" }
    ),
    breach(
      "no-chapter-imports-reports",
      "Reports read the chapters; no rule of the business depends on a report.",
      { path: "^packages/core/src/[^/]+/", pathNot: "^packages/core/src/reports/" },
      { path: "^packages/core/src/reports/" }
    ),
    breach(
      "exact-arithmetic-needs-no-effect",
      "Of the exact numbers only the schemas are made with effect: arithmetic is bundled without it.",
      { path: "^packages/core/src/exact/", pathNot: "^packages/core/src/exact/schemas\\.ts$" },
      { path: effect }
    ),
    breach(
      "apportionment-needs-no-schema",
      "Apportionment is an entry of its own: of the exact numbers it takes whole numbers and fractions.",
      { path: "^packages/core/src/plan/target/apportion(/|\\.ts$)" },
      { path: "^packages/core/src/exact/", pathNot: "^packages/core/src/exact/(integer|rational)\\.ts$" }
    ),
    breach(
      "holidays-are-read-in-the-calendar",
      "The table of Japanese holidays is a dependency of one file.",
      { path: "^packages/core/src/", pathNot: "^packages/core/src/calendar/holidays\\.ts$" },
      { path: npm("@holiday-jp/holiday_jp") }
    ),
    breach(
      "calendar-without-holidays",
      "Whoever takes the calendar does not take the table of Japan's holidays with it.",
      { path: "^packages/core/src/calendar/" },
      { path: "^packages/core/src/(calendar/)?holidays\\.ts$" }
    )
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["@keikaku/source", "import", "node", "default"],
      extensions: [".ts", ".js"]
    }
  }
}
