// What an explanation of a division says: plain data, bigints as text, so that it can be stored and sent as JSON and
// checked by hand.
import type { Fraction } from "../../../exact/rational.ts"
import type { Hold } from "./margin.ts"
import type { Method } from "./method.ts"

/** How one share's units come about. */
export type Working =
  | {
      /** Hamilton: what is left of the quota, its place among the remainders (1 is the largest), and whether it won a unit. */
      readonly kind: "remainder"
      readonly remainder: Fraction
      readonly rank: number
      readonly roundedUp: boolean
    }
  | {
      /** Divisor methods, and Hamilton (by Webster's priorities) where floors or caps take or leave more units than rounding
       * can make good: the priority of the last unit held and of the next one; null where there is none. */
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
  /** Its part of what floors and caps leave, by water-filling; equal to the quota where nothing holds any share. It decides
   * nothing: it is there to be compared with. */
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

/** A unit of a share, its first being 1, with the figure by which it was given or refused. */
export interface DecidedUnit {
  readonly key: string
  readonly unit: number
  readonly figure: Fraction
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
  /**
   * What decided: the last unit that was given and the first that was not, units fetched by floors and stopped by caps
   * apart, each with its remainder or its priority (Huntington–Hill's squared; the quota method's are Jefferson's, and one
   * of the higher priority is refused where it would come before its quota, or another's unit would come too late). Null
   * where nothing had to be decided: the quotas themselves, the floors or the caps settled everything.
   */
  readonly margin: {
    readonly by: "remainder" | "priority"
    readonly won: DecidedUnit
    readonly lost: DecidedUnit
  } | null
  readonly shares: ReadonlyArray<ShareExplanation>
  readonly ties: ReadonlyArray<{ readonly keys: ReadonlyArray<string>; readonly awardedTo: ReadonlyArray<string> }>
}
