// Checks the lists of a bundle and its disclosed values: the lists are recomputed from the events, and each value must match a
// commitment in an event of the bundle.

import { createHash } from "node:crypto"
import { createReadStream } from "node:fs"
import { join } from "node:path"
import { type Label, prefixed } from "@keikaku/kernel"
import { sha256 } from "../node-crypto.ts"
import { commitmentsPerBatch, decodeDisclosure, matchesCommitment, unlisted } from "./disclosure.ts"
import { bundleFiles, digestedFiles } from "./layout.ts"
import { linesIn } from "./line-reader.ts"
import { isRedacted, type Manifest } from "./manifest.ts"
import type { EventsRead } from "./read-events.ts"
import type { Finding } from "./report.ts"

const digestOf = async (path: string): Promise<string> => {
  const sha = createHash("sha256")
  for await (const chunk of createReadStream(path)) sha.update(chunk)
  return sha.digest("hex")
}

/** The files whose SHA-256 differs from the manifest. */
export const checkDigests = async (folder: string, manifest: Manifest): Promise<ReadonlyArray<Finding>> => {
  const findings: Array<Finding> = []
  for (const file of digestedFiles(isRedacted(manifest)))
    if ((await digestOf(join(folder, file))) !== manifest.files[file])
      findings.push({
        status: "altered",
        file,
        sentence: {
          ja: `${file} は、マニフェストに署名されたものと異なります。`,
          en: `${file} differs from the file that the manifest was signed for.`
        }
      })
  return findings
}

/** The lists that differ from those of the events; only meaningful when the events are right. */
export const checkListings = (read: EventsRead, { counts, files }: Manifest): ReadonlyArray<Finding> =>
  (["commitments", "evidence"] as const)
    .filter((list) => read[list].count !== counts[list] || read[list].sha256 !== files[bundleFiles[list]])
    .map((list) => ({
      status: "altered",
      file: bundleFiles[list],
      sentence: {
        ja: `${bundleFiles[list]} の一覧が、記録から作り直したものと一致しません。`,
        en: `${bundleFiles[list]} differs from the list of what the events contain.`
      }
    }))

const file = bundleFiles.personal

const badValue = (line: number, sentence: Label): Finding => ({
  status: "altered",
  file,
  sentence: prefixed({ ja: `開示された値（${line}行目）: `, en: `The disclosed value on line ${line}: ` }, sentence)
})

/** Checks each disclosed value, and counts those that match their commitments. */
export const checkDisclosures = async (
  folder: string,
  manifest: Manifest
): Promise<{ readonly disclosed: number | undefined; readonly findings: ReadonlyArray<Finding> }> => {
  if (isRedacted(manifest)) return { disclosed: undefined, findings: [] }
  const findings: Array<Finding> = []
  let [number, matching] = [0, 0]
  let batch = new Map<string, number>()
  const checkBatch = async () => {
    for (const commitment of await unlisted(join(folder, bundleFiles.commitments), batch.keys())) {
      matching -= 1
      findings.push(
        badValue(batch.get(commitment)!, {
          ja: "このコミットメントは、どの記録にもありません。",
          en: "No event in the bundle has this commitment."
        })
      )
    }
    batch = new Map()
  }
  for await (const lines of linesIn(join(folder, file)))
    for (const line of lines) {
      number += 1
      const disclosure = decodeDisclosure(line)
      if (disclosure === undefined || !matchesCommitment(sha256, disclosure)) {
        findings.push(badValue(number, { ja: "コミットメントと合いません。", en: "It does not match its commitment." }))
        continue
      }
      matching += 1
      if (batch.set(disclosure.commitment, number).size === commitmentsPerBatch) await checkBatch()
    }
  await checkBatch()
  if (number !== manifest.counts.personal)
    findings.push({
      status: "malformed",
      file,
      sentence: {
        ja: "開示された値の数がマニフェストと合いません。",
        en: "The number of disclosed values differs from the manifest."
      }
    })
  return { disclosed: matching, findings }
}
