// A bundle of any lines, hashed and signed as an export would, and without its checks: what a program of the key's holder could write.
import { createHash } from "node:crypto"
import { mkdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { compactRange, ed25519, sha256, signCheckpoint, signNote, writeVerifierKey } from "@keikaku/audit"
import { bundleFiles, bundleFormat } from "@keikaku/audit/bundle"
import { guide } from "../../packages/audit/src/bundle/guide.ts"
import { digestedFiles } from "../../packages/audit/src/bundle/layout.ts"
import { listedIn } from "../../packages/audit/src/bundle/listings.ts"
import { encodeManifest } from "../../packages/audit/src/bundle/manifest.ts"
import { encodeProofs } from "../../packages/audit/src/bundle/proofs.ts"
import { temporaryPath } from "../temporary.ts"
import { ours } from "./bundles.ts"

/** The folder of a bundle of these lines, from position 1 on, redacted, with one checkpoint. */
export const writeAsSigned = (lines: ReadonlyArray<string>): string => {
  const folder = temporaryPath()
  mkdirSync(folder)
  const leaves = lines.map(sha256.leaf)
  const range = compactRange(sha256)
  for (const leaf of leaves) range.append(leaf)
  const size = lines.length
  const listed = lines.map((line, n) => listedIn(n + 1, line))
  const commitments = listed.flatMap((each) => each.commitments)
  const evidence = listed.flatMap((each) => each.evidence)
  const texts: Readonly<Record<string, string>> = {
    [bundleFiles.guide]: guide,
    [bundleFiles.handOvers]: "",
    [bundleFiles.timeStamps]: "",
    [bundleFiles.checkpoints]: `${JSON.stringify(signCheckpoint(ed25519, ours, { size, root: range.root() }).note)}\n`,
    [bundleFiles.commitments]: commitments.join(""),
    [bundleFiles.evidence]: evidence.join(""),
    [bundleFiles.proofs]: encodeProofs({ before: [], consistency: [] }).join("")
  }
  for (const [name, text] of Object.entries(texts)) writeFileSync(join(folder, name), text)
  writeFileSync(join(folder, bundleFiles.events), lines.map((line) => `${line}\n`).join(""))
  writeFileSync(join(folder, bundleFiles.leaves), Buffer.from(leaves.join(""), "latin1"))
  const manifest = encodeManifest({
    format: bundleFormat,
    origin: ours.name,
    key: writeVerifierKey(ours),
    from: 1,
    to: size,
    size,
    counts: { checkpoints: 1, commitments: commitments.length, evidence: evidence.length, personal: 0 },
    files: Object.fromEntries(
      digestedFiles(true).map((name) => {
        const bytes = Buffer.from(texts[name]!)
        return [name, { bytes: bytes.length, sha256: createHash("sha256").update(bytes).digest("hex") }]
      })
    )
  })
  writeFileSync(join(folder, bundleFiles.manifest), signNote(ed25519, manifest, ours))
  return folder
}
