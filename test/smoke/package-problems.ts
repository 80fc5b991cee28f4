// What publint and arethetypeswrong find in a packed tarball: whether each entry is there, of the kind that it says, and
// has types that agree with it, for every way in which TypeScript resolves modules. Warnings count as errors do.
import { readFileSync } from "node:fs"
import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core"
import { publint } from "publint"
import { formatMessage } from "publint/utils"

// TypeScript's `node10` knows no `exports`, by which every package here is entered; the Node versions we support do.
const ignoredResolutions = ["node10"]

const foundByPublint = async (tarball: string): Promise<ReadonlyArray<string>> => {
  const { buffer, byteLength, byteOffset } = readFileSync(tarball)
  const packed = buffer.slice(byteOffset, byteOffset + byteLength)
  const { messages, pkg } = await publint({ pack: { tarball: packed }, level: "warning" })
  return messages.map((message) => `publint: ${formatMessage(message, pkg, { color: false })}`)
}

const foundInTypes = async (tarball: string): Promise<ReadonlyArray<string>> => {
  const analysis = await checkPackage(createPackageFromTarballData(readFileSync(tarball)))
  if (analysis.types === false) return ["arethetypeswrong: no types"]
  return analysis.problems
    .filter((problem) => !("resolutionKind" in problem && ignoredResolutions.includes(problem.resolutionKind)))
    .map((problem) => `arethetypeswrong: ${JSON.stringify(problem)}`)
}

/** Every problem of a tarball, as a line each. */
export const packageProblems = async (tarball: string): Promise<ReadonlyArray<string>> => [
  ...(await foundByPublint(tarball)),
  ...(await foundInTypes(tarball))
]
