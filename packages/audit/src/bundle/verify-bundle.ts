// Verifies a bundle without network, clock or store: from the signature of the manifest down to every byte of every file. Findings
// are returned; only a folder that cannot be read is a failure.
import { readdir } from "node:fs/promises"
import { join } from "node:path"
import type { Label } from "@keikaku/kernel"
import { Data, Effect, Result } from "effect"
import type { WitnessPolicy } from "../cosignature.ts"
import { base64Of } from "../digest.ts"
import type { VerifierKey } from "../note-key.ts"
import type { Authority } from "../timestamp/authority.ts"
import { type Anchors, checkCheckpoints } from "./check-checkpoints.ts"
import { checkDisclosures } from "./check-disclosures.ts"
import { checkEvents } from "./check-events.ts"
import { checkFiles } from "./check-files.ts"
import { checkHandOvers, ringIn } from "./check-hand-overs.ts"
import { checkListings } from "./check-listings.ts"
import { checkFolder, checkManifest } from "./check-manifest.ts"
import { checkStamps, checkWitnesses } from "./check-outside.ts"
import { checkSince, openSince } from "./check-since.ts"
import { bundleFiles, maxFileBytes } from "./layout.ts"
import { bytesUpTo } from "./line-reader.ts"
import { isRedacted, type Manifest } from "./manifest.ts"
import { notProvedBy } from "./not-proved.ts"
import { type EventsRead, readEvents } from "./read-events.ts"
import { type BundleReport, type Checked, type Finding, statusOf } from "./report.ts"

/** The folder does not exist or cannot be read; the message is that of the operating system. */
export class BundleUnreadable extends Data.TaggedError("BundleUnreadable")<{
  readonly folder: string
  readonly message: string
}> {
  get sentence(): Label {
    return { ja: `${this.folder} を読めません。`, en: `${this.folder} cannot be read.` }
  }
}

/** The keys and the checkpoint that a bundle is verified with. */
export interface VerifyOptions {
  /** The trusted keys, obtained separately from the bundle. Those to which they lead by hand-overs count as well. */
  readonly keys: ReadonlyArray<VerifierKey>
  /** The note of a checkpoint that was handed over earlier; as a person has kept it, with other line ends and the like. */
  readonly since?: string
  /** The witnesses of whom some must have cosigned the last checkpoint. */
  readonly witnesses?: WitnessPolicy
  /** The authorities whose time-stamps are believed; at least one of the checkpoints must have one. */
  readonly authorities?: ReadonlyArray<Authority>
  /** The number of hashing threads; by default none, for large bundles as many as there are processors, at most four. */
  readonly workers?: number
}

const unchecked = (findings: ReadonlyArray<Finding>, ignored: ReadonlyArray<string> = []): BundleReport => ({
  status: statusOf(findings),
  position: undefined,
  findings,
  ignored,
  checked: undefined,
  notProved: []
})

const noManifest: Finding = {
  status: "malformed",
  file: bundleFiles.manifest,
  sentence: {
    ja: `${bundleFiles.manifest} がありません。バンドルのフォルダではありません。`,
    en: `There is no ${bundleFiles.manifest}: the folder is not a bundle.`
  }
}

const checkedIn = (
  { from, origin, to }: Manifest,
  { commitments, evidence, lines }: EventsRead,
  { checkpoints }: Anchors
): Omit<Checked, "disclosed" | "since" | "timeStamps" | "witnesses"> => {
  const root = lines.rootAt(to)
  return {
    origin,
    from,
    to,
    events: lines.size() - (from - 1),
    root: root && base64Of(root),
    checkpoints: checkpoints.map(({ root, size }) => {
      const own = lines.rootAt(size)
      return { size, root: base64Of(root), reached: own && own === root }
    }),
    commitments: commitments.count,
    evidence: evidence.count
  }
}

const verify = async (
  folder: string,
  { authorities, keys, since, witnesses, workers }: VerifyOptions,
  signal: AbortSignal
): Promise<BundleReport> => {
  const entries = await readdir(folder, { withFileTypes: true })
  const names = new Set(entries.filter((entry) => entry.isFile()).map(({ name }) => name))
  if (!names.has(bundleFiles.manifest)) return unchecked([noManifest])
  const ring = await ringIn(folder, names, keys)
  const manifestPath = join(folder, bundleFiles.manifest)
  const opened = checkManifest(await bytesUpTo(manifestPath, maxFileBytes[bundleFiles.manifest]), ring.keys)
  if (Result.isFailure(opened)) return unchecked([opened.failure])
  const manifest = opened.success
  const others = entries.map(({ name }) => name).filter((name) => !names.has(name))
  const { ignored, missing, unexpected } = checkFolder(manifest, names, others)
  if (missing.length > 0) return unchecked([...missing, ...unexpected], ignored)

  const files = await checkFiles(folder, manifest)
  const isUnread = ({ file, status }: Finding) => status === "malformed" && file !== bundleFiles.guide
  if (files.some(isUnread)) return unchecked([...files, ...unexpected], ignored)
  // What is wrong inside of a file that differs as a whole is the same fault.
  const isNew = ({ file }: Finding) => !files.some((known) => known.file === file)
  const anchors = await checkCheckpoints(folder, manifest, ring.keys)
  const earlier = since === undefined ? undefined : openSince(since, manifest, ring.keys)
  const known = earlier && Result.isSuccess(earlier) ? earlier.success : undefined
  const found = [
    ...files,
    ...unexpected,
    ...anchors.findings.filter(isNew),
    ...(earlier && Result.isFailure(earlier) ? [earlier.failure] : [])
  ]
  if (anchors.proofs === undefined) return unchecked(found, ignored)

  const anchored = [...anchors.checkpoints, ...ring.handOvers, ...(known === undefined ? [] : [known])]
  const sizes = anchored.map(({ size }) => size)
  const read = await readEvents(folder, manifest, anchors.proofs.before, { sizes, workers, signal })
  const events = checkEvents(read, anchors, manifest)
  const { file, position } = events.find(({ status }) => status === "altered") ?? {}
  const root = read.lines.rootAt(manifest.to)
  const reached = root === undefined ? false : anchors.isReached(root)
  const areSigned = reached === true && !read.hasMore
  const lines = reached === false ? undefined : read.lines
  const continued = known === undefined ? [] : checkSince(known, lines, areSigned, anchors, manifest)
  const handedOver = checkHandOvers(ring, lines, anchors.checkpoints, manifest)
  const cosigned = checkWitnesses(anchors, witnesses)
  const stamped = await checkStamps(folder, anchors, authorities)
  const canDisclose = !isRedacted(manifest) && files.every(({ file }) => file !== bundleFiles.commitments)
  const values = canDisclose ? await checkDisclosures(folder, manifest) : { disclosed: undefined, findings: [] }
  const lists = areSigned ? checkListings(read, manifest) : []
  const outside = [...handedOver, ...cosigned.findings, ...stamped.findings]
  const findings = [...events, ...found, ...continued, ...[...outside, ...lists, ...values.findings].filter(isNew)]
  const consistentSize = known !== undefined && continued.length === 0 && areSigned ? known.size : undefined
  return {
    status: statusOf(findings),
    position: file === bundleFiles.events ? position : undefined,
    findings,
    ignored,
    checked: {
      ...checkedIn(manifest, read, anchors),
      disclosed: values.disclosed,
      since: consistentSize,
      witnesses: cosigned.seen,
      timeStamps: stamped.seen
    },
    notProved: notProvedBy(manifest, consistentSize !== undefined)
  }
}

/**
 * Verifies a folder that `exportBundle` wrote. Memory is bounded, whatever its length.
 * @example
 * ```ts
 * import { mkdtempSync } from "node:fs"
 * import { tmpdir } from "node:os"
 * import { verifyBundle } from "@keikaku/audit/bundle"
 * import { Effect } from "effect"
 *
 * const empty = mkdtempSync(`${tmpdir()}/`)
 * const report = await Effect.runPromise(verifyBundle(empty, { keys: [] }))
 * report.status // => "malformed"
 * report.findings[0]?.sentence.en // => "There is no manifest: the folder is not a bundle."
 * ```
 */
export const verifyBundle = (folder: string, options: VerifyOptions): Effect.Effect<BundleReport, BundleUnreadable> =>
  Effect.tryPromise({
    try: (signal) => verify(folder, options, signal),
    catch: (cause) => cause as Error
  }).pipe(
    Effect.catch((error) =>
      "syscall" in error ? Effect.fail(new BundleUnreadable({ folder, message: error.message })) : Effect.die(error)
    )
  )
