// The lists of a bundle and its disclosed values: the lists are made again from the events, and a value must be the one that an
// event in the bundle has committed to.
import { createHash } from "node:crypto"
import { createReadStream } from "node:fs"
import { join } from "node:path"
import { sha256 } from "../node-crypto.ts"
import { commitmentsAtOnce, decodeDisclosure, isCommittedTo, unlisted } from "./disclosure.ts"
import { bundleFiles, digestedFiles } from "./layout.ts"
import { linesIn } from "./lines-in.ts"
import { isRedacted, type Manifest } from "./manifest.ts"
import type { EventsRead } from "./read-events.ts"
import type { Finding } from "./report.ts"

const digestOf = async (path: string): Promise<string> => {
  const sha = createHash("sha256")
  for await (const chunk of createReadStream(path)) sha.update(chunk)
  return sha.digest("hex")
}

/** Every file whose SHA-256 is not the one that the manifest states. */
export const checkDigests = async (folder: string, manifest: Manifest): Promise<ReadonlyArray<Finding>> => {
  const findings: Array<Finding> = []
  for (const file of digestedFiles(isRedacted(manifest)))
    if ((await digestOf(join(folder, file))) !== manifest.files[file])
      findings.push({
        outcome: "altered",
        file,
        ja: `${file} は、マニフェストに署名されたものと異なります。`,
        en: `${file} is not the file that the manifest was signed for.`
      })
  return findings
}

/** Lists that are not those of the events. To be asked when the events themselves are right. */
export const checkListings = (read: EventsRead, { counts, files }: Manifest): ReadonlyArray<Finding> =>
  (["commitments", "evidence"] as const)
    .filter((list) => read[list].count !== counts[list] || read[list].sha256 !== files[bundleFiles[list]])
    .map((list) => ({
      outcome: "altered",
      file: bundleFiles[list],
      ja: `${bundleFiles[list]} の一覧が、記録から作り直したものと一致しません。`,
      en: `${bundleFiles[list]} does not list what the events hold.`
    }))

const file = bundleFiles.personal

const badValue = (line: number, ja: string, en: string): Finding => ({
  outcome: "altered",
  file,
  ja: `開示された値（${line}行目）: ${ja}`,
  en: `The disclosed value on line ${line}: ${en}`
})

/** Checks each disclosed value, and counts those that are right. */
export const checkDisclosures = async (
  folder: string,
  manifest: Manifest
): Promise<{ readonly disclosed: number | undefined; readonly findings: ReadonlyArray<Finding> }> => {
  if (isRedacted(manifest)) return { disclosed: undefined, findings: [] }
  const findings: Array<Finding> = []
  let [number, right] = [0, 0]
  let batch = new Map<string, number>()
  const look = async () => {
    for (const commitment of await unlisted(join(folder, bundleFiles.commitments), batch.keys())) {
      right -= 1
      findings.push(
        badValue(
          batch.get(commitment)!,
          "このコミットメントは、どの記録にもありません。",
          "no event in the bundle has this commitment."
        )
      )
    }
    batch = new Map()
  }
  for await (const lines of linesIn(join(folder, file)))
    for (const line of lines) {
      number += 1
      const disclosure = decodeDisclosure(line)
      if (disclosure === undefined || !isCommittedTo(sha256, disclosure)) {
        findings.push(badValue(number, "コミットメントと合いません。", "it does not fit its commitment."))
        continue
      }
      right += 1
      if (batch.set(disclosure.commitment, number).size === commitmentsAtOnce) await look()
    }
  await look()
  if (number !== manifest.counts.personal)
    findings.push({
      outcome: "malformed",
      file,
      ja: "開示された値の数がマニフェストと合いません。",
      en: "The disclosed values are not as many as the manifest says."
    })
  return { disclosed: right, findings }
}
