// What a schema complains of, as the places that `MalformedCommand` names.
import { formatErrorSync } from "@effect/schema/ArrayFormatter"
import type { ParseError } from "@effect/schema/ParseResult"
import type { Issue } from "@keikaku/standalone"

/** The complaints of a schema, each with its place: once where several members of a union complain of one. */
export const issuesOf = (error: ParseError): ReadonlyArray<Issue> => {
  const issues = new Map<string, Issue>()
  for (const { message, path } of formatErrorSync(error)) {
    const place = JSON.stringify(path.map(String))
    if (!issues.has(place)) issues.set(place, { path: path as Issue["path"], message })
  }
  return [...issues.values()]
}

/** The places of the complaints: the paths in `MalformedCommand.issues`. */
export const pathsOf = (error: ParseError): ReadonlyArray<Issue["path"]> => issuesOf(error).map(({ path }) => path)
