// The report of a verification, as data: the status, what is wrong and where, what was checked, and what is not proved.
import type { Instant, Label } from "@keikaku/kernel"
import type { BundleFile } from "./layout.ts"

/**
 * `altered`: something contradicts a signature. `malformed`: the bundle is incomplete or breaks the format. `not-checked`: the given
 * keys and checkpoints do not decide it. `whole`: everything is as it was signed. The first of these that applies.
 */
export type BundleStatus = "altered" | "malformed" | "not-checked" | "whole"

/** One thing that is wrong or undecided, with its sentence. */
export interface Finding {
  readonly sentence: Label
  readonly status: Exclude<BundleStatus, "whole">
  readonly file?: BundleFile | undefined
  /** The position of the affected event, where it is known. */
  readonly position?: number | undefined
}

/** A checkpoint of the bundle. `reached`: whether the events lead to its root; undefined where it is outside their range. */
export interface CheckpointChecked {
  readonly size: number
  /** Base64. */
  readonly root: string
  readonly reached: boolean | undefined
}

/** A trusted witness that has cosigned the last checkpoint, and when, in seconds since 1970-01-01T00:00:00Z. */
export interface WitnessSeen {
  readonly name: string
  readonly time: number
}

/** A checkpoint that existed at a time, as a given authority says. */
export interface StampSeen {
  readonly size: number
  readonly time: Instant
  readonly authority: string
}

/** What was checked. */
export interface Checked {
  readonly origin: string
  readonly from: number
  readonly to: number
  /** How many lines were read. */
  readonly events: number
  /** The root of the tree up to `to`, computed from the lines, in Base64; undefined when lines are missing. */
  readonly root: string | undefined
  /** The checkpoints with a valid signature. */
  readonly checkpoints: ReadonlyArray<CheckpointChecked>
  readonly commitments: number
  readonly evidence: number
  /** How many disclosed values match their commitments; undefined when the bundle is redacted, or they could not be checked. */
  readonly disclosed: number | undefined
  /** The size of the earlier checkpoint that the bundle is proved to be consistent with. */
  readonly since: number | undefined
  /** The trusted witnesses that have cosigned the last checkpoint; none where none was asked for. */
  readonly witnesses: ReadonlyArray<WitnessSeen>
  /** What the given authorities say; nothing where none was given. */
  readonly timeStamps: ReadonlyArray<StampSeen>
}

/** The report of one verification. */
export interface BundleReport {
  readonly status: BundleStatus
  /** The first affected position, where events are altered. */
  readonly position: number | undefined
  readonly findings: ReadonlyArray<Finding>
  /** The files in the folder that the auditor's own computer has added, such as `.DS_Store`; they are no fault. */
  readonly ignored: ReadonlyArray<string>
  /** Undefined when nothing could be checked. */
  readonly checked: Checked | undefined
  readonly notProved: ReadonlyArray<Label>
}

const bySeverity: ReadonlyArray<Finding["status"]> = ["altered", "malformed", "not-checked"]

/** The status of a bundle with these findings. */
export const statusOf = (findings: ReadonlyArray<Finding>): BundleStatus =>
  bySeverity.find((status) => findings.some((finding) => finding.status === status)) ?? "whole"

/** How many findings about one file are listed; the others are counted. */
export const maxFindings = 100

/** Collects findings about one file: the first ones, and a last one that counts the others, which is as severe as they are. */
export const findingList = (file: BundleFile | undefined) => {
  const first: Array<Finding> = []
  const others: Array<Finding["status"]> = []
  let more = 0
  const count = (status: Finding["status"], times: number) => {
    more += times
    if (times > 0 && !others.includes(status)) others.push(status)
  }
  return {
    add: (finding: Finding) => {
      if (first.length < maxFindings) first.push(finding)
      else count(finding.status, 1)
    },
    /** Findings that were not even made. */
    count,
    all: (): ReadonlyArray<Finding> => {
      const status = bySeverity.find((each) => others.includes(each))
      if (status === undefined) return first
      return [...first, { status, file, sentence: { ja: `ほか${more}か所。`, en: `And ${more} more.` } }]
    }
  }
}
