// The generator behind the resampling: the "minimal standard" of Park & Miller, x ← 48271·x mod (2^31 − 1), in integers that
// stay safe. Seeded, so that a report says the same today and in ten years; good for resampling, useless for secrets.

const modulus = 2_147_483_647

/** Endless draws from a seed (a whole number; 1 to 2^31 − 2 give different sequences, others are brought into that range).
 * Each call draws a whole number from 0 to `below` − 1, every one equally often to within one part in 10^8; `below` is from 1
 * to 12 here and must be far under 2^31.
 *
 * Source: Park & Miller, CACM 31 (1988) 1192, with the multiplier of their answer in CACM 36 (1993) 108; it is the
 * `minstd_rand` of C++, whose standard gives the 10,000th value after seed 1 as 399268537.
 * @example
 * ```ts
 * import { minimalStandard } from "@keikaku/core"
 *
 * const draw = minimalStandard(1)
 * Array.from({ length: 6 }, () => draw(6)) // => [1, 0, 0, 1, 1, 5]
 * ```
 */
export const minimalStandard = (seed: number): ((below: number) => number) => {
  if (!Number.isSafeInteger(seed)) throw new Error(`bug: minimalStandard: a seed of ${seed}`)
  const within = seed % (modulus - 1)
  let state = within > 0 ? within : within + modulus - 1
  return (below) => {
    state = (48_271 * state) % modulus
    return state % below
  }
}
