// Values as nobody should send them: made of good ones by dropping, adding, replacing and rebuilding what stands somewhere in them.
// What a program accepts of these is where two programs that mean the same differ.
import fc from "fast-check"

/** A change somewhere in a value. */
interface Change {
  /** Which of the places in the value: counted round. */
  readonly place: number
  readonly made: Making
}

interface Making {
  readonly name: string
  readonly of: (value: unknown) => unknown
}

const making = (name: string, of: Making["of"]): Making => ({ name, of })
const isPlainObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value)
const ofObjects = (name: string, of: (value: Record<string, unknown>) => unknown): Making =>
  making(name, (value) => (isPlainObject(value) ? of(value) : value))
const ofLists = (name: string, of: (value: ReadonlyArray<unknown>) => unknown): Making =>
  making(name, (value) => (Array.isArray(value) ? of(value) : value))
const ofTexts = (name: string, of: (value: string) => unknown): Making =>
  making(name, (value) => (typeof value === "string" ? of(value) : value))

class Instance {}
class List extends Array<unknown> {}

const withOwn = (value: object, key: PropertyKey, member: unknown, enumerable = true): object =>
  Object.defineProperty(Array.isArray(value) ? [...value] : { ...value }, key, {
    value: member,
    enumerable,
    configurable: true,
    writable: true
  })

const withGetters = (value: Record<string, unknown>, target: object): object => {
  for (const [key, member] of Object.entries(value))
    Object.defineProperty(target, key, { get: () => member, enumerable: true, configurable: true })
  return target
}

const circular = (value: Record<string, unknown>): unknown => {
  const copy: Record<string, unknown> = { ...value }
  copy.self = copy
  return copy
}

const atoms: ReadonlyArray<readonly [name: string, value: unknown]> = [
  ...[null, undefined, true, false, 0, -0, 1, -1, 0.5, 13, 101, 2023, 1e21, 1e308, NaN, Infinity, -Infinity].map(
    (each) => [Object.is(each, -0) ? "-0" : String(each), each] as const
  ),
  ...[Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER + 1, Number.MIN_SAFE_INTEGER - 1, Number.MIN_VALUE].map(
    (each) => [String(each), each] as const
  ),
  ...["", " ", "a", "13", "1", "\ud800", "a\udc00b", "東京", "\u0000", "nation", "both", "wc", "_tag", "__proto__"].map(
    (each) => [JSON.stringify(each), each] as const
  ),
  ...["2023-02-29", "2024-02-29", "2023-13-01", "2023-04-31", "1799-12-31", "3000-01-01", "2023-4-1"].map(
    (each) => [each, each] as const
  ),
  ...[
    "T1-1803-0101-8771",
    "１１８０３０１０１８７７１",
    "1180301018772",
    "t1180301018771",
    "2023-06-01T09:00:00.000Z"
  ].map((each) => [each, each] as const),
  ...[1000, 1001].map((length) => [`${length} letters`, "x".repeat(length)] as const),
  ["2n", 2n],
  ["a symbol", Symbol("s")],
  ["a function", () => 1],
  ["{}", {}],
  ["[]", []],
  ["[,]", new Array(1)],
  ["[undefined]", [undefined]],
  ["501 items", Array.from({ length: 501 }, () => 1)],
  ["12 zeros", Array.from({ length: 12 }, () => 0)],
  ["a Date", new Date(0)],
  ["a Map", new Map([["a", 1]])],
  ["a String object", Object("13")],
  ["a Number object", Object(13)],
  ["an instance", new Instance()],
  ["no prototype", Object.create(null)],
  ["a ratio", { numerator: 1, denominator: 2 }],
  ["no ratio", { numerator: 0.5, denominator: 0 }],
  ["a label", { ja: "東京", en: "Tokyo" }],
  ["no label", { ja: "", fr: 1 }],
  ["a rejected revival", JSON.parse('{"__proto__":{"numerator":1},"constructor":1}')]
]

const keys: ReadonlyArray<PropertyKey> = [
  ...["more", "", "0", "1", "length", "toString", "constructor", "hasOwnProperty", "__proto__", "prototype", "then"],
  ...["\ud800", "_tag", "occurredOn", "OccurredOn", "branch", "business", "reason", "denominator", "en", "overrides"],
  Symbol("more"),
  Symbol.iterator
]

const rebuilt: ReadonlyArray<Making> = [
  ofObjects("an instance of a class", (value) => Object.assign(new Instance(), value)),
  ofObjects("without a prototype", (value) => Object.assign(Object.create(null), value)),
  ofObjects("inherited", (value) => Object.create(value)),
  ofObjects("by getters", (value) => withGetters(value, {})),
  ofObjects("by getters of its class", (value) => Object.create(withGetters(value, {}))),
  ofObjects("a list with its fields", (value) => Object.assign([], value)),
  ofObjects("a function with its fields", (value) => Object.assign(() => 1, value)),
  ofObjects("a list of its entries", (value) => Object.entries(value)),
  ofObjects("not enumerable", (value) => {
    const [key] = Object.keys(value)
    return key === undefined ? value : withOwn(value, key, value[key], false)
  }),
  ofObjects("in itself", circular),
  ofObjects("frozen", (value) => Object.freeze({ ...value })),
  ofObjects("a proxy", (value) => new Proxy(value, {})),
  ofObjects("its fields the other way round", (value) => Object.fromEntries(Object.entries(value).reverse())),
  ofLists("with a hole", (value) => Object.assign(new Array(value.length + 1), value)),
  ofLists("with a name", (value) => withOwn([...value], "name", 1)),
  ofLists("of a class", (value) => List.from(value)),
  ofLists("as an object", (value) => ({ ...value })),
  ofLists("like a list", (value) => ({ ...value, length: value.length })),
  ofLists("twice", (value) => [...value, ...value]),
  ofLists("without its last", (value) => value.slice(0, -1)),
  ofTexts("full-width", (value) =>
    value.replace(/[!-~]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0))
  ),
  ofTexts("with T", (value) => `T${value}`),
  ofTexts("with a hyphen", (value) => `${value.slice(0, 1)}-${value.slice(1)}`),
  ofTexts("with a line's end", (value) => `${value}\n`),
  ofTexts("with spaces", (value) => ` ${value} `),
  ofTexts("with half a pair", (value) => `${value}\ud800`),
  ofTexts("as a number", Number),
  ofTexts("in a list", (value) => [value]),
  making("as a text", (value) => (typeof value === "number" ? String(value) : value)),
  making("negative", (value) => (typeof value === "number" ? -value : value)),
  making("and a half", (value) => (typeof value === "number" ? value + 0.5 : value)),
  making("in an object", (value) => ({ value }))
]

const makings = (others: fc.Arbitrary<unknown>): fc.Arbitrary<Making> => {
  const replaced = fc.constantFrom(...atoms).map(([name, value]) => making(`is ${name}`, () => value))
  const added = fc
    .tuple(fc.constantFrom(...keys), fc.constantFrom(...atoms), fc.boolean())
    .map(([key, [name, value], enumerable]) =>
      making(`has ${String(key)}: ${name}${enumerable ? "" : ", not enumerable"}`, (into) =>
        typeof into === "object" && into !== null && !(Array.isArray(into) && key === "length")
          ? withOwn(into, key, value, enumerable)
          : into
      )
    )
  const dropped = fc.nat(30).map((n) =>
    ofObjects(`lacks its ${n}th key`, (value) => {
      const entries = Object.entries(value)
      return Object.fromEntries(entries.filter((_, at) => at !== n % Math.max(entries.length, 1)))
    })
  )
  const foreign = others.map((other) => making("is of another kind", () => other))
  const gained = others.map((other) =>
    ofObjects("has what another has", (value) => ({ ...(other as object), ...value }))
  )
  return fc.oneof(
    { weight: 4, arbitrary: replaced },
    { weight: 3, arbitrary: added },
    { weight: 2, arbitrary: dropped },
    { weight: 4, arbitrary: fc.constantFrom(...rebuilt) },
    { weight: 1, arbitrary: foreign },
    { weight: 1, arbitrary: gained }
  )
}

const placesIn = (value: unknown, path: ReadonlyArray<string> = []): ReadonlyArray<ReadonlyArray<string>> =>
  typeof value === "object" && value !== null && path.length < 6
    ? [path, ...Object.entries(value).flatMap(([key, member]) => placesIn(member, [...path, key]))]
    : [path]

const changedAt = (value: unknown, path: ReadonlyArray<string>, change: Making["of"]): unknown => {
  const [key, ...rest] = path
  if (key === undefined) return change(value)
  const member = changedAt((value as Record<string, unknown>)[key], rest, change)
  return withOwn(value as object, key, member)
}

/** A value and what was done to it, to be shown. */
export interface OddValue {
  readonly value: unknown
  readonly changes: ReadonlyArray<string>
}

const apply = (value: unknown, changes: ReadonlyArray<Change>): OddValue => {
  const done: Array<string> = []
  let changed = value
  // The whole last: what is no longer plain is not taken apart again.
  const byDepth = changes.map((change) => {
    const places = placesIn(value)
    return { change, path: places[change.place % places.length]! }
  })
  for (const { change, path } of byDepth.sort((a, b) => b.path.length - a.path.length)) {
    try {
      changed = changedAt(changed, path, change.made.of)
      done.push(`${path.join(".") || "the whole"} ${change.made.name}`)
    } catch {
      // An earlier change has taken the place away.
    }
  }
  return { value: changed, changes: done }
}

/** Values as they are, and changed in up to three places; `others` are values of other kinds. */
export const oddValues = (values: fc.Arbitrary<unknown>, others: fc.Arbitrary<unknown>): fc.Arbitrary<OddValue> => {
  const change = fc.record({ place: fc.nat(1_000), made: makings(others) })
  return fc.tuple(values, fc.array(change, { maxLength: 3 })).map(([value, changes]) => apply(value, changes))
}
