// Values as nobody should send them: good ones in which something was left out, added or replaced, at any depth.
import fc from "fast-check"

const atoms: ReadonlyArray<unknown> = [
  ...[
    null,
    undefined,
    true,
    "",
    " ",
    "a",
    "13",
    "\ud800",
    "a\udc00",
    "東京",
    "2023-02-29",
    "2023-4-1",
    "1180301018772"
  ],
  ...[0, -0, 1, -1, 0.5, 13, NaN, Infinity, Number.MAX_SAFE_INTEGER + 1, 1e308, 2n, Symbol("s"), () => 1],
  ...[{}, [], new Array(1), [undefined], new Date(0), new Map(), Object("13"), Object.create(null), "x".repeat(1001)],
  Array.from({ length: 501 }, () => 1)
]

const keys: ReadonlyArray<PropertyKey> = [
  ...["more", "", "0", "length", "toString", "constructor", "__proto__", "\ud800", "_tag", "occurredOn", "reason"],
  Symbol("more")
]

class Instance {}

const isObject = (value: unknown): value is Record<PropertyKey, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value)

/** An own field, whatever its name. */
const withField = (value: object, key: PropertyKey, member: unknown): object =>
  Object.defineProperty(Array.isArray(value) ? [...value] : { ...value }, key, {
    ...{ value: member, enumerable: true, configurable: true, writable: true }
  })

const rewritings: ReadonlyArray<(value: unknown) => unknown> = [
  (value) => (isObject(value) ? Object.assign(new Instance(), value) : value),
  (value) => (isObject(value) ? Object.assign(Object.create(null), value) : value),
  (value) => (isObject(value) ? Object.assign([], value) : value),
  (value) => (isObject(value) ? Object.fromEntries(Object.entries(value).reverse()) : value),
  (value) => (Array.isArray(value) ? { ...value, length: value.length } : value),
  (value) => (Array.isArray(value) ? [...value, ...value] : value),
  (value) => (Array.isArray(value) ? Object.assign(new Array(value.length + 1), value) : value),
  (value) => (Array.isArray(value) ? withField(value, "name", 1) : value),
  (value) => (typeof value === "string" ? `T-${value}\n` : value),
  (value) => (typeof value === "string" ? `${value}\ud800` : value),
  (value) => (typeof value === "string" ? Number(value) : value),
  (value) => (typeof value === "number" ? String(value) : value),
  (value) => (typeof value === "number" ? -value - 0.5 : value)
]

type Change = (value: unknown) => unknown

const changes: fc.Arbitrary<Change> = fc.oneof(
  fc.constantFrom(...atoms).map(
    (atom): Change =>
      () =>
        atom
  ),
  fc.constantFrom(...rewritings),
  fc.tuple(fc.constantFrom(...keys), fc.constantFrom(...atoms)).map(
    ([key, atom]): Change =>
      (value) =>
        isObject(value) ? withField(value, key, atom) : value
  ),
  fc.nat(20).map(
    (nth): Change =>
      (value) =>
        isObject(value)
          ? Object.fromEntries(Object.entries(value).filter((_, at, all) => at !== nth % all.length))
          : value
  )
)

const placesIn = (value: unknown, path: ReadonlyArray<string> = []): ReadonlyArray<ReadonlyArray<string>> =>
  typeof value === "object" && value !== null && path.length < 5
    ? [path, ...Object.entries(value).flatMap(([key, member]) => placesIn(member, [...path, key]))]
    : [path]

const changedAt = (value: unknown, [key, ...rest]: ReadonlyArray<string>, change: Change): unknown =>
  key === undefined ? change(value) : withField(value as object, key, changedAt((value as any)[key], rest, change))

/** Good values as they are, and changed in up to three places. */
export const changedValues = (values: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.tuple(values, fc.array(fc.tuple(fc.nat(10_000), changes), { maxLength: 3 })).map(([value, changes]) =>
    changes.reduce((changed, [place, change]) => {
      const places = placesIn(changed)
      return changedAt(changed, places[place % places.length]!, change)
    }, value)
  )
