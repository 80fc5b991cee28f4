// Whole numbers of any size: divisors, sums, and quotients rounded to whole. Everything exact stands on these few functions.
// Without any import, so that whoever divides a target bundles arithmetic and nothing else.

/** Whether a number is a count: a safe integer of 0 or more. */
export const isCount = (value: number): boolean => Number.isSafeInteger(value) && value >= 0

/** A whole number as a `number`, where that is exact: from −(2^53 − 1) to 2^53 − 1; beyond, undefined. */
export const exactNumber = (value: bigint): number | undefined => {
  const number = Number(value)
  return Number.isSafeInteger(number) ? number : undefined
}

/** A whole number as a `number`; one beyond the safe integers is a defect of `where`. */
export const safeNumber = (where: string, value: bigint): number => {
  const number = exactNumber(value)
  if (number === undefined) throw new Error(`bug: ${where}: the result leaves the safe integers`)
  return number
}

/** The magnitude of a whole number, without its sign. */
export const absolute = (value: bigint): bigint => (value < 0n ? -value : value)

/** The exact sum of whole numbers, however large. */
export const sumOf = (numbers: ReadonlyArray<number | bigint>): bigint =>
  numbers.reduce<bigint>((sum, each) => sum + BigInt(each), 0n)

/** The greatest common divisor, never negative; `gcd(a, 0)` is the magnitude of `a`. Source: Euclid, Elements VII.2. */
export const gcd = (a: bigint, b: bigint): bigint => {
  let [greater, lesser] = [a, b]
  while (lesser !== 0n) [greater, lesser] = [lesser, greater % lesser]
  return absolute(greater)
}

/** The least common multiple of two numbers of 1 or more. */
export const lcm = (a: bigint, b: bigint): bigint => (a / gcd(a, b)) * b

/** `over` / `under` rounded up to a whole number. `over` is 0 or more, `under` 1 or more. */
export const quotientUp = (over: bigint, under: bigint): bigint => (over + under - 1n) / under

/** `over` / `under` rounded to the nearest whole number, a half up. `over` is 0 or more, `under` 1 or more. */
export const quotientHalfUp = (over: bigint, under: bigint): bigint => (2n * over + under) / (2n * under)
