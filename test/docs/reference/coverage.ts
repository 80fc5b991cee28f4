// What of the plan of FY2023 is done, and where it lives.
import { readdirSync, readFileSync } from "node:fs"
import { join, relative } from "node:path"
import { type Topic, zenkokuPlan } from "@keikaku/core"
import { planRows } from "../plan-rows.ts"
import { code, page, table } from "./markdown.ts"

const root = join(import.meta.dirname, "../../..")
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
export const provenBy = (id: string): ReadonlyArray<string> => tests.filter((file) => textOf(file).includes(`"${id} `))

/** The page. */
export const coverage = (): string => {
  const covering = (id: string) => zenkokuPlan.topics.filter((topic) => topic.rows.includes(id))
  const done = planRows.filter(({ id }) => covering(id).length > 0)
  const open = planRows.filter(({ id }) => covering(id).length === 0)
  const own = new Set(zenkokuPlan.topics.flatMap((topic) => topic.reports))
  const across = [...zenkokuPlan.reports.values()].filter((report) => !own.has(report))
  return page(
    "# Everything in the plan, and where it lives",
    [
      "Derived from the topics' own rows: `corepack pnpm reference` writes this page. One row for each thing that the",
      "[plan of FY2023](plan-fy2023.ja.txt) names, and one, D8, that the law asks for. A row is done when its commands, events,",
      "refusals and reports work through the command line and HTTP, and a test named after the row proves it."
    ].join("\n"),
    "## Done",
    table(
      ["Row", "In the plan", "Code", "Test", "Decisions", "Reports of the topic"],
      done.map(({ id, text }) => {
        const topics = covering(id)
        return [
          id,
          text,
          topics.map((topic) => link(fileOf(topic), topic.name)).join(", "),
          provenBy(id)
            .map((file) => link(file, "test"))
            .join(", "),
          code(topics.flatMap((topic) => topic.decisions.map(({ name }) => name))),
          code(topics.flatMap((topic) => topic.reports.map(({ name }) => name)))
        ]
      })
    ),
    `Reports across topics: ${code(across.map(({ name }) => name))}.`,
    "## Not yet",
    table(
      ["Row", "In the plan", "Will live in"],
      open.map(({ home, id, text }) => [id, text, home])
    )
  )
}
