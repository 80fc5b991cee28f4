// What a schema complains of, as places and sentences: the one form in which every adapter tells malformed input.
import { type Schema, SchemaIssue } from "effect"

/** One complaint: the path of the offending field, and what is wrong with it. */
export interface Issue {
  readonly path: ReadonlyArray<string | number>
  readonly message: string
}

const issuesOf = SchemaIssue.makeFormatterStandardSchemaV1()

/** The complaints of a schema, in the order of the fields. */
export const issuesIn = ({ issue }: Schema.SchemaError): ReadonlyArray<Issue> =>
  issuesOf(issue).issues.map(({ message, path = [] }) => ({
    path: path.map((step) => (typeof step === "object" ? step.key : step)) as Array<string | number>,
    message
  }))
