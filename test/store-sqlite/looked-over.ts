// What another process makes of files that may be damaged in any way, or that it may not write to.
import { expect } from "vitest"
import { start } from "./process.ts"

/** What a process has read of a log, or why it was refused. */
export interface LookedOver {
  readonly refused?: string
  /** How many lines the whole log has, or the failure to read them. */
  readonly read: number | string
  /** The positions that other queries found, or their failures. */
  readonly answers: ReadonlyArray<ReadonlyArray<number> | string>
  readonly kept: string
  readonly identity: string
  /** Each with its position. */
  readonly discrepancies: ReadonlyArray<string>
  readonly appended: string
  /** The hash of all that was read. */
  readonly seen: string
}

/** Looks the files over, one after the other; the process must come to a good end. */
export const lookedOver = async (
  user: "self" | "nobody",
  paths: ReadonlyArray<string>
): Promise<ReadonlyArray<LookedOver>> => {
  const script = start("look-over.ts", user, ...paths)
  expect((await script.ended).code).toBe(0)
  return script.lines.map((line) => JSON.parse(line))
}
