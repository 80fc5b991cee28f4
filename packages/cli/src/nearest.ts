// Guesses what somebody meant by a name that does not exist.

/** How many single-letter changes, two letters swapped included, lead from one word to another (optimal string alignment). */
export const distance = (a: string, b: string): number => {
  const rows = Array.from({ length: a.length + 1 }, (_, i) => [i, ...Array<number>(b.length).fill(0)])
  for (let j = 1; j <= b.length; j++) rows[0]![j] = j
  for (let i = 1; i <= a.length; i++)
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      const least = Math.min(rows[i - 1]![j]! + 1, rows[i]![j - 1]! + 1, rows[i - 1]![j - 1]! + (same ? 0 : 1))
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      rows[i]![j] = swapped ? Math.min(least, rows[i - 2]![j - 2]! + 1) : least
    }
  return rows[a.length]![b.length]!
}

/** The known name nearest to a given one, if it is near enough to have been meant: a third of its letters may differ.
 * @example
 * ```ts
 * import { nearest } from "@keikaku/cli"
 *
 * nearest("canvascase", ["AssignCase", "CanvassCase"]) // => "CanvassCase"
 * nearest("xyz", ["AssignCase", "CanvassCase"]) // => undefined
 * ```
 */
export const nearest = (given: string, known: Iterable<string>): string | undefined => {
  const word = given.toLowerCase()
  const ranked = [...known]
    .map((name) => ({ name, far: distance(word, name.toLowerCase()) }))
    .sort((a, b) => a.far - b.far)
  const best = ranked[0]
  return best !== undefined && best.far <= Math.max(2, Math.ceil(best.name.length / 3)) ? best.name : undefined
}
