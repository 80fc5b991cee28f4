// Codecs of io-ts derived from the plan: what they make of a value, what they say is wrong with it, also inside a host's own codecs, and
// which types they have.
import { canvassing, openPlan, promoter, publication, type Report, targetProgress, zenkokuPlan } from "@keikaku/core"
import { commandCodec, eventCodec, issuesOf, parametersCodec, pathOf, resultCodec } from "@keikaku/fp-ts"
import { type CommandOf, MalformedCommand, namedCheck, openMemory, parseCommand } from "@keikaku/kernel"
import { foldSchema } from "@keikaku/kernel/fold-schema"
import { Result, Schema } from "effect"
import * as t from "io-ts"
import { PathReporter } from "io-ts/lib/PathReporter.js"
import { describe, expect, expectTypeOf, it } from "vitest"
import { ioTsAlgebra } from "../../packages/fp-ts/src/io-ts-algebra.ts"
import { strictDecoder } from "../../packages/kernel/src/strict-decoder.ts"

const { ListCase } = canvassing
const { IssueManual, ManualId, ManualIssued } = publication
const manual = { manual: "m1", title: "手引", edition: 1, occurredOn: "2023-06-01" }
const listed = { case: "c1", branch: "13", source: "bureau-list", scheme: "unified", occurredOn: "2023-04-01" } as const

const left = <A>(read: t.Validation<A>): t.Errors => {
  if (read._tag === "Right") throw new Error(`accepted ${JSON.stringify(read.right)}`)
  return read.left
}

describe("the codec of a command", () => {
  it("reads a business's number in any writing, and writes what is kept", () => {
    const codec = commandCodec(ListCase)
    const read = codec.decode({ ...listed, business: "T1-1803-0101-8771" })
    expect(read).toEqual({ _tag: "Right", right: { ...listed, business: "1180301018771" } })
    expect(read._tag === "Right" && codec.encode(read.right)).toEqual({ ...listed, business: "1180301018771" })
    expect(codec.is({ ...listed, business: "T1-1803-0101-8771" })).toBe(false)
    expect(codec.is({ ...listed, business: "1180301018771" })).toBe(true)
  })

  it("reports every error, a key that is unknown or missing at its path", () => {
    const errors = left(
      commandCodec(IssueManual).decode({ title: "", edition: 0.5, occurredOn: "2023-02-30", more: 1 })
    )
    expect(pathOf(errors)).toEqual([["more"], ["manual"], ["title"], ["edition"], ["occurredOn"]])
    expect(PathReporter.report({ _tag: "Left", left: errors })[1]).toBe("Missing key")
  })

  it("is the command's own as a type", () => {
    const codec = commandCodec(ListCase)
    expectTypeOf<t.OutputOf<typeof codec>>().toEqualTypeOf<CommandOf<typeof ListCase>>()
    expectTypeOf<t.TypeOf<typeof codec>["branch"]>().not.toEqualTypeOf<string>()
    expectTypeOf<t.TypeOf<typeof codec>>().toEqualTypeOf<
      typeof ListCase extends { payload: Schema.Codec<infer C, any> } ? C : never
    >()
    const event = eventCodec(ManualIssued)
    expectTypeOf<t.TypeOf<typeof event>["manual"]>().toEqualTypeOf<typeof ManualId.Type>()
    expectTypeOf<t.TypeOf<typeof event>["_tag"]>().toEqualTypeOf<"ManualIssued">()
  })

  it("is made once, of classes that io-ts knows", () => {
    expect(commandCodec(IssueManual)).toBe(commandCodec(IssueManual))
    const tags: Array<string> = []
    const walk = (codec: any): void => {
      tags.push(codec._tag)
      if (codec.type !== undefined) walk(codec.type)
      for (const part of codec.types ?? Object.values(codec.props ?? {})) walk(part)
    }
    walk(commandCodec(ListCase))
    expect(new Set(tags)).toEqual(
      new Set([
        ...["RefinementType", "ExactType", "IntersectionType", "InterfaceType", "PartialType", "StringType"],
        ...["UnionType", "LiteralType", undefined]
      ])
    )
  })
})

describe("inside a host's own codecs", () => {
  const command = commandCodec(IssueManual)
  const bad = { ...manual, edition: -1 }

  it("a path goes on from the host's", () => {
    const codec = t.type({ batch: t.array(command) })
    expect(pathOf(left(codec.decode({ batch: [manual, bad] })))).toEqual([["batch", 1, "edition"]])
  })

  it("members of unions and intersections are no steps", () => {
    const named = t.intersection([t.type({ sender: t.string }), t.type({ command: t.union([t.null, command]) })])
    const paths = pathOf(left(named.decode({ command: bad })))
    expect(paths).toContainEqual(["sender"])
    expect(paths).toContainEqual(["command", "edition"])
    const brand = t.brand(t.union([t.type({ a: t.string }), t.type({ b: t.string })]), (_): _ is any => true, "Some")
    expect(pathOf(left(brand.decode({ a: 1, b: 1 })))).toEqual([["a"], ["b"]])
    const exact = t.exact(t.intersection([t.type({ 0: t.string }), t.partial({ 1: t.string })]))
    expect(pathOf(left(exact.decode({ 0: 1, 1: 1 })))).toEqual([["0"], ["1"]])
  })

  it("an object that contains itself is refused at its own key", () => {
    const circular: Record<string, unknown> = { ...manual }
    circular.self = circular
    expect(pathOf(left(command.decode(circular)))).toEqual([["self"]])
  })
})

describe("a host's own schemas", () => {
  const Half = Schema.Int.check(namedCheck("even", (n: number) => n % 2 === 0 || "an even number"))
  const Choice = Schema.Struct({
    choice: Schema.Union([
      Schema.Struct({ kind: Schema.Literal("a"), half: Half }),
      Schema.Struct({ kind: Schema.Literal("b"), flag: Schema.Boolean, sub: Schema.Literal(1) }),
      Schema.Struct({ free: Schema.String }),
      Schema.Array(Schema.Finite),
      Schema.Literal("none")
    ]),
    notes: Schema.Record(Schema.String, Schema.NullOr(Schema.String)),
    list: Schema.NonEmptyArray(Schema.Struct({ n: Half }))
  })
  const { codec } = foldSchema(Choice, ioTsAlgebra)
  const decode = strictDecoder(Choice)
  const rest = { notes: { a: "x", b: null }, list: [{ n: 2 }] }

  it.each<[string, unknown]>([
    ["by one tag", { ...rest, choice: { kind: "a", half: 4 } }],
    ["by one tag, malformed", { ...rest, choice: { kind: "a", half: 3, more: 1 } }],
    ["by another tag, without the second", { ...rest, choice: { kind: "b", flag: 1 } }],
    ["by two tags that do not fit", { ...rest, choice: { kind: "a", sub: 1 } }],
    ["by an unknown tag", { ...rest, choice: { kind: "c" } }],
    ["by an unknown tag, and free", { ...rest, choice: { kind: "c", free: "x" } }],
    ["without a tag", { ...rest, choice: { free: 1 } }],
    ["empty", { ...rest, choice: {} }],
    ["a list", { ...rest, choice: [1, "2", NaN] }],
    ["another literal", { ...rest, choice: "some" }],
    ["a boolean", { ...rest, choice: true }],
    ["nothing", { ...rest, choice: null }],
    ["values of a dictionary", { ...rest, choice: "none", notes: JSON.parse('{"a":1,"__proto__":2}') }],
    ["a symbol in a dictionary", { ...rest, choice: "none", notes: { [Symbol("s")]: "x" } }],
    ["a dictionary that is a list", { ...rest, choice: "none", notes: [] }],
    ["an empty list", { ...rest, choice: "none", list: [] }],
    ["a hole", { ...rest, choice: "none", list: new Array(2) }],
    ["items", { ...rest, choice: "none", list: [{ n: 1 }, { n: "1" }, null] }]
  ])("are read as effect reads them: %s", (_, value) => {
    const expected = decode(value)
    const found = codec.decode(value)
    if (Result.isSuccess(expected)) expect(found).toEqual({ _tag: "Right", right: expected.success })
    else {
      const places = (paths: ReadonlyArray<unknown>) => [...new Set(paths.map((path) => JSON.stringify(path)))].sort()
      expect(places(pathOf(left(found)))).toEqual(places(expected.failure.map(({ path }) => path)))
    }
  })
})

describe("reports", () => {
  it("every report of the plan answers what its codec reads, from JSON", async () => {
    const plan = openPlan({ plan: zenkokuPlan, ...openMemory() })
    const sender = { commandId: "c1", actor: "headquarters/1" }
    const body = { parentBody: "chamber-13", branch: "13", occurredOn: "2023-04-03" }
    expect(await plan.execute(promoter.SecureParentBody, body, sender)).toMatchObject({ _tag: "Recorded" })
    await plan.execute(ListCase, { ...listed, business: "b1" }, { ...sender, commandId: "c2" })
    for (const report of zenkokuPlan.reports.values()) {
      const result = await plan.report(report, report.name === "case" ? { case: "c1" } : {})
      expect(resultCodec(report).decode(JSON.parse(JSON.stringify(result)))).toEqual({ _tag: "Right", right: result })
    }
    await plan.close()
  })

  it("a row lacks no column, and a cell is of its column's kind", async () => {
    const plan = openPlan({ plan: zenkokuPlan, ...openMemory() })
    const result = JSON.parse(JSON.stringify(await plan.report(targetProgress, { level: "nation" })))
    result.table.rows[0].actual = "0"
    delete result.table.rows[1].target
    result.table.rows[2].rate = { numerator: 1, denominator: 0 }
    const paths = pathOf(left(resultCodec(targetProgress).decode(result)))
    expect(paths).toContainEqual(["table", "rows", 0, "actual"])
    expect(paths).toContainEqual(["table", "rows", 1, "target"])
    expect(paths.at(-1)!.slice(0, 3)).toEqual(["table", "rows", 2])
    await plan.close()
  })

  it("what may be asked of one has the report's own type, and a report that asks nothing refuses everything", () => {
    const codec = parametersCodec(targetProgress)
    expectTypeOf<t.OutputOf<typeof codec>["level"]>().toEqualTypeOf<"nation" | "block" | "branch" | undefined>()
    expect(pathOf(left(codec.decode({ level: "town", branch: 13 })))).toEqual([["branch"], ["level"]])
    const silent = zenkokuPlan.reports.get("personal-data") as Report
    expect(silent.parameters).toEqual({})
    expect(pathOf(left(parametersCodec(silent).decode({ branch: "13" })))).toEqual([["branch"]])
  })
})

it("a fault under a symbol is named like any other", () => {
  const bad = { ...manual, [Symbol("more")]: 1 }
  const parsed = parseCommand(IssueManual, bad)
  if (parsed._tag === "Parsed") throw new Error("accepted")
  expect(parsed.issues).toEqual([{ path: ["Symbol(more)"], message: "Expected no excess property" }])
  expect(issuesOf(left(commandCodec(IssueManual).decode(bad)))).toEqual(parsed.issues)
  expect(new MalformedCommand({ decision: "IssueManual", issues: parsed.issues }).message).toContain("Symbol(more)")
})
