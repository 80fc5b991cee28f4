// The keys of signed checkpoints, where commands ask for them: the secret one in a file, those to believe as text or in files.
import { existsSync, readFileSync } from "node:fs"
import {
  ed25519,
  isRecoveryKey,
  keptNote,
  keptText,
  type MalformedKey,
  openCheckpoint,
  readSignerKey,
  readVerifierKey,
  readWitnessKey,
  sha256,
  type TrustedKey
} from "@keikaku/audit"
import { type Label, prefixed } from "@keikaku/kernel"
import { Data, Effect, Option, Result } from "effect"
import { Flag } from "effect/cli"
import { UsageError } from "../exit-code.ts"
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

/** `--witness`: whose cosignatures are believed; again for each. */
export const witnessFlag = Flag.String("witness").pipe(
  Flag.withMetavar("vkey|file"),
  Flag.withDescription(
    "証人の検証鍵、またはそのファイル（繰り返し可） / The key of a witness, or a file with it (repeatable)"
  ),
  Flag.between(0, 100)
)

/** `--witnesses`: how many of them must have cosigned. */
export const witnessesFlag = Flag.Int("witnesses").pipe(
  Flag.withMetavar("n"),
  Flag.withDescription(
    "このうち何人の連署が必要か（既定は全員） / How many of these must have cosigned (default: all of them)"
  ),
  Flag.optional
)

/** `--since`: a checkpoint that was handed over earlier. */
export const sinceFlag = Flag.String("since").pipe(
  Flag.withMetavar("file"),
  Flag.withDescription("以前に受け取ったチェックポイントのファイル / A checkpoint handed over earlier"),
  Flag.optional
)

/** A file that was given to verify with is not what it should be. */
export class MalformedEvidence extends Data.TaggedError("MalformedEvidence")<{ readonly sentence: Label }> {}

/** A checkpoint was given that no given key has signed. */
export class NotSigned extends Data.TaggedError("NotSigned")<{ readonly sentence: Label }> {}

/** The text of a small file that a person has kept. */
export const fileText = Effect.fnUntraced(function* (path: string) {
  const text = keptText(yield* Effect.try({ try: () => readFileSync(path), catch: unreadable(path) }))
  if (text !== undefined) return text
  return yield* new MalformedEvidence({
    sentence: { ja: `${path}: UTF-8の文字ではありません。`, en: `${path}: not a text in UTF-8.` }
  })
})

/** The checkpoint in a file, which one of the keys must have signed. */
export const checkpointIn = (path: string, keys: ReadonlyArray<TrustedKey>) =>
  Effect.flatMap(fileText(path), (text) => openedCheckpoint(keptNote(text), path, keys))

/** The checkpoint of a note that came from a file. */
export const openedCheckpoint = Effect.fnUntraced(function* (
  note: string,
  path: string,
  keys: ReadonlyArray<TrustedKey>
) {
  const opened = openCheckpoint(ed25519, note, keys)
  if (Result.isSuccess(opened)) return opened.success
  const { failure } = opened
  const place: Label = { ja: `${path}: `, en: `${path}: ` }
  if (failure._tag === "SignatureNotValid" && failure.reason !== "altered")
    return yield* new NotSigned({ sentence: prefixed(place, failure.sentence) })
  return yield* new MalformedEvidence({
    sentence: prefixed(place, {
      ja: "署名されたチェックポイントではないか、書き換えられています。",
      en: "it is not a signed checkpoint, or it was changed."
    })
  })
})

const keyOr = <A>(source: string, read: Result.Result<A, MalformedKey>): Result.Result<A, MalformedEvidence> =>
  Result.mapError(
    read,
    ({ message }) =>
      new MalformedEvidence({ sentence: { ja: `${source}: 鍵ではありません。`, en: `${source}: ${message}.` } })
  )

/** The signing key in a file. */
export const signingKeyIn = (path: string) =>
  Effect.flatMap(fileText(path), (text) =>
    Effect.fromResult(keyOr(path, readSignerKey({ ...sha256, ...ed25519 }, text)))
  )

/** Keys, given as text or as files with one on each line. */
const keysIn = <A>(read: (text: string) => Result.Result<A, MalformedKey>) =>
  Effect.fnUntraced(function* (given: ReadonlyArray<string>) {
    const texts = yield* Effect.forEach(given, (each) =>
      existsSync(each)
        ? Effect.map(fileText(each), (text) => text.split("\n").filter((line) => line.trim() !== ""))
        : Effect.succeed([each])
    )
    return yield* Effect.forEach(texts.flat(), (text) => Effect.fromResult(keyOr(text, read(text))))
  })

/** The verifier keys that were given. */
export const verifierKeysIn = keysIn((text) => readVerifierKey(sha256, text))

/** The keys of witnesses that were given. */
export const witnessKeysIn = keysIn((text) => readWitnessKey(sha256, text))

/** The witnesses that are demanded; nothing where none was named. */
export const witnessPolicyOf = Effect.fnUntraced(function* (given: {
  readonly witness: ReadonlyArray<string>
  readonly witnesses: Option.Option<number>
}) {
  const witnesses = yield* witnessKeysIn(given.witness)
  const atLeast = Option.getOrElse(given.witnesses, () => witnesses.length)
  if (witnesses.length === 0 && Option.isNone(given.witnesses)) return {}
  if (atLeast >= 1 && atLeast <= witnesses.length) return { witnesses: { witnesses, atLeast } }
  return yield* new UsageError({
    sentence: {
      ja: `--witnesses ${atLeast}: 指定した証人は${witnesses.length}人です。`,
      en: `--witnesses ${atLeast}: ${witnesses.length} were named by --witness.`
    }
  })
})

/** The one key of a log that was given, as text or in a file, which may hold its recovery key as well. */
export const logKeyIn = Effect.fnUntraced(function* (given: string) {
  const [key, ...others] = (yield* verifierKeysIn([given])).filter((each) => !isRecoveryKey(each))
  if (key !== undefined && others.length === 0) return key
  return yield* new MalformedEvidence({
    sentence: { ja: `${given}: 検証鍵を一つ指定してください。`, en: `${given}: name one verifier key of a log.` }
  })
})
