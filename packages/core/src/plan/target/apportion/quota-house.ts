// A house to be filled by the quota method, free of floors and caps and of whole turns: what its other files speak of.

/** Positive weights, their sum, and a size below it; `positions` are the places of the weights among the shares. */
export interface House {
  readonly positions: ReadonlyArray<number>
  readonly weights: ReadonlyArray<bigint>
  readonly sum: bigint
  readonly size: bigint
}

/** What its growth ends with: units, the size at which each share last received one, and from which it may have the next. */
export interface Course {
  readonly units: ReadonlyArray<number>
  readonly awardedIn: ReadonlyArray<number>
  readonly releasedIn: ReadonlyArray<number>
}
