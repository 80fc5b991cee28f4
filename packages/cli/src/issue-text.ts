// A complaint about data as one line: where it is, written as one would write it in code, and what is wrong there.
import type { Issue } from "@keikaku/kernel"

/** A path into a payload, as one would write it in code: `shares[2].weight`. */
export const pathText = (path: ReadonlyArray<string | number>): string =>
  path
    .map((key) => (typeof key === "number" ? `[${key}]` : `.${key}`))
    .join("")
    .replace(/^\./, "")

/** A complaint with its place; one about the whole has none. */
export const issueText = ({ message, path }: Issue): string =>
  path.length === 0 ? message : `${pathText(path)}: ${message}`
