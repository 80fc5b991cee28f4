// The test that nothing needs forking: a demo year, and our topic on every surface of it. Ends with exit code 1 where one misses it.
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { commandLineChecks } from "./check-command-line.ts"
import { httpChecks } from "./check-http.ts"
import { libraryChecks } from "./check-library.ts"
import { recordDemoYear } from "./demo-year.ts"
import { checkLaws, findFaults, otherLaws, topicLaws } from "./laws.ts"

type Checks = Readonly<Record<string, () => void | Promise<void>>>

const laws: Checks = {
  "the laws hold for our topic": () => checkLaws(topicLaws, 20),
  "the laws hold for the other topics": () => checkLaws(otherLaws, 10),
  "every refusal can happen, and every golden file is as it was": () => {
    const faults = findFaults()
    if (faults.length > 0) throw new Error(faults.join("\n"))
  }
}

let missed = 0
const run = async (checks: Checks): Promise<void> => {
  for (const [name, check] of Object.entries(checks)) {
    const begun = Date.now()
    try {
      await check()
      console.log(`ok      ${name} (${Date.now() - begun} ms)`)
    } catch (failure) {
      missed++
      console.error(`missed  ${name}\n${failure instanceof Error ? failure.stack : failure}`)
    }
  }
}

const folder = mkdtempSync(join(tmpdir(), "chambers-"))
try {
  const path = join(folder, "plan.db")
  console.log(`${await recordDemoYear(path)} events of a made-up year`)
  await run(await libraryChecks(path))
  await run(commandLineChecks(path, folder))
  await run(await httpChecks(path))
  await run(laws)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
process.exitCode = missed === 0 ? 0 : 1
