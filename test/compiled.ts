// Where a test finds a program that `compile.ts` has compiled.
import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { inject } from "vitest"

const { scripts } = JSON.parse(readFileSync(join(import.meta.dirname, "../package.json"), "utf8"))

/** The compiled form of a program, given the path of its source in the checkout. */
export const compiled = (source: string): string => {
  const program = join(inject("compiled"), source.replace(/\.ts$/, ".js"))
  if (!existsSync(program)) throw new Error(`${source} is not among the programs that test/compile.ts compiles`)
  return program
}

/** The compiled form of the program that a script of package.json starts: that script's last word. */
export const compiledScript = (name: string): string => compiled(scripts[name].split(" ").at(-1))
