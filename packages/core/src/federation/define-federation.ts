// Makes a federation's settings of plain data, as a host writes them in code or reads them from a file.
import { type Issue, issuesIn, issueText } from "@keikaku/kernel"
import { Result, Schema } from "effect"
import { Federation } from "./federation.ts"
import { validateFederation } from "./validation.ts"

const decode = Schema.decodeUnknownResult(Federation, { errors: "all", onExcessProperty: "error" })

/** The settings, checked on their own and with one another. Settings that are malformed or contradict themselves throw an error
 * that names every fault: a host without settings cannot go on.
 * @example
 * ```ts
 * import { defineFederation, zenkokuRohoren } from "@keikaku/core"
 *
 * defineFederation({ ...zenkokuRohoren, whole: { en: "Japan", ja: "全国" } }).whole.en // => "Japan"
 * defineFederation({ ...zenkokuRohoren, branches: [] }) // throws: No branch is configured.
 * ```
 */
export const defineFederation = (settings: typeof Federation.Encoded): Federation => {
  const decoded = decode(settings)
  if (Result.isFailure(decoded)) return refuse(issuesIn(decoded.failure).map((issue: Issue) => issueText(issue)))
  const valid = validateFederation(decoded.success)
  return Result.isSuccess(valid) ? valid.success : refuse(valid.failure.map(({ sentence }) => sentence.en))
}

const refuse = (faults: ReadonlyArray<string>): never => {
  throw new Error(`the settings of the federation are wrong: ${faults.join("; ")}`)
}
