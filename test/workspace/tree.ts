// The files of the project as git would commit them: what the rules of the house are tried on.
import { execFileSync } from "node:child_process"
import { existsSync } from "node:fs"
import { join } from "node:path"

/** The folder of the project. */
export const root = join(import.meta.dirname, "../..")

/** Every file, by its path from the root. */
export const files: ReadonlyArray<string> = execFileSync(
  "git",
  ["-c", "safe.directory=*", "ls-files", "--cached", "--others", "--exclude-standard"],
  { cwd: root, encoding: "utf8" }
)
  .split("\n")
  .filter((file) => file !== "" && existsSync(join(root, file)))

/** The sources of the packages. */
export const sources: ReadonlyArray<string> = files.filter((file) => /^packages\/[^/]+\/src\/.*\.ts$/.test(file))
