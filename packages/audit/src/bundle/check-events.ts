// Compares the events with the signed checkpoints and finds the altered positions: lines and leaf hashes each lead to a root, and only
// those that were signed lead to the root of the checkpoint.
import type { Anchors } from "./check-checkpoints.ts"
import { bundleFiles } from "./layout.ts"
import { alteredAt, differenceFinding, faultFindings, missingLines, otherLine, surplus } from "./line-findings.ts"
import type { Manifest } from "./manifest.ts"
import type { EventsRead } from "./read-events.ts"
import { type Finding, findingList } from "./report.ts"
import type { RootTrail } from "./root-trail.ts"

const { events, leaves, proofs } = bundleFiles

const badLeaves = (position: number | undefined): Finding => ({
  status: "altered",
  file: leaves,
  position,
  sentence: {
    ja: `記録は署名どおりですが、${leaves} が${position === undefined ? "" : `位置 ${position} で`}異なります。`,
    en: `The events are as they were signed; ${leaves} differs${position === undefined ? "" : `, from position ${position} on`}.`
  }
})

const unreachable: Finding = {
  status: "not-checked",
  file: events,
  sentence: {
    ja: "記録と照合できる、有効な署名のあるチェックポイントと証明がありません。",
    en: "There is no checkpoint with a valid signature and a proof to compare the events with."
  }
}

const bothDiffer = (position: number): Finding =>
  alteredAt(position, {
    ja: `ここで ${events} と ${leaves} が食い違い、どちらも署名と合いません。これより前にも誤りがあるかもしれません。`,
    en: `${events} and ${leaves} differ here, and neither matches the signatures: earlier lines may be altered too.`
  })

/** The largest checkpoint up to which the tree is right, and the smallest at which it is wrong. */
const bracket = (tree: RootTrail, { checkpoints }: Anchors, { from, to }: Manifest) => {
  const within = checkpoints.filter(({ size }) => size >= from - 1 && size <= to)
  const wrong = within.find(({ root, size }) => tree.rootAt(size) !== root)
  const right = within.filter(({ size }) => size < (wrong?.size ?? to)).at(-1)
  return { after: right?.size, upTo: wrong?.size ?? to }
}

const somewhere = (tree: RootTrail, anchors: Anchors, manifest: Manifest): Finding => {
  const { after, upTo } = bracket(tree, anchors, manifest)
  if (after === upTo - 1) return otherLine(upTo)
  const first = Math.max((after ?? 0) + 1, manifest.from)
  return {
    status: "altered",
    file: events,
    sentence: {
      ja: `位置 ${first} から ${upTo} までの記録が、署名されたチェックポイントに至りません（${leaves} か ${proofs} も書き換えられており、位置を特定できません）。`,
      en: `The events from ${first} to ${upTo} do not lead to the signed checkpoint. ${leaves} or ${proofs} was altered too, so the position is unknown.`
    }
  }
}

/** Whether a tree is the signed one; undefined when no checkpoint decides it. */
const isSigned = (tree: RootTrail, { isReached }: Anchors, to: number): boolean | undefined => {
  const root = tree.rootAt(to)
  return root === undefined ? false : isReached(root)
}

/** What is wrong with the lines where they are not the signed ones, or not known to be. */
const wrongLines = (read: EventsRead, anchors: Anchors, manifest: Manifest): ReadonlyArray<Finding> => {
  const { differences, lines } = read
  const first = differences.first[0]?.position
  const isShort = lines.size() < manifest.to
  if (first === undefined) return [isShort ? missingLines(lines.size() + 1) : somewhere(lines, anchors, manifest)]
  if (!isSigned(read.leaves, anchors, manifest.to)) return [bothDiffer(first)]
  return differences.first.map((difference) => differenceFinding(difference, manifest.to))
}

/** What is wrong with the events and their leaf hashes, in order of the positions. */
export const checkEvents = (read: EventsRead, anchors: Anchors, manifest: Manifest): ReadonlyArray<Finding> => {
  const { to } = manifest
  const { differences, faults, hasAllLeaves, hasMore, lines } = read
  const isRight = isSigned(lines, anchors, to)
  const first = differences.first[0]?.position
  const isUndecided = isRight === undefined || (lines.size() < to && isSigned(read.leaves, anchors, to) === undefined)
  const found = findingList(events)
  const badLines = faultFindings(faults.first, isRight ? [] : differences.first, to)
  if (isUndecided) {
    for (const finding of [unreachable, ...(first === undefined ? [] : [bothDiffer(first)])]) found.add(finding)
    for (const finding of badLines) if (finding.position !== first) found.add(finding)
  } else {
    const wrong = isRight ? (hasMore ? [surplus(to + 1)] : []) : wrongLines(read, anchors, manifest)
    const inOrder = [...wrong, ...badLines].sort((a, b) => (a.position ?? 0) - (b.position ?? 0))
    for (const finding of inOrder) found.add(finding)
    if (!isRight) found.count("altered", differences.more)
  }
  found.count("altered", faults.more)
  if (isUndecided || !isRight) return found.all()
  return [
    ...found.all(),
    ...(hasAllLeaves && (first === undefined || first > to) ? [] : [badLeaves(first)]),
    ...contradictions(lines, anchors, manifest)
  ]
}

/** Signed checkpoints that contradict the history that leads to the last one. */
const contradictions = (tree: RootTrail, { checkpoints }: Anchors, { from, to }: Manifest): ReadonlyArray<Finding> => {
  const found = findingList(bundleFiles.checkpoints)
  for (const { root, size } of checkpoints)
    if (size >= from - 1 && size <= to && tree.rootAt(size) !== root)
      found.add({
        status: "altered",
        file: bundleFiles.checkpoints,
        sentence: {
          ja: `位置 ${size} のチェックポイントは署名されていますが、この履歴のものではありません。別の履歴が存在します。`,
          en: `The checkpoint at position ${size} is signed but belongs to another history: there are two.`
        }
      })
  return found.all()
}
