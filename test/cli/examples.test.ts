// Every decision is shown with an example to copy; an example that its own schema refuses would be a lie.
import { examplePayload } from "@keikaku/cli"
import { zenkokuPlan } from "@keikaku/core"
import { Option, Schema } from "effect"
import { describe, expect, it } from "vitest"

describe("the example of a decision", () => {
  it.each([...zenkokuPlan.catalogue.decisions])("%s has one that its payload accepts", (_, { payload }) => {
    const example = examplePayload(payload)
    expect(Option.isSome(example)).toBe(true)
    expect(Schema.is(payload)(Option.getOrThrow(example))).toBe(true)
  })
})
