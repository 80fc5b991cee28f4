// What an explanation of a division says: plain data, bigints as text, so that it can be stored and sent as JSON and
// checked by hand.
import type { Fraction } from "../../../exact/rational.ts"
import type { Hold } from "./bounds.ts"
import type { Method } from "./method.ts"

/** How one share's units come about. */
export type Working =
  | {
      /** Hamilton: what is left of the bounded quota, and its place among the remainders (1 is the largest). */
      readonly kind: "remainder"
      readonly remainder: Fraction
      readonly rank: number
      readonly roundedUp: boolean
    }
  | {
      /** Divisor methods: the priority of the last unit held and of the next one; null where there is none. */
      readonly kind: "priority"
      readonly lastAwarded: Fraction | null
      readonly firstRefused: Fraction | null
    }
  | {
      /** Quota method: the Jefferson priorities of the last unit held and of the next, and the quota rounded up. */
      readonly kind: "eligibility"
      readonly upperQuota: number
      /** Whether another unit would still be within the upper quota. */
      readonly eligible: boolean
      readonly lastAwarded: Fraction | null
      readonly firstRefused: Fraction | null
    }

/** One share of an explanation. */
export interface ShareExplanation {
  readonly key: string
  readonly weight: string
  readonly units: number
  /** weight × total / sum of weights, before floors and caps. */
  readonly quota: Fraction
  /** The whole part of the quota. */
  readonly lowerQuota: number
  /** The quota after water-filling between floors and caps; equal to the quota where nothing holds any share. */
  readonly boundedQuota: Fraction
  readonly floor: number
  /** Null where the share has no cap. */
  readonly cap: number | null
  /** Which bound kept the share from what it would have received beside the others as they are; null if neither. */
  readonly heldBy: Hold
  /** Its units if nobody had a floor or a cap; null when all weights are zero. */
  readonly unitsWithoutBounds: number | null
  readonly working: Working
}

/** The working of a whole division. */
export interface Explanation {
  readonly method: Method
  readonly total: number
  readonly weightSum: string
  /**
   * For a divisor method: every divisor from `least` to `greatest` gives these units by rounding (`least` null: from
   * zero; `greatest` null: any). `squared` says that these, and all its priorities, are squares (Huntington–Hill).
   */
  readonly divisors: {
    readonly least: Fraction | null
    readonly greatest: Fraction | null
    readonly squared: boolean
  } | null
  readonly shares: ReadonlyArray<ShareExplanation>
  readonly ties: ReadonlyArray<{ readonly keys: ReadonlyArray<string>; readonly awardedTo: ReadonlyArray<string> }>
}
