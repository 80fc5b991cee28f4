// Checks two calculators against the laws of apportionment: first one as in a spreadsheet, then the core's Webster method. No
// test runner is needed: a law is a name and a check that throws a counterexample. The exit code is always 0.
import { apportion } from "@keikaku/core/apportion"
import { type ApportionmentUnderTest, apportionmentLaws, LawBroken } from "@keikaku/testing"
import { Result } from "effect"

/** As in a spreadsheet: =ROUND(total * weight / sum, 0) in every row, and the largest branch takes the remainder. */
const spreadsheet: ApportionmentUnderTest = (total, shares) => {
  const sum = shares.reduce((all, { weight }) => all + weight, 0)
  const units = shares.map(({ weight }) => Math.round((total * weight) / sum))
  const largest = shares.reduce((best, { weight }, i) => (weight > shares[best]!.weight ? i : best), 0)
  units[largest]! += total - units.reduce((all, each) => all + each, 0)
  return units
}

/** The core's Webster, in exact arithmetic. */
const webster: ApportionmentUnderTest = (total, shares) => Result.getOrThrow(apportion("webster", total, shares)).units

/** Cases are random; with a fixed seed they are the same in every run, so counterexamples are reproducible. */
const seed = 6
const runs = 500

/** The counterexample of a broken law: what is wrong, and the smallest table found that shows it. */
const counterexample = (broken: unknown): string => {
  if (!(broken instanceof LawBroken)) throw broken
  return broken.found
}

/** Checks a calculator against every law that Webster's method keeps, and returns those it breaks. */
const checkLaws = async (name: string, calculator: ApportionmentUnderTest): Promise<ReadonlyArray<string>> => {
  console.log(`== ${name}\n`)
  const broken: Array<string> = []
  for (const { check, law, name } of apportionmentLaws(calculator, { method: "webster" })) {
    try {
      await check({ runs, seed })
      console.log(`kept    ${law}: ${name}`)
    } catch (failure) {
      broken.push(law)
      console.log(`BROKEN  ${law}: ${name}`)
      console.log(counterexample(failure).replaceAll(/^/gm, "        "))
    }
  }
  console.log()
  return broken
}

const results = [
  {
    name: "The spreadsheet",
    broken: await checkLaws("A spreadsheet: round each, the rest to the largest", spreadsheet)
  },
  { name: "The core's Webster", broken: await checkLaws("The core: Webster's method", webster) }
]
console.log(`== Verdict (${runs} cases a law, seed ${seed})\n`)
for (const { broken, name } of results)
  console.log(
    broken.length === 0 ? `${name} keeps every law.` : `${name} breaks ${broken.length}: ${broken.join(", ")}.`
  )
