// A table of targets that was made elsewhere, as it was written: a row for each branch and one for the nation.
import type { Label } from "@keikaku/kernel"
import type { Figure } from "../../exact/figure.ts"
import type { Branch } from "../../federation/index.ts"

/** The row of a branch; its targets stand in the order of the table's metrics, null where the cell is empty. */
export interface BranchRow {
  /** Where it stands, from 1. */
  readonly line: number
  /** What the row calls its branch. */
  readonly written: string
  /** Undefined where the federation has no such branch. */
  readonly branch: Branch | undefined
  /** The name that an unknown one may have been meant for. */
  readonly meant?: string | undefined
  /** Zero or more. */
  readonly weight: Figure
  readonly floor: number | undefined
  readonly cap: number | undefined
  readonly targets: ReadonlyArray<Figure | null>
}

/** The row of the nation. */
export interface NationRow {
  readonly line: number
  readonly weight: Figure | null
  readonly targets: ReadonlyArray<Figure | null>
}

/** A table of targets as it was written. */
export interface TargetTable {
  /** What the columns of targets are for. */
  readonly metrics: ReadonlyArray<{ readonly code: string; readonly label: Label }>
  readonly rows: ReadonlyArray<BranchRow>
  readonly nation: NationRow | undefined
}
