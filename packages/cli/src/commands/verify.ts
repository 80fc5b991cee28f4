// `keikaku verify`: verifies a bundle that `export bundle` made, without store or network. Its exit code says to a script what
// the first line says to people.
import { verifyBundle } from "@keikaku/audit/bundle"
import { Effect, Option } from "effect"
import { Argument, Command, Flag } from "effect/cli"
import { Ended, exitCodes } from "../exit-code.ts"
import { reportingFailures } from "../failure.ts"
import { print } from "../output.ts"
import {
  fileText,
  keyFlag,
  sinceFlag,
  verifierKeysIn,
  witnessesFlag,
  witnessFlag,
  witnessPolicyOf
} from "../setting/audit-keys.ts"
import { authoritiesIn, authorityFlag } from "../setting/authorities.ts"
import { Lang } from "../setting/language.ts"
import { json, renderTable } from "../table/render-table.ts"
import { bundleTable } from "../verify/bundle-table.ts"
import { formatFlag } from "./format-flag.ts"

const config = {
  bundle: Argument.String("bundle").pipe(Argument.withDescription("バンドルのフォルダ / The folder of the bundle")),
  keys: keyFlag,
  since: sinceFlag,
  witness: witnessFlag,
  witnesses: witnessesFlag,
  authorities: authorityFlag,
  workers: Flag.Int("workers").pipe(
    Flag.withDescription("ハッシュを計算するスレッドの数（既定は大きさによる） / Threads that hash (default: by size)"),
    Flag.filter(
      (count) => count >= 0 && count <= 64,
      () => "0 to 64"
    ),
    Flag.optional
  ),
  format: formatFlag
}

const exitOf = {
  whole: exitCodes.done,
  altered: exitCodes.altered,
  malformed: exitCodes.malformed,
  "not-checked": exitCodes.notChecked
}

/** Verifies a bundle, prints what was found, and ends with 0 where it is whole. */
export const verifyCommand = Command.make(
  "verify",
  config,
  ({ authorities, bundle, format, keys, since, workers, ...given }) =>
    reportingFailures(
      Effect.gen(function* () {
        const known = yield* verifierKeysIn(keys)
        const earlier = Option.isNone(since) ? {} : { since: yield* fileText(since.value) }
        const threads = Option.isNone(workers) ? {} : { workers: workers.value }
        const policy = yield* witnessPolicyOf(given)
        const believed = authorities.length === 0 ? {} : { authorities: yield* authoritiesIn(authorities) }
        const report = yield* verifyBundle(bundle, { keys: known, ...threads, ...earlier, ...policy, ...believed })
        yield* print(format === "json" ? json(report) : renderTable(bundleTable(report), { format, lang: yield* Lang }))
        if (report.status !== "whole") return yield* new Ended({ code: exitOf[report.status] })
      })
    )
).pipe(
  Command.withDescription("監査用フォルダを、記録なしで検証する / Verify a bundle without the record"),
  Command.withExamples([
    {
      command: "keikaku verify fy2023 --key plan.vkey --since visit-1.txt",
      description: "前回のチェックポイントの続きであることも / And that it continues an earlier checkpoint"
    }
  ])
)
