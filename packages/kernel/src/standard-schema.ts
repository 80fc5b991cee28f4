// Commands and events for any library that speaks Standard Schema (standardschema.dev, version 1): forms, validators, remote calls.
// They accept and refuse what the store and the decisions do, and name the same places.
import { Result, Schema } from "effect"
import { memoize } from "effect/Function"
import type { CommandOf, Decision } from "./decision.ts"
import type { EventDefinition, EventOf } from "./event.ts"
import type { Issue } from "./schema-issues.ts"
import { strictDecoder } from "./strict-decoder.ts"

/** A schema in the form of Standard Schema V1; `types` is for the compiler alone. */
export interface StandardSchema<Input, Output> {
  readonly "~standard": {
    readonly version: 1
    readonly vendor: string
    readonly validate: (value: unknown) => StandardResult<Output>
    readonly types?: { readonly input: Input; readonly output: Output } | undefined
  }
}

/** The value as it is kept, or every complaint about it. */
export type StandardResult<Output> =
  | { readonly value: Output; readonly issues?: undefined }
  | { readonly issues: ReadonlyArray<Issue> }

const standard = <Input, Output>(schema: Schema.Codec<Output, Input>): StandardSchema<Input, Output> => {
  const decode = strictDecoder(schema)
  return {
    "~standard": {
      version: 1,
      vendor: "keikaku",
      validate: (value) => {
        const decoded = decode(value)
        return Result.isSuccess(decoded) ? { value: decoded.success } : { issues: decoded.failure }
      }
    }
  }
}

/** What a decision is asked with: from plain JSON to the command that its rule sees. */
export type CommandSchema<D> = StandardSchema<
  CommandOf<D>,
  D extends Decision<any, infer Command, any, any, any> ? Command : never
>

/**
 * The command of a decision as a Standard Schema.
 * @example
 * ```ts
 * import { publication } from "@keikaku/core"
 * import { commandSchema } from "@keikaku/kernel"
 * const manual = { manual: "m1", title: "手引", edition: -1, occurredOn: "2023-06-01" }
 * const checked = commandSchema(publication.IssueManual)["~standard"].validate(manual)
 * checked.issues?.map(({ path }) => path) // => [["edition"]]
 * ```
 */
export const commandSchema: <D extends Decision>(decision: D) => CommandSchema<D> = memoize((decision: Decision) =>
  standard(decision.payload)
) as never

/** An event as it is recorded, with `_tag` and `occurredOn`, as a Standard Schema. */
export const eventSchema: <D extends EventDefinition>(definition: D) => StandardSchema<EventOf<D>, EventOf<D>> =
  memoize((definition: EventDefinition) => standard(Schema.toType(definition.schema) as never)) as never
