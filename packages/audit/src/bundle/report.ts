// What a verification says, as data: the verdict, what is wrong and where, what was checked, and what no check could show.
import type { Label } from "@keikaku/kernel"
import type { BundleFile } from "./layout.ts"

/**
 * `whole`: everything is as it was signed. `altered`: something contradicts a signature. `malformed`: it is no complete bundle.
 * `not-checked`: it cannot be decided with what was given. Of several the first named here that applies, `whole` last.
 */
export type Outcome = "altered" | "malformed" | "not-checked" | "whole"

/** Something that keeps a bundle from being whole, said in both languages. */
export interface Finding {
  readonly ja: string
  readonly en: string
  readonly outcome: Exclude<Outcome, "whole">
  readonly file?: BundleFile | undefined
  /** Position of the event at fault, where one can be told. */
  readonly position?: number | undefined
}

/** A checkpoint of the bundle, and whether the events lead to its root; undefined where it lies outside of them. */
export interface CheckpointChecked {
  readonly size: number
  /** Base64. */
  readonly root: string
  readonly reached: boolean | undefined
}

/** What was read and compared. */
export interface Checked {
  readonly origin: string
  readonly from: number
  readonly to: number
  /** How many lines were read. */
  readonly events: number
  /** The root of the tree up to `to`, computed from the lines, in Base64; undefined when there are fewer. */
  readonly root: string | undefined
  /** Those with a valid signature. */
  readonly checkpoints: ReadonlyArray<CheckpointChecked>
  readonly commitments: number
  readonly evidence: number
  /** How many disclosed values belong to their commitments; undefined when the bundle is redacted. */
  readonly disclosed: number | undefined
  /** The size of the older checkpoint that the bundle was proved to continue. */
  readonly since: number | undefined
}

/** The report of one verification. */
export interface BundleReport {
  readonly outcome: Outcome
  /** The first bad position, where events are at fault. */
  readonly position: number | undefined
  readonly findings: ReadonlyArray<Finding>
  /** Undefined when nothing could be checked. */
  readonly checked: Checked | undefined
  readonly notProved: ReadonlyArray<Label>
}

const gravest: ReadonlyArray<Finding["outcome"]> = ["altered", "malformed", "not-checked"]

/** The verdict that findings amount to. */
export const outcomeOf = (findings: ReadonlyArray<Finding>): Outcome =>
  gravest.find((outcome) => findings.some((finding) => finding.outcome === outcome)) ?? "whole"
