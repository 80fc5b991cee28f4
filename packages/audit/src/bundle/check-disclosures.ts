// Checks the disclosed values of a bundle: subject, value and salt of each must match its commitment, which stands in the event at the
// position that the line names. The lines ascend, so that none can stand twice in place of another.
import { join } from "node:path"
import { type Label, prefixed } from "@keikaku/kernel"
import { sha256 } from "../node-crypto.ts"
import {
  commitmentsPerBatch,
  type DisclosedLine,
  decodeDisclosure,
  firstPositions,
  matchesCommitment
} from "./disclosure.ts"
import { bundleFiles } from "./layout.ts"
import { linesIn } from "./line-reader.ts"
import type { Manifest } from "./manifest.ts"
import { type Finding, findingList } from "./report.ts"

const file = bundleFiles.personal

const badValue = (line: number, sentence: Label): Finding => ({
  status: "altered",
  file,
  sentence: prefixed({ ja: `開示された値（${line}行目）: `, en: `The disclosed value on line ${line}: ` }, sentence)
})

const faults = {
  unmatched: { ja: "コミットメントと合いません。", en: "It does not match its commitment." },
  disordered: {
    ja: "コミットメントの順に並んでいないか、二度書かれています。",
    en: "It is not in order of the commitments, or stands there twice."
  },
  uncommitted: {
    ja: "このコミットメントは、どの記録にもありません。",
    en: "No event in the bundle has this commitment."
  },
  misplaced: {
    ja: "示された位置の記録は、このコミットメントを最初に持つものではありません。",
    en: "The event at the position it names is not the first that has this commitment."
  }
} as const satisfies Readonly<Record<string, Label>>

const otherCount: Finding = {
  status: "malformed",
  file,
  sentence: {
    ja: "開示された値の数がマニフェストと合いません。",
    en: "The number of disclosed values differs from the manifest."
  }
}

/** Checks each line, and counts those without a fault. */
export const checkDisclosures = async (
  folder: string,
  { counts }: Manifest
): Promise<{ readonly disclosed: number; readonly findings: ReadonlyArray<Finding> }> => {
  const found = findingList(file)
  let [number, matching, last] = [0, 0, ""]
  let batch: Array<readonly [number: number, line: DisclosedLine]> = []
  const checkBatch = async () => {
    const commitments = batch.map(([, { commitment }]) => commitment)
    const positions = await firstPositions(join(folder, bundleFiles.commitments), commitments)
    for (const [line, { commitment, position }] of batch) {
      const first = positions.get(commitment)
      if (first === position) matching += 1
      else found.add(badValue(line, first === undefined ? faults.uncommitted : faults.misplaced))
    }
    batch = []
  }
  for await (const lines of linesIn(join(folder, file)))
    for (const line of lines) {
      number += 1
      const disclosed = line === undefined ? undefined : decodeDisclosure(line)
      if (disclosed === undefined || !matchesCommitment(sha256, disclosed))
        found.add(badValue(number, faults.unmatched))
      else if (disclosed.commitment <= last) found.add(badValue(number, faults.disordered))
      else {
        last = disclosed.commitment
        if (batch.push([number, disclosed]) === commitmentsPerBatch) await checkBatch()
      }
    }
  await checkBatch()
  if (number !== counts.personal) found.add(otherCount)
  return { disclosed: matching, findings: found.all() }
}
