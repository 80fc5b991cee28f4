// What a reader types does the same as what the tests run: the other tests start the compiled program, without corepack and pnpm,
// which would take most of the time.
import { join } from "node:path"
import { expect, it } from "vitest"
import { temporaryFolder } from "../temporary.ts"
import { run, runAsDocumented } from "./shell.ts"

const root = join(import.meta.dirname, "../..")

it.each([
  "corepack pnpm --silent keikaku apportion --method webster --units 100 --weights 5117,4400,162,161,160",
  "corepack pnpm --silent keikaku apportion --method webster --units 100 --weights 1,-1 --lang en"
])("%s does and prints the same through corepack and pnpm as without them", async (line) => {
  const compiled = await run(temporaryFolder(), line)
  expect(compiled.printed).not.toBe("")
  expect(await runAsDocumented(root, line)).toEqual(compiled)
})
