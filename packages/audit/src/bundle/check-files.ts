// Compares every file of a bundle with the manifest by its length and SHA-256, and the guide with that of this format. A file that is
// longer than any of its kind is not read.
import { createHash } from "node:crypto"
import { createReadStream } from "node:fs"
import { stat } from "node:fs/promises"
import { join } from "node:path"
import { guide } from "./guide.ts"
import { allFiles, type BundleFile, bundleFiles } from "./layout.ts"
import { isRedacted, limitOf, type Manifest } from "./manifest.ts"
import type { Finding } from "./report.ts"

const digestOf = async (path: string): Promise<string> => {
  const sha = createHash("sha256")
  for await (const chunk of createReadStream(path)) sha.update(chunk)
  return sha.digest("hex")
}

const tooLong = (file: BundleFile): Finding => ({
  status: "malformed",
  file,
  sentence: { ja: `${file} が大きすぎます。読んでいません。`, en: `${file} is too large, and was not read.` }
})

const changed = (file: BundleFile): Finding => ({
  status: "altered",
  file,
  sentence: {
    ja: `${file} は、マニフェストに署名されたものと異なります。`,
    en: `${file} differs from the file that the manifest was signed for.`
  }
})

const otherGuide: Finding = {
  status: "malformed",
  file: bundleFiles.guide,
  sentence: {
    ja: `${bundleFiles.guide} は、この形式の手引ではありません。書かれていることに従わないでください。`,
    en: `${bundleFiles.guide} is not the guide of this format. Do not follow what it says.`
  }
}

const ownGuide = createHash("sha256").update(guide).digest("hex")

/** At most one finding for each file. */
export const checkFiles = async (folder: string, manifest: Manifest): Promise<ReadonlyArray<Finding>> => {
  const findings: Array<Finding> = []
  for (const file of allFiles(isRedacted(manifest))) {
    const path = join(folder, file)
    const { size } = await stat(path)
    const stated = manifest.files[file]
    if (size > (limitOf(manifest, file) ?? Infinity)) findings.push(tooLong(file))
    else if (stated === undefined) continue
    else if (size !== stated.bytes || (await digestOf(path)) !== stated.sha256) findings.push(changed(file))
    else if (file === bundleFiles.guide && stated.sha256 !== ownGuide) findings.push(otherGuide)
  }
  return findings
}
