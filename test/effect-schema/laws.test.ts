// The schemas of @effect/schema beside the plan's own, which they are derived from: on good values and on those that nobody should send,
// both accept the same, keep the same, write the same JSON, and name the same places.
import { Schema } from "@effect/schema"
import { zenkokuPlan } from "@keikaku/core"
import { commandSchema, eventSchema, issuesOf, parametersSchema } from "@keikaku/effect-schema"
import { canonicalJson } from "@keikaku/kernel"
import { type Described, decisions, events, type Issue } from "@keikaku/standalone"
import { arbitraryOf } from "@keikaku/testing"
import { Either } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { parametersOf, type Read, readStrictly } from "../styles/read-strictly.ts"
import { changedValues } from "./changed-values.ts"

/** Every kind of value is a law of its own: of many runs, each takes a tenth. */
const asked = Number(process.env.LAW_RUNS ?? 50)
const runs = asked > 1_000 ? asked / 10 : asked

/** How the plan reads a kind of values, the schema beside it, and good values. */
interface Kind {
  readonly name: string
  readonly read: (value: unknown) => Read
  readonly schema: Schema.Schema<any>
  readonly values: fc.Arbitrary<unknown>
}

const pools = {
  Label: fc.constantFrom({ ja: "東京", en: "Tokyo" }, { en: "Tokyo" }),
  BusinessId: fc.constantFrom("1180301018771", "T1-1803-0101-8771", "b1"),
  BranchCode: fc.constantFrom("13", "27")
}

const ofStandard =
  (described: Described<any>) =>
  (value: unknown): Read => {
    const read = described.schema["~standard"].validate(value)
    return read.issues === undefined ? { value: read.value } : { issues: read.issues }
  }

const commands = [...zenkokuPlan.catalogue.decisions.values()].map(
  ({ name, payload }): Kind => ({
    name,
    read: ofStandard(decisions[name as "ListCase"]),
    schema: commandSchema(name as "ListCase") as Schema.Schema<any>,
    values: arbitraryOf(payload, pools)
  })
)

const recorded = [...zenkokuPlan.catalogue.events.values()].map(
  ({ schema, type }): Kind => ({
    name: type,
    read: ofStandard(events[type as "CaseListed"]),
    schema: eventSchema(type as "CaseListed") as Schema.Schema<any>,
    values: arbitraryOf(schema, pools)
  })
)

const parameters = [...zenkokuPlan.reports.values()].map((report): Kind => {
  const schema = parametersOf(report)
  return {
    name: report.name,
    read: readStrictly(schema),
    schema: parametersSchema(report.name) as Schema.Schema<any>,
    values: arbitraryOf(schema, pools)
  }
})

const readBy = (schema: Schema.Schema<any>, value: unknown): Read => {
  const read = Schema.decodeUnknownEither(schema)(value)
  return Either.isRight(read) ? { value: read.right } : { issues: issuesOf(read.left) }
}

const placesIn = (issues: ReadonlyArray<Issue>) => [
  ...new Set(issues.map(({ path }) => JSON.stringify(path.map(String))))
]

const agree = ({ read, schema, values }: Kind): void =>
  fc.assert(
    fc.property(changedValues(values), (value) => {
      const expected = read(value)
      const actual = readBy(schema, value)
      if ("issues" in expected) {
        expect(actual).toHaveProperty("issues")
        expect(placesIn((actual as typeof expected).issues).sort()).toEqual(placesIn(expected.issues).sort())
      } else {
        expect(actual).toStrictEqual(expected)
        expect(canonicalJson(Schema.encodeSync(schema)(expected.value))).toBe(canonicalJson(expected.value as never))
      }
    }),
    { numRuns: runs }
  )

describe.each([
  ["a command", commands],
  ["an event", recorded],
  ["what is asked of a report", parameters]
])("%s of @effect/schema", (_, kinds) => {
  it.each(kinds.map((kind) => [kind.name, kind] as const))(
    "is read as the plan reads it: %s",
    (_, kind) => agree(kind),
    3_600_000
  )

  it("accepts some of these values and refuses others", () => {
    const read = kinds.flatMap(({ schema, values }) =>
      fc.sample(changedValues(values), 20).map((value) => "issues" in readBy(schema, value))
    )
    expect(new Set(read).size).toBe(2)
  })
})
