// What a law is: a named property that can be checked on any implementation, on as many random cases as asked for. When
// it is broken, it says so in words, with the smallest case found, and with the seed that finds it again.
import fc from "fast-check"

/** How a law is checked: on a number of cases (100 by default), drawn from a seed (a new one by default). */
export interface LawOptions {
  readonly runs?: number
  readonly seed?: number
}

/** Checks a law, `check(options?)`. It fits test runners as it is, whatever they hand to a test: `test(name, check)`. */
export interface LawCheck {
  (): void | Promise<void>
  (options: LawOptions | undefined): void | Promise<void>
}

/** A named property. `check` throws {@link LawBroken}, with a counterexample, a seed and a path, when it does not hold. */
export interface Law {
  readonly name: string
  readonly check: LawCheck
}

/** A law does not hold. The message shows the case; `seed` and `path` are fast-check's, to replay it. */
export class LawBroken extends Error {
  override readonly name = "LawBroken"
  constructor(
    readonly law: string,
    readonly found: string,
    readonly seed: number,
    readonly path: string,
    readonly counterexample: unknown
  ) {
    super(`The law is broken: ${law}.\n${found}\nSeed ${seed}, path "${path}".`)
  }
}

/** What a law needs besides its check: cases, and how a case is shown to a reader. */
export interface LawRule<Case> {
  readonly cases: fc.Arbitrary<Case>
  readonly show: (example: Case) => string
  /** Cases to try before the random ones. */
  readonly examples?: ReadonlyArray<Case>
}

class Complaint extends Error {}

const objection = (found: string | undefined): void => {
  if (found !== undefined) throw new Complaint(found)
}

/** For how many milliseconds a smaller case is looked for, once one was found. */
const shrinking = 2_000

type Shrinkable = Pick<fc.IRawProperty<any>, "shrink">

/** Lets a property look for smaller cases for a while only: those that are expensive to make and to check have too many. */
const shrinkingForAWhile = <P extends Shrinkable>(property: P): P => {
  let since: number | undefined
  const shrink = property.shrink.bind(property)
  property.shrink = (value) => {
    since ??= Date.now()
    return shrink(value).takeWhile(() => Date.now() - since! < shrinking)
  }
  return property
}

const parametersOf = <Case>(
  { examples = [] }: LawRule<Case>,
  { runs = 100, seed }: LawOptions
): fc.Parameters<[Case]> => ({
  numRuns: runs,
  examples: examples.map((each) => [each]),
  ...(seed === undefined ? {} : { seed })
})

const settle = <Case>(name: string, { show }: LawRule<Case>, details: fc.RunDetails<[Case]>): void => {
  if (!details.failed) return
  const { counterexample, counterexamplePath, errorInstance, seed } = details
  if (counterexample === null) throw new LawBroken(name, "No case could be generated.", seed, "", undefined)
  const why =
    errorInstance instanceof Complaint ? errorInstance.message : `It threw: ${(errorInstance as Error)?.message}`
  const found = `${why}\n${show(counterexample[0])}`
  throw new LawBroken(name, found, seed, counterexamplePath ?? "", counterexample[0])
}

/** Makes a law. `violation` says what is wrong in a case, or is undefined where the law holds. */
export const law = <Case>(
  name: string,
  rule: LawRule<Case>,
  violation: (example: Case) => string | undefined
): Law => ({
  name,
  check: (options: LawOptions = {}) => {
    const property = fc.property(rule.cases, (example) => objection(violation(example)))
    settle(name, rule, fc.check(shrinkingForAWhile(property), parametersOf(rule, options)))
  }
})

/** Makes a law of an asynchronous check. */
export const lawInTime = <Case>(
  name: string,
  rule: LawRule<Case>,
  violation: (example: Case) => Promise<string | undefined>
): Law => ({
  name,
  check: async (options: LawOptions = {}) => {
    const property = fc.asyncProperty(rule.cases, async (example) => objection(await violation(example)))
    settle(name, rule, await fc.check(shrinkingForAWhile(property), parametersOf(rule, options)))
  }
})
