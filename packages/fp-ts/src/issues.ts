// Where io-ts found errors, as `MalformedCommand` and the HTTP API say it: paths into the payload.
import type { Issue } from "@keikaku/kernel"
import type * as t from "io-ts"
import { StrictObject } from "./io-ts-algebra.ts"

/** Whether a codec asks several others about the same value: they stand in a context and are no step into the value. */
const asksSeveral = (codec: t.Decoder<any, any>): boolean => {
  if (codec instanceof StrictObject) return false
  const { _tag, type } = codec as { readonly _tag?: string; readonly type?: t.Decoder<any, any> }
  if (_tag === "UnionType" || _tag === "IntersectionType") return true
  return ["RefinementType", "ReadonlyType", "ExactType"].includes(_tag ?? "") && asksSeveral(type!)
}

const stepsOf = (context: t.Context): Issue["path"] =>
  context.slice(1).flatMap(({ actual, key }, n) => {
    const parent = context[n]!
    if (asksSeveral(parent.type) && Object.is(parent.actual, actual)) return []
    return [Array.isArray(parent.actual) ? Number(key) : key]
  })

/**
 * What is wrong with a value, each with its path: the form in which keikaku's other doors say it. Members of unions and of
 * intersections are no steps of a path.
 * @example
 * ```ts
 * import { publication } from "@keikaku/core"
 * import { commandCodec, issuesOf } from "@keikaku/fp-ts"
 * const read = commandCodec(publication.IssueManual).decode({ manual: "m1", title: "手引", edition: 1, occurredOn: "2023-06-31" })
 * read._tag === "Left" && issuesOf(read.left)
 * // => [{ path: ["occurredOn"], message: "there is no such date: 2023-06-31" }]
 * ```
 */
export const issuesOf = (errors: t.Errors): ReadonlyArray<Issue> =>
  errors.map(({ context, message }) => ({
    path: stepsOf(context),
    message: message ?? `Expected ${context.at(-1)!.type.name}`
  }))

/** The path of each error, in their order. */
export const pathOf = (errors: t.Errors): ReadonlyArray<Issue["path"]> => issuesOf(errors).map(({ path }) => path)
