// The pages that are derived from the plan and the packages. Run as a program it writes them, `corepack pnpm reference`; a test
// holds what is committed against what it would write.
import { execFileSync } from "node:child_process"
import { mkdirSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { planTypes } from "./plan-types.ts"
import { coverage } from "./reference/coverage.ts"
import { decisions } from "./reference/decisions.ts"
import { events } from "./reference/events.ts"
import { glossary } from "./reference/glossary.ts"
import { packages } from "./reference/packages.ts"
import { permissions } from "./reference/permissions.ts"
import { refusals } from "./reference/refusals.ts"
import { reports } from "./reference/reports.ts"

const root = join(import.meta.dirname, "../..")

/** The pages by their path, as they are to be. */
export const pages = (): Readonly<Record<string, string>> => ({
  "docs/reference/decisions.md": decisions(),
  "docs/reference/events.md": events(),
  "docs/reference/glossary.md": glossary(),
  "docs/reference/packages.md": packages(),
  "docs/reference/permissions.md": permissions(),
  "docs/reference/refusals.md": refusals(),
  "docs/reference/reports.md": reports(),
  "docs/coverage.md": coverage(),
  "packages/standalone/src/plan-types.ts": planTypes()
})

if (process.argv[1] === import.meta.filename) {
  for (const [path, page] of Object.entries(pages())) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), page)
  }
  execFileSync(join(root, "node_modules/.bin/biome"), ["format", "--write", "docs"], { cwd: root, stdio: "ignore" })
}
