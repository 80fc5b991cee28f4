// Verifies that the log of a store is what was signed. Every line is hashed again; stored hashes are compared with the result and never
// trusted. All that is wrong is listed, each fault once, with its positions; and what was compared with what is said.
import type { StoreUnavailable, StoreWithSidecar } from "@keikaku/kernel"
import { Effect } from "effect"
import { anchorsOf } from "./anchors.ts"
import { compareWithSigned, corruptFault, discrepancyFaults } from "./history-faults.ts"
import { type HistoryCheck, type HistoryFault, type HistoryReport, statusOf } from "./history-report.ts"
import { readHistory } from "./read-history.ts"

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
    const signedUpTo = Math.max(0, ...compared.reached.map(({ isWitnessed, size }) => (isWitnessed ? size : 0)))
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
