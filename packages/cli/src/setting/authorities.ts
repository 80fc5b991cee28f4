// The authorities whose time-stamps are believed, where commands ask for them. What reads ASN.1 is loaded only here.
import type { Authority } from "@keikaku/audit/timestamp"
import { Effect, Result } from "effect"
import { Flag } from "effect/cli"
import type { InputUnreadable } from "../input/text-lines.ts"
import { fileText, MalformedEvidence } from "./audit-keys.ts"

/** Everything about time-stamps. */
export const timeStamps = Effect.promise(() => import("@keikaku/audit/timestamp"))

/** `--authority`: whose time-stamps are believed; again for each. */
export const authorityFlag = Flag.String("authority").pipe(
  Flag.withMetavar("pem"),
  Flag.withDescription(
    "信頼する認証局の証明書（PEM、繰り返し可） / Certificates of an authority to believe, in PEM (repeatable)"
  ),
  Flag.between(0, 100)
)

/** The authorities in files. */
export const authoritiesIn = Effect.fnUntraced(function* (
  paths: ReadonlyArray<string>
): Effect.fn.Return<ReadonlyArray<Authority>, InputUnreadable | MalformedEvidence> {
  const { readAuthorities } = yield* timeStamps
  const read = yield* Effect.forEach(paths, (path) =>
    Effect.flatMap(fileText(path), (pem) =>
      Effect.fromResult(
        Result.mapError(
          readAuthorities(pem),
          ({ message }) =>
            new MalformedEvidence({
              sentence: { ja: `${path}: PEM形式の証明書ではありません。`, en: `${path}: ${message}.` }
            })
        )
      )
    )
  )
  return read.flat()
})
