// The pages that are derived from the plan: who may ask what, what may be asked, and what of the plan is done. Run as a program
// it writes them, `corepack pnpm reference`; a test holds what is committed against what it would write.
import { execFileSync } from "node:child_process"
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs"
import { dirname, join, relative } from "node:path"
import { type PlanDecision, type Role, roles, type Topic, zenkokuPlan } from "@keikaku/core"
import { type Label, textIn } from "@keikaku/kernel"
import { planRows } from "./plan-rows.ts"
import { planTypes } from "./plan-types.ts"

const root = join(import.meta.dirname, "../..")
const both = (label: Label): string => `${textIn(label, "ja")} / ${label.en}`
const code = (names: ReadonlyArray<string>): string => names.map((name) => `\`${name}\``).join(" ")

const row = (cells: ReadonlyArray<string>): string =>
  `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`
const table = (headings: ReadonlyArray<string>, rows: ReadonlyArray<ReadonlyArray<string>>): string =>
  [row(headings), row(headings.map(() => "---")), ...rows.map(row)].join("\n")

const filesUnder = (folder: string): ReadonlyArray<string> =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).map((file) => join(folder, file))

const sources = filesUnder("packages/core/src").filter((file) => file.endsWith(".ts"))
const tests = filesUnder("test/core").filter((file) => file.endsWith(".test.ts"))
const textOf = (file: string): string => readFileSync(join(root, file), "utf8")
const link = (file: string, text: string): string => `[${text}](${relative("docs", file)})`

/** The file in which a topic's value stands. */
const fileOf = (topic: Topic): string => {
  const found = sources.find((file) => textOf(file).includes(`= defineTopic({\n  name: "${topic.name}"`))
  if (found === undefined) throw new Error(`no file defines the topic ${topic.name}`)
  return found
}

/** The tests that are named after a row. */
const testsOf = (id: string): ReadonlyArray<string> => tests.filter((file) => textOf(file).includes(`"${id} `))

const isAsked = (topic: Topic, { by }: PlanDecision, role: Role): boolean => (by ?? topic.by).includes(role)
const mark = (is: boolean): string => (is ? "✓" : "")

const permissions = (): string =>
  [
    "# Who may ask what",
    "",
    "Derived from the plan: `corepack pnpm reference` writes this page. It is what `byRole(plan)` enforces; without a policy",
    "everybody may ask everything, and the host checks. An actor is written `role/id`, or `role:unit/id` for a role that is held",
    "for one unit (`branch:13/c-7`): what such an actor records must be of that unit, by the first tag of the kind. `system` is",
    "the host's own process, such as an import: it may ask whatever anybody may ask.",
    "",
    "## Decisions",
    "",
    table(
      ["Topic", "Decision", "", ...roles],
      zenkokuPlan.topics.flatMap((topic) =>
        topic.decisions.map((decision) => [
          topic.name,
          `\`${decision.name}\``,
          both(decision.label),
          ...roles.map((role) => mark(role === "system" || isAsked(topic, decision, role)))
        ])
      )
    ),
    "",
    "## Reports",
    "",
    table(
      ["Report", "", ...roles],
      [...zenkokuPlan.reports.values()].map(({ by, label, name }) => [
        `\`${name}\``,
        both(label),
        ...roles.map((role) => mark(by === undefined || role === "system" || by.includes(role)))
      ])
    ),
    ""
  ].join("\n")

const decisionPage = (): string =>
  [
    "# Decisions",
    "",
    "Derived from the plan: `corepack pnpm reference` writes this page. Every decision takes `occurredOn` besides, and may be",
    "refused with `OccursInFuture` and `NotPermitted`; one with a branch or a metric in its payload also with `UnknownBranch` or",
    "`UnknownMetric`.",
    ...zenkokuPlan.topics.flatMap((topic) => [
      "",
      `## ${topic.name}`,
      "",
      `${both(topic.label)}. Rows: ${topic.rows.join(", ") || "none"}.`,
      "",
      table(
        ["Decision", "", "Records", "Takes back", "Refuses"],
        topic.decisions.map(({ label, name, records, refuses, takesBack }) => [
          `\`${name}\``,
          both(label),
          code(records.map(({ type }) => type)),
          code(takesBack.map(({ type }) => type)),
          refuses
            .filter(({ code }) => !shared.has(code))
            .map(({ code, sentence }) => `\`${code}\`: ${sentence.en}`)
            .join("<br>")
        ])
      )
    ]),
    ""
  ].join("\n")

const shared = new Set(["OccursInFuture", "NotPermitted", "UnknownBranch", "UnknownMetric"])

const coverage = (): string => {
  const covering = (id: string) => zenkokuPlan.topics.filter((topic) => topic.rows.includes(id))
  const done = planRows.filter(({ id }) => covering(id).length > 0)
  const open = planRows.filter(({ id }) => covering(id).length === 0)
  const own = new Set(zenkokuPlan.topics.flatMap((topic) => topic.reports))
  const across = [...zenkokuPlan.reports.values()].filter((report) => !own.has(report))
  return [
    "# Everything in the plan, and where it lives",
    "",
    "Derived from the topics' own rows: `corepack pnpm reference` writes this page. One row for each thing that the",
    "[plan of FY2023](plan-fy2023.ja.txt) names, and one, D8, that the law asks for. A row is done when its commands, events,",
    "refusals and reports work through the command line and HTTP, and a test named after the row proves it.",
    "",
    "## Done",
    "",
    table(
      ["Row", "In the plan", "Code", "Test", "Decisions", "Reports of the topic"],
      done.map(({ id, text }) => {
        const topics = covering(id)
        return [
          id,
          text,
          topics.map((topic) => link(fileOf(topic), topic.name)).join(", "),
          testsOf(id)
            .map((file) => link(file, "test"))
            .join(", "),
          code(topics.flatMap((topic) => topic.decisions.map(({ name }) => name))),
          code(topics.flatMap((topic) => topic.reports.map(({ name }) => name)))
        ]
      })
    ),
    "",
    `Reports across topics: ${code(across.map(({ name }) => name))}.`,
    "",
    "## Not yet",
    "",
    table(
      ["Row", "In the plan", "Will live in"],
      open.map(({ home, id, text }) => [id, text, home])
    ),
    ""
  ].join("\n")
}

/** The pages by their path, as they are to be. */
export const pages = (): Readonly<Record<string, string>> => ({
  "docs/reference/permissions.md": permissions(),
  "docs/reference/decisions.md": decisionPage(),
  "docs/coverage.md": coverage(),
  "packages/standalone/src/plan-types.ts": planTypes()
})

/** The tests that prove a row. */
export const provenBy = testsOf

if (process.argv[1] === import.meta.filename) {
  for (const [path, page] of Object.entries(pages())) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), page)
  }
  execFileSync(join(root, "node_modules/.bin/biome"), ["format", "--write", "docs"], { cwd: root, stdio: "ignore" })
}
