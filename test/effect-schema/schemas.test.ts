// What the laws do not say of the schemas: how they stand in a host's own, and what no JSON has.
import { JSONSchema, Schema } from "@effect/schema"
import { commandSchema, eventSchema, issuesOf, parametersSchema, pathsOf } from "@keikaku/effect-schema"
import type { Commands } from "@keikaku/standalone"
import { Either } from "effect"
import { describe, expect, expectTypeOf, it } from "vitest"

const manual = { manual: "m1", title: "手引", edition: 1, occurredOn: "2023-06-01" }

const pathsIn = (schema: Schema.Schema<any>, value: unknown) => {
  const read = Schema.decodeUnknownEither(schema)(value)
  return Either.isLeft(read) ? pathsOf(read.left) : "accepted"
}

describe("a schema of the plan", () => {
  it("is made once, and typed by what it reads", () => {
    expect(commandSchema("IssueManual")).toBe(commandSchema("IssueManual"))
    expect(eventSchema("ManualIssued")).toBe(eventSchema("ManualIssued"))
    expect(parametersSchema("target-progress")).toBe(parametersSchema("target-progress"))
    expectTypeOf(Schema.decodeSync(commandSchema("IssueManual"))).returns.toEqualTypeOf<Commands["IssueManual"]>()
    expect(() => parametersSchema("none")).toThrow("bug: parametersSchema: there is no report none")
  })

  it("stays strict inside a schema of the host's", () => {
    const Mail = Schema.Struct({ to: Schema.String, command: commandSchema("IssueManual") })
    const mail = { to: "x", command: { ...manual, edition: "1", more: 1 }, more: 1 }
    expect(pathsIn(Mail, mail)).toEqual([
      ["command", "more"],
      ["command", "edition"]
    ])
    expect(pathsIn(Mail, { ...mail, command: manual })).toBe("accepted")
  })

  it("tells each complaint once, with its sentence", () => {
    const read = Schema.decodeUnknownEither(commandSchema("CanvassCase"))({ method: "fax" })
    const issues = Either.isLeft(read) ? issuesOf(read.left) : []
    expect(issues.map(({ path }) => path.join("."))).toEqual([
      "case",
      "canvass",
      "promoter",
      "method",
      "explained",
      "occurredOn"
    ])
    expect(issues.every(({ message }) => message.length > 0)).toBe(true)
  })

  it("counts a field that is inherited as missing, for it cannot be told from what every object has", () => {
    expect(pathsIn(commandSchema("IssueManual"), Object.create(manual))).toEqual([
      ["manual"],
      ["title"],
      ["edition"],
      ["occurredOn"]
    ])
  })

  it("is known to what walks schemas, such as JSON Schema", () => {
    const { $defs } = JSONSchema.make(Schema.encodedSchema(commandSchema("HoldCouncil"))) as {
      readonly $defs?: Readonly<Record<string, unknown>>
    }
    expect(JSON.stringify($defs ?? JSONSchema.make(Schema.encodedSchema(commandSchema("HoldCouncil"))))).toContain(
      "division-of-roles"
    )
  })
})
