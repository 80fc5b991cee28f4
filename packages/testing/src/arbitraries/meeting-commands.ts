// Commands that meet what has happened: most of their named values are those of a history, or lie right beside them. Which history,
// whoever draws says before each command; the seed decides everything else.
import { addDays } from "@keikaku/core"
import type { Catalogue, Decision, LocalDate } from "@keikaku/kernel"
import { Schema, type SchemaAST } from "effect"
import fc from "fast-check"
import { arbitraryOf, type Pools } from "../arbitrary.ts"
import { identifierPools } from "./identifier-pools.ts"
import { type KnownValues, namedLeaves } from "./known-values.ts"

/** Draws commands of decisions, and numbers below a bound, all from one seed. */
export interface CommandSource<Settings> {
  /** A command of the decision, to be sent where these values are known. */
  readonly command: (decision: Decision<Settings>, known: KnownValues) => Readonly<Record<string, unknown>>
  readonly below: (bound: number) => number
}

/** A value as it is, or the one right before or after it. */
const beside = (name: string, value: unknown, step: number): unknown => {
  if (step === 0) return value
  if (typeof value === "number") return value + step
  return name === "LocalDate" ? addDays(value as LocalDate, step) : value
}

const streamOf = <A>(arbitrary: fc.Arbitrary<A>, seed: number) => {
  const [stream] = fc.sample(fc.infiniteStream(arbitrary, { noHistory: true }), { numRuns: 1, seed })
  return () => stream!.next().value as A
}

/** Starts drawing. Pools that are given take the place of the values that are made up. */
export const commandSource = <Settings>(
  catalogue: Catalogue<Settings>,
  given: Pools,
  seed: number
): CommandSource<Settings> => {
  let known: KnownValues = new Map()
  const made = { ...identifierPools(catalogue), ...given }
  const numbers = [-100, -1, 0, 1, 2, 10, 100]
  const meeting = ([name, ast]: readonly [string, SchemaAST.AST]) => {
    const schema = Schema.make<Schema.Top>(ast)
    const isOne = Schema.is(schema as Schema.Schema<unknown>)
    const few = numbers.filter(isOne)
    const own = arbitraryOf(schema, made)
    const base =
      few.length === 0 || name in made ? own : fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...few) }, own)
    const choice = fc.tuple(fc.nat(), fc.constantFrom(0, 0, 0, 0, 1, -1), fc.nat({ max: 9 }))
    const arbitrary = fc.tuple(choice, base).map(([[nth, step, chance], fresh]) => {
      // Now and then it is whoever asks: who approves what he records, for instance.
      if (chance === 0 && isOne("law")) return "law"
      const values = known.get(name) ?? []
      if (values.length === 0 || chance >= 7) return fresh
      const value = beside(name, values[nth % values.length], step)
      return isOne(value) ? value : fresh
    })
    return [name, arbitrary] as const
  }
  const streams = new Map<string, () => unknown>()
  const streamFor = ({ name, payload }: Decision<Settings>) => {
    const pools = { ...made, ...Object.fromEntries([...namedLeaves(payload)].map(meeting)) }
    const stream = streams.get(name) ?? streamOf(arbitraryOf(payload as any, pools), seed + streams.size + 1)
    streams.set(name, stream)
    return stream
  }
  const draw = streamOf(fc.nat(), seed)
  return {
    command: (decision, values) => {
      const stream = streams.get(decision.name) ?? streamFor(decision)
      known = values
      return stream() as Readonly<Record<string, unknown>>
    },
    below: (bound) => draw() % bound
  }
}
