// The codecs of io-ts beside the schemas that they are derived from: on good values and on those that nobody should send, both accept
// the same, read the same, write the same text, and name the same places.
import { isDeepStrictEqual } from "node:util"
import { decodeParameters, type Report, resultSchema, zenkokuPlan } from "@keikaku/core"
import { commandCodec, eventCodec, issuesOf, parametersCodec, resultCodec } from "@keikaku/fp-ts"
import { canonicalJson, eventSchema, type Issue, issuesIn, parseCommand } from "@keikaku/kernel"
import { arbitraryOf, type Law, law } from "@keikaku/testing"
import { Result, Schema } from "effect"
import fc from "fast-check"
import type * as t from "io-ts"
import { describe } from "vitest"
import { type OddValue, oddValues } from "./odd-values.ts"
import { testLaws } from "./runs.ts"

type Read = { readonly value: unknown } | { readonly issues: ReadonlyArray<Issue> } | { readonly thrown: string }

/** One kind of value: how the schema reads and writes it, the codec, and good values as they are written. */
interface Kind {
  readonly name: string
  readonly read: (value: unknown) => Read
  readonly write: (value: any) => unknown
  readonly codec: t.Type<any, any, unknown>
  readonly values: fc.Arbitrary<unknown>
  /** What is never recorded may hold half a pair. */
  readonly text?: typeof JSON.stringify
  /** Of unions of objects, and where there is nothing to ask, the codec says in other words what is wrong. */
  readonly hasOwnWords?: boolean
}

const label = fc.constantFrom({ ja: "東京", en: "Tokyo" }, { en: "Tokyo" }, { ja: "", en: "Tokyo" })
const businesses = fc.constantFrom("1180301018771", "7000012050002", "b1", "shop-7")
const pools = { Label: label.filter(({ ja }: { ja?: string }) => ja !== ""), BusinessId: businesses }

const { decisions, events } = zenkokuPlan.catalogue

const commands = [...decisions.values()].map((decision): Kind => {
  const write = Schema.encodeSync(decision.payload)
  return {
    name: decision.name,
    read: (value) => {
      const parsed = parseCommand(decision, value)
      return parsed._tag === "Parsed" ? { value: parsed.command } : parsed
    },
    write,
    codec: commandCodec(decision),
    values: arbitraryOf(decision.payload, pools).map(write)
  }
})

const recorded = [...events.values()].map(
  (definition): Kind => ({
    name: definition.type,
    read: (value) => {
      const read = eventSchema(definition)["~standard"].validate(value)
      return read.issues === undefined ? { value: read.value } : read
    },
    write: Schema.encodeSync(Schema.toType(definition.schema)),
    codec: eventCodec(definition),
    values: arbitraryOf(definition.schema, pools)
  })
)

const parameters = [...zenkokuPlan.reports.values()].map((report): Kind => {
  const schema = Schema.Struct((report as Report).parameters)
  const known = { ...pools, BranchCode: fc.constantFrom("13", "27"), MetricCode: fc.constant("canvasses") }
  return {
    name: report.name,
    read: (value) => {
      const read = decodeParameters(report, zenkokuPlan.federation, value)
      if (Result.isSuccess(read)) return { value: read.success }
      // Which branches there are is no matter of the schema.
      const issues = read.failure.issues.filter(({ message }) => !message.startsWith("There is no branch"))
      return issues.length > 0 ? { issues } : { value: Schema.decodeUnknownSync(schema as never)(value) }
    },
    write: Schema.encodeSync(schema as unknown as Schema.Codec<unknown>),
    codec: parametersCodec(report),
    text: JSON.stringify,
    hasOwnWords: true,
    values: arbitraryOf(schema, known)
  }
})

const results = [...zenkokuPlan.reports.values()].map((report): Kind => {
  const schema = resultSchema(report)
  const decode = Schema.decodeUnknownResult(schema, { errors: "all", onExcessProperty: "error" })
  return {
    name: report.name,
    read: (value) => {
      const read = decode(value)
      return Result.isSuccess(read) ? { value: read.success } : { issues: issuesIn(read.failure) }
    },
    write: Schema.encodeSync(schema),
    codec: resultCodec(report),
    text: JSON.stringify,
    hasOwnWords: true,
    values: arbitraryOf(schema, pools)
  }
})

const guarded = (read: () => Read): Read => {
  try {
    return read()
  } catch (thrown) {
    return { thrown: String(thrown) }
  }
}

/** What is said at each place, but of the whole: there a codec says its own name. */
const said = ({ hasOwnWords = false }: Kind, issues: ReadonlyArray<Issue>): string =>
  [
    ...new Set(
      issues.map(
        ({ message, path }) => `${JSON.stringify(path)}${hasOwnWords || path.length === 0 ? "" : ` ${message}`}`
      )
    )
  ]
    .sort()
    .join("\n")

const shown = (kind: Kind, read: Read): string =>
  "issues" in read ? said(kind, read.issues) : "thrown" in read ? read.thrown : "accepted"

const difference = (kind: Kind, value: unknown): string | undefined => {
  const { codec, read, text = canonicalJson, write } = kind
  const expected = guarded(() => read(value))
  const found = guarded(() => {
    const decoded = codec.decode(value)
    return decoded._tag === "Right" ? { value: decoded.right } : { issues: issuesOf(decoded.left) }
  })
  const [one, other] = [shown(kind, expected), shown(kind, found)]
  if (one !== other) return `The schema: ${one}\nio-ts: ${other}`
  if (!("value" in expected && "value" in found)) return undefined
  if (!isDeepStrictEqual(expected.value, found.value)) return "The two read different values."
  if (!codec.is(found.value)) return "The codec does not know the value that it has read."
  const [written, encoded] = [write(expected.value), codec.encode(found.value)].map((each) => text(each as never))
  return written === encoded ? undefined : `The schema writes ${written}\nio-ts ${encoded}`
}

/** Whether a value has all that is read from it, in whichever way it holds that. */
const holds = (value: any, read: any): boolean =>
  typeof read !== "object" || read === null
    ? Object.is(value, read)
    : Array.isArray(read) === Array.isArray(value) && Object.keys(read).every((key) => holds(value[key], read[key]))

/** A guard knows what reading would not change, and nothing else. */
const misjudged = ({ codec }: Kind, value: unknown): string | undefined => {
  if (!codec.is(value)) return undefined
  const decoded = codec.decode(value)
  return decoded._tag === "Right" && holds(value, decoded.right)
    ? undefined
    : "The codec takes for its own what it refuses or reads otherwise."
}

const lawOf = (what: string, kinds: ReadonlyArray<Kind>): Law => {
  const others = fc.oneof(...kinds.map(({ values }) => values))
  const cases = fc.oneof(
    ...kinds.map((kind) => oddValues(kind.values, others).map((odd) => ({ kind, odd })))
  ) as fc.Arbitrary<{ readonly kind: Kind; readonly odd: OddValue }>
  return law(
    `${what} is read, refused and written by io-ts as by its schema, at the same places in the same words`,
    { cases, show: ({ kind, odd }) => `${kind.name}: ${odd.changes.join("; ")}` },
    ({ kind, odd }) => difference(kind, odd.value) ?? misjudged(kind, odd.value)
  )
}

describe.each(zenkokuPlan.topics.map((topic) => [topic.name, topic] as const))(
  "io-ts and the schemas of %s",
  (_, topic) => {
    const names = new Set<string>(topic.decisions.map(({ name }) => name))
    const types = new Set<string>(topic.decisions.flatMap(({ records }) => records.map(({ type }) => type)))
    testLaws([
      lawOf(
        "a command",
        commands.filter(({ name }) => names.has(name))
      ),
      lawOf(
        "an event",
        recorded.filter(({ name }) => types.has(name))
      )
    ])
  }
)

describe("io-ts and the schemas of the reports", () => {
  testLaws([lawOf("what is asked of a report", parameters), lawOf("what a report answers", results)])
})
