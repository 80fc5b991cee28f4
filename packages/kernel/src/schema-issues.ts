// What a schema complains of, as places and sentences: the one form in which every adapter reports malformed input.
import { type Schema, SchemaIssue } from "effect"

/** One complaint: the path of the offending field, and what is wrong with it. */
export interface Issue {
  readonly path: ReadonlyArray<string | number>
  readonly message: string
}

/** A path into a payload, as one would write it in code: `shares[2].weight`. */
export const pathText = (path: Issue["path"]): string =>
  path
    .map((key) => (typeof key === "number" ? `[${key}]` : `.${key}`))
    .join("")
    .replace(/^\./, "")

/** A complaint with its place as one line; one about the whole has no place. */
export const issueText = ({ message, path }: Issue): string =>
  path.length === 0 ? message : `${pathText(path)}: ${message}`

const issuesOf = SchemaIssue.makeFormatterStandardSchemaV1()

/** The complaints of a schema, in the order of the fields. */
export const issuesIn = ({ issue }: Schema.SchemaError): ReadonlyArray<Issue> =>
  issuesOf(issue).issues.map(({ message, path = [] }) => ({
    path: path.map((step) => (typeof step === "object" ? step.key : step)).map(plainKey),
    message
  }))

const plainKey = (key: PropertyKey): string | number => (typeof key === "symbol" ? String(key) : key)
