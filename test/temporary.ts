// Folders and files for tests: all lie in one folder, which goes when the run is over.
import { chmodSync, mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { inject } from "vitest"
import type { TestProject } from "vitest/node"

declare module "vitest" {
  interface ProvidedContext {
    readonly temporary: string
  }
}

/** Makes the folder before the first test; answers what removes it. */
export const setup = (project: TestProject): (() => void) => {
  const root = mkdtempSync(join(tmpdir(), "keikaku-"))
  // Some tests read as another user, who must get through to what lies in it.
  chmodSync(root, 0o711)
  project.provide("temporary", root)
  return () => rmSync(root, { recursive: true, force: true })
}

/** A folder of its own. */
export const temporaryFolder = (): string => mkdtempSync(join(inject("temporary"), "folder-"))

/** A path at which there is nothing yet. */
export const temporaryPath = (): string => join(temporaryFolder(), "new")

/** A path at which there is no log yet. */
export const temporaryFile = (): string => join(temporaryFolder(), "plan.db")
