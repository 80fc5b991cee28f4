// How everything from outside is decoded: every complaint is told, a key that nobody knows is one, and so is what canonical JSON
// cannot say exactly.
import { Result, Schema } from "effect"
import { findUnstorable } from "./canonical-json.ts"
import { type Issue, issuesIn } from "./schema-issues.ts"

/** A value from outside as the schema keeps it, or everything that is wrong with it. */
export type Decoder<A> = (value: unknown) => Result.Result<A, ReadonlyArray<Issue>>

export const strictDecoder = <A>(schema: Schema.Codec<A, any>): Decoder<A> => {
  const decode = Schema.decodeUnknownResult(schema, { errors: "all", onExcessProperty: "error" })
  return (value) => {
    const decoded = decode(value)
    if (Result.isFailure(decoded)) return Result.fail(issuesIn(decoded.failure))
    const unstorable = findUnstorable(decoded.success)
    return unstorable === undefined ? Result.succeed(decoded.success) : Result.fail([unstorable])
  }
}
