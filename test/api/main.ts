// `corepack pnpm api` writes the page of each package's public API; with `--check` it writes none, and fails where the page
// that is committed differs from what the build exports.
import { existsSync, readFileSync, writeFileSync } from "node:fs"
import { join, relative } from "node:path"
import { apiPages } from "./api-report.ts"

const root = join(import.meta.dirname, "../..")
const isCheck = process.argv.includes("--check")

/** The first line that is not the same, as both have it. */
const firstDifference = (committed: string, made: string): string => {
  const [before, after] = [committed.split("\n"), made.split("\n")]
  const at = after.findIndex((line, index) => line !== before[index])
  return `  line ${at + 1}\n  - ${before[at] ?? ""}\n  + ${after[at] ?? ""}`
}

for (const [path, page] of Object.entries(apiPages(join(root, "packages")))) {
  const committed = existsSync(path) ? readFileSync(path, "utf8") : ""
  if (committed === page) continue
  if (!isCheck) {
    writeFileSync(path, page)
    console.log(`written: ${relative(root, path)}`)
    continue
  }
  console.error(`${relative(root, path)} differs from what the build exports:\n${firstDifference(committed, page)}`)
  console.error(
    "If the change is meant, `corepack pnpm api` writes the page, and `corepack pnpm changeset` says it to users."
  )
  process.exitCode = 1
}
