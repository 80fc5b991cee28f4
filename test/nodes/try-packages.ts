// The packages as they are installed, under one Node: every entry is imported and required, and both forms record a decision
// in a file, read it back after opening the file again, and report.
import { rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { demand, exportedNames, type Packed, run } from "../smoke/packed.ts"
import type { NodeProgram } from "./nodes.ts"

const scenario = `
const manual = { manual: "m1", title: "手引", edition: 1, occurredOn: "2023-06-01" }
const opened = async () => openPlan({ plan: zenkokuPlan, ...(await openSqlite("nodes.db")) })
const main = async () => {
  const plan = await opened()
  const answer = await plan.execute(publication.IssueManual, manual, { commandId: "c1", actor: "headquarters/1" })
  await plan.close()
  const again = await opened()
  const repeated = await again.execute(publication.IssueManual, manual, { commandId: "c1", actor: "headquarters/1" })
  const { table } = await again.report("target-progress", { level: "nation" })
  await again.close()
  console.log([answer._tag, repeated._tag, repeated.repeated, table.rows.length > 0].join(" "))
}
main()
`

const names = [
  ["{ openPlan, zenkokuPlan }", "@keikaku/core"],
  ["{ publication }", "@keikaku/core/guidance"],
  ["{ openSqlite }", "@keikaku/store-sqlite"]
] as const

const forms = {
  "host.mjs": names.map(([list, from]) => `import ${list} from "${from}"`),
  "host.cjs": names.map(([list, from]) => `const ${list} = require("${from}")`)
}

/** Fails unless a project with the packages works under a Node; answers what was tried. */
export const tryPackages = (
  packages: ReadonlyArray<Packed>,
  project: string,
  { path, version }: NodeProgram
): string => {
  const entries = Object.keys(exportedNames(packages, project, path)).length
  for (const [file, lines] of Object.entries(forms)) {
    writeFileSync(join(project, file), [...lines, scenario].join("\n"))
    const printed = run(path, [file], project).trim()
    demand(printed === "Recorded Recorded true true", `Node ${version}, ${file}: ${printed}`)
    rmSync(join(project, "nodes.db"))
  }
  return `${entries} entries by import and by require, and a decision recorded by both`
}
