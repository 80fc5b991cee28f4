// Files for the tests of this folder, gone when the tests of a file are over.
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll } from "vitest"

const directory = mkdtempSync(join(tmpdir(), "keikaku-sqlite-"))
let count = 0

afterAll(() => rmSync(directory, { recursive: true, force: true }))

/** A path where no file is yet. */
export const temporaryFile = (): string => join(directory, `${++count}.db`)
