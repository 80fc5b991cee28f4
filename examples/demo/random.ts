// Chance that can be repeated: the same seed and the same path of numbers give the same choices, on every machine.
// Whole numbers only. Each branch, promoter and case has a path of its own, so one's luck does not move another's.

/** A source of choices. */
export interface Random {
  /** A whole number from 0 to n − 1. */
  readonly below: (n: number) => number
  /** Yes, in this many of a hundred. */
  readonly chance: (percent: number) => boolean
  /** One of the choices, each as likely as its weight says. */
  readonly among: <A>(choices: ReadonlyArray<readonly [A, number]>) => A
}

/** Chris Wellons' lowbias32: every bit of the input moves about half of the bits of the result. */
const mixed = (word: number): number => {
  let x = word | 0
  x = Math.imul(x ^ (x >>> 16), 0x21f0aaad)
  x = Math.imul(x ^ (x >>> 15), 0x735a2d97)
  return (x ^ (x >>> 15)) >>> 0
}

/** The choices that belong to a seed and a path. */
export const randomAt = (...path: ReadonlyArray<number>): Random => {
  let state = path.reduce((word, part) => mixed(word + part + 0x9e3779b9), 0)
  const below = (n: number): number => {
    state = (state + 0x9e3779b9) >>> 0
    return mixed(state) % n
  }
  return {
    below,
    chance: (percent) => below(100) < percent,
    among: (choices) => {
      let left = below(choices.reduce((sum, [, weight]) => sum + weight, 0))
      for (const [choice, weight] of choices) {
        if (left < weight) return choice
        left -= weight
      }
      throw new Error("bug: among: the weights do not add up")
    }
  }
}
