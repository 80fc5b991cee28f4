// A schema that is taken apart and put together by another hand accepts and refuses the same values.
import { zenkokuPlan, zenkokuRohoren } from "@keikaku/core"
import { namedCheck, rewritten } from "@keikaku/kernel"
import { foldSchema, type SchemaAlgebra } from "@keikaku/kernel/fold-schema"
import { Schema } from "effect"
import { describe, expect, test } from "vitest"

type Reader = (value: unknown) => { readonly value: unknown } | undefined

const all = (checks: ReadonlyArray<(value: any) => boolean | string>, value: unknown) =>
  checks.every((holds) => holds(value) === true) ? { value } : undefined

/** The smallest library: a reader answers with the value, or with nothing. */
const readers: SchemaAlgebra<Reader> = {
  text: (checks) => (value) => (typeof value === "string" ? all(checks, value) : undefined),
  number: (checks) => (value) => (typeof value === "number" ? all(checks, value) : undefined),
  boolean: () => (value) => (typeof value === "boolean" ? { value } : undefined),
  literal: (literal) => (value) => (value === literal ? { value } : undefined),
  list: (item, least, checks) => (value) => {
    if (!Array.isArray(value) || value.length < least) return undefined
    const read = value.map(item)
    return read.every((each) => each !== undefined)
      ? all(
          checks,
          read.map((each) => each!.value)
        )
      : undefined
  },
  struct: (fields, checks) => (value: any) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined
    if (Object.keys(value).some((key) => !fields.some(({ name }) => name === key))) return undefined
    const read: Record<string, unknown> = {}
    for (const { isOptional, name, schema } of fields) {
      if (!Object.hasOwn(value, name)) {
        if (isOptional) continue
        return undefined
      }
      const field = schema(value[name])
      if (field === undefined) return undefined
      read[name] = field.value
    }
    return all(checks, read)
  },
  dictionary: (item, checks) => (value: any) =>
    typeof value === "object" && value !== null && Object.values(value).every((each) => item(each) !== undefined)
      ? all(checks, value)
      : undefined,
  union: (members) => (value) => members.map((member) => member(value)).find((read) => read !== undefined),
  rewritten: (rewrite, to) => (value) => (typeof value === "string" ? to(rewrite(value)) : undefined)
}

describe("a schema taken apart", () => {
  test("every command and event of the plan can be", () => {
    const { decisions, events } = zenkokuPlan.catalogue
    for (const { payload } of decisions.values()) expect(foldSchema(payload, readers)).toBeTypeOf("function")
    for (const { fields } of events.values()) expect(foldSchema(Schema.Struct(fields), readers)).toBeTypeOf("function")
    expect(decisions.size).toBeGreaterThan(50)
  })

  test("rewrites a business's number before it checks it", () => {
    const read = foldSchema(zenkokuPlan.catalogue.decisions.get("ListCase")!.payload, readers)
    const listed = { case: "c1", branch: "13", source: "bureau-list", scheme: "unified", occurredOn: "2023-04-01" }
    expect(read({ ...listed, business: "T1-1803-0101-8771" })).toEqual({
      value: { ...listed, business: "1180301018771" }
    })
    expect(read({ ...listed, business: "1180301018772" })).toBeUndefined()
    expect(read({ ...listed, business: "b1", occurredOn: "2023-02-29" })).toBeUndefined()
    expect(read({ ...listed, business: "b1", more: 1 })).toBeUndefined()
  })

  test("a federation's own checks come along", () => {
    const Even = Schema.Int.check(namedCheck("even", (n: number) => n % 2 === 0 || "an even number"))
    const read = foldSchema(Schema.Struct({ pairs: Even }), readers)
    expect(read({ pairs: 4 })).toEqual({ value: { pairs: 4 } })
    expect(read({ pairs: 3 })).toBeUndefined()
    expect(zenkokuRohoren.branches.length).toBe(47)
  })

  test.each([
    ["a check without a name", Schema.String.check(Schema.makeFilter((text) => text !== "a"))],
    ["a tuple", Schema.Tuple([Schema.String, Schema.Number])],
    ["Undefined", Schema.UndefinedOr(Schema.String)]
  ])("%s is a defect, not left out", (what, schema) => {
    expect(() => foldSchema(Schema.Struct({ field: schema }), readers)).toThrow(
      `bug: foldSchema: ${what === "a check without a name" ? what : `cannot take apart ${what}`}`
    )
  })

  test("a rewriting that does not say what it makes is a defect", () => {
    expect(() => foldSchema(Schema.Struct({ text: Schema.Trim }), readers)).toThrow("a transformation")
    const Said = Schema.Struct({
      text: rewritten(Schema.NonEmptyString, (text) => text.trim(), { identifier: "Said", description: "" })
    })
    expect(foldSchema(Said, readers)({ text: " a " })).toEqual({ value: { text: "a" } })
    expect(foldSchema(Said, readers)({ text: " " })).toBeUndefined()
  })
})
