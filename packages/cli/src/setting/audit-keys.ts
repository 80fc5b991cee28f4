// The keys of signed checkpoints, where commands ask for them: the secret one in a file, those to believe as text or in files.
import { existsSync, readFileSync } from "node:fs"
import { ed25519, type MalformedKey, readSignerKey, readVerifierKey, sha256 } from "@keikaku/audit"
import { Effect, Result } from "effect"
import { Flag } from "effect/cli"
import { MalformedData } from "../input/malformed-data.ts"
import { unreadable } from "../input/text-lines.ts"

/** `--signing-key`: the file that `keikaku key create` made. */
export const signingKeyFlag = Flag.String("signing-key").pipe(
  Flag.withMetavar("file"),
  Flag.withDescription("署名鍵のファイル（keikaku key create で作成） / The file of the signing key")
)

/** `--key`: whose signatures are believed; again for each. */
export const keyFlag = Flag.String("key").pipe(
  Flag.withMetavar("vkey|file"),
  Flag.withDescription("検証鍵、またはそのファイル（繰り返し可） / A verifier key, or a file with it (repeatable)"),
  Flag.between(0, 100)
)

/** `--since`: a checkpoint that was handed over earlier. */
export const sinceFlag = Flag.String("since").pipe(
  Flag.withMetavar("file"),
  Flag.withDescription("以前に受け取ったチェックポイントのファイル / A checkpoint handed over earlier"),
  Flag.optional
)

/** The whole of a small file. */
export const fileText = (path: string) => Effect.try({ try: () => readFileSync(path, "utf8"), catch: unreadable(path) })

const keyOr = <A>(source: string, read: Result.Result<A, MalformedKey>): Result.Result<A, MalformedData> =>
  Result.mapError(
    read,
    ({ message }) =>
      new MalformedData({ sentence: { ja: `${source}: 鍵ではありません。`, en: `${source}: ${message}.` } })
  )

/** The signing key in a file. */
export const signingKeyIn = (path: string) =>
  Effect.flatMap(fileText(path), (text) =>
    Effect.fromResult(keyOr(path, readSignerKey({ ...sha256, ...ed25519 }, text)))
  )

/** The verifier keys that were given, as text or as files with one on each line. */
export const verifierKeysIn = Effect.fnUntraced(function* (given: ReadonlyArray<string>) {
  const texts = yield* Effect.forEach(given, (each) =>
    existsSync(each)
      ? Effect.map(fileText(each), (text) => text.split("\n").filter((line) => line.trim() !== ""))
      : Effect.succeed([each])
  )
  return yield* Effect.forEach(texts.flat(), (text) => Effect.fromResult(keyOr(text, readVerifierKey(sha256, text))))
})
