// Digests that lie one after the other, as in `leaves.bin`.
import { type Digest, digestBytes } from "./digest.ts"

/** The whole digests in a text of one character for each byte; what is left at the end is no digest. */
export const digestsIn = (joined: string): ReadonlyArray<Digest> =>
  Array.from(
    { length: Math.floor(joined.length / digestBytes) },
    (_, n) => joined.slice(n * digestBytes, (n + 1) * digestBytes) as Digest
  )
