// Verifies that the log of a store is what was signed. Every line is hashed again; stored hashes are compared with the result and never
// trusted. All that is wrong is listed, each fault once, with its positions; and what was compared with what is said.
import type { Label, StoreUnavailable, StoreWithSidecar } from "@keikaku/kernel"
import { Effect } from "effect"
import { anchorsOf } from "./anchors.ts"
import type { Digest } from "./digest.ts"
import type { Hashing, Signing } from "./hashing.ts"
import { compareWithSigned, corruptFault, discrepancyFaults } from "./history-faults.ts"
import type { VerifierKey } from "./note-key.ts"
import { readHistory } from "./read-history.ts"

/** What a verification of a log found, or could not decide. `altered`: something contradicts a signature, or the log itself. */
export interface HistoryFault {
  readonly code:
    | "LineDiffers"
    | "PositionMissing"
    | "LineUnreadable"
    | "LineMalformed"
    | "InstantDecreases"
    | "RootDiffers"
    | "LogShorter"
    | "TwoHistories"
    | "StoredHashesDiffer"
    | "Discrepancy"
    | "StoreCorrupt"
    | "CheckpointAltered"
    | "CheckpointOfAnotherLog"
    | "KeyHandedOverTwice"
    | "SinceMalformed"
    | "SinceNotSigned"
  readonly status: "altered" | "malformed" | "not-checked"
  /** Where it shows first; null where no single position can be named. */
  readonly position: number | null
  readonly sentence: Label
}

/** The result of the verification of a log. */
export interface HistoryReport {
  /** The first of these that applies. `not-checked`: nothing is wrong, but no line is covered by a checkpoint that a given key has signed. */
  readonly status: "altered" | "malformed" | "not-checked" | "whole"
  /** The name of the log, by its signed checkpoints; undefined where a given key has signed none. */
  readonly origin: string | undefined
  readonly size: number
  /** Undefined where a line is missing. */
  readonly root: Digest | undefined
  /** The size of the largest checkpoint that was verified; later lines are not covered by a signature. */
  readonly signedUpTo: number
  /** The sizes of the checkpoints beside the log whose roots were recomputed and are equal. */
  readonly checkpoints: ReadonlyArray<number>
  /** The size of the checkpoint handed out earlier, where its root is that of the lines. */
  readonly since: number | undefined
  readonly faults: ReadonlyArray<HistoryFault>
  /** Checkpoints that do not count, and why: they are signed by keys that were not given, or do not hold at their size. */
  readonly ignored: ReadonlyArray<Label>
}

/** The keys that a log is verified with, and a checkpoint besides its own. */
export interface HistoryCheck {
  readonly hashing: Hashing
  readonly signing: Pick<Signing, "verify">
  /** Those to which they lead by hand-overs count as well. */
  readonly keys: ReadonlyArray<VerifierKey>
  /** The note of a checkpoint that was handed out earlier; as a person has kept it, with other line ends and the like. */
  readonly since?: string
}

const severity: ReadonlyArray<HistoryFault["status"]> = ["altered", "malformed", "not-checked"]

const statusOf = (faults: ReadonlyArray<HistoryFault>, signedUpTo: number): HistoryReport["status"] =>
  severity.find((status) => faults.some((fault) => fault.status === status)) ??
  (signedUpTo > 0 ? "whole" : "not-checked")

/**
 * Reads the whole log, hashes every line, and compares the roots with all signed checkpoints and with `since`; then lets the store
 * compare its own structures with the lines. Holds one page of lines in memory, and writes nothing.
 */
export const verifyHistory = Effect.fnUntraced(function* (
  store: StoreWithSidecar,
  check: HistoryCheck
): Effect.fn.Return<HistoryReport, StoreUnavailable> {
  const verified = Effect.gen(function* () {
    const { anchors, faults: found, ignored, origin } = yield* anchorsOf(store, check)
    const read = yield* readHistory(store, check.hashing, { sizes: anchors.map(({ size }) => size) })
    const compared = compareWithSigned(read, anchors)
    const faults = [...found, ...compared.faults, ...discrepancyFaults(yield* store.discrepancies, read)]
    const sizesOf = (kind: (typeof anchors)[number]["kind"]) =>
      compared.reached.flatMap((anchor) => (anchor.kind === kind ? [anchor.size] : []))
    const signedUpTo = Math.max(0, ...compared.reached.map(({ size }) => size))
    return {
      status: statusOf(faults, signedUpTo),
      origin,
      size: read.size,
      root: read.rootAt(read.size),
      signedUpTo,
      checkpoints: sizesOf("checkpoint"),
      since: sizesOf("since")[0],
      faults,
      ignored
    } satisfies HistoryReport
  })
  return yield* Effect.catch(verified, (failure) =>
    failure.reason === "corrupt" ? Effect.succeed(unreadable(corruptFault(failure))) : Effect.fail(failure)
  )
})

const unreadable = (fault: HistoryFault): HistoryReport => ({
  status: "altered",
  origin: undefined,
  size: 0,
  root: undefined,
  signedUpTo: 0,
  checkpoints: [],
  since: undefined,
  faults: [fault],
  ignored: []
})
