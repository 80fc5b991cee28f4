// The signed statements that a log is held against: the checkpoints and hand-overs stored beside it, and one that somebody was given.
import { type Label, prefixed, type StoreUnavailable, type StoreWithSidecar } from "@keikaku/kernel"
import { Effect, Result } from "effect"
import { type Checkpoint, openCheckpoint } from "./checkpoint.ts"
import { handOverKey, storedCheckpoints, storedHandOvers } from "./checkpoints.ts"
import { witnessed } from "./cosignature.ts"
import { isHandedOn, readHandOver } from "./hand-over.ts"
import type { HistoryCheck, HistoryFault } from "./history-report.ts"
import { keyRing } from "./key-ring.ts"
import { keptNote } from "./note-file.ts"

/** A root that a key of the log has signed, and where it was found. */
export interface Anchor extends Checkpoint {
  readonly kind: "checkpoint" | "hand-over" | "since"
  /** Whether as many witnesses as were asked for have cosigned it. */
  readonly isWitnessed: boolean
}

/** The signed roots, the smallest first, and what is wrong with their notes. */
export interface Anchors {
  readonly anchors: ReadonlyArray<Anchor>
  readonly origin: string | undefined
  readonly faults: ReadonlyArray<HistoryFault>
  readonly ignored: ReadonlyArray<Label>
}

const fault = (code: HistoryFault["code"], status: HistoryFault["status"], sentence: Label): HistoryFault => ({
  code,
  status,
  position: null,
  sentence
})

const storedAs = (size: string): Label => ({
  ja: `${size}件として保存されているチェックポイント: `,
  en: `The checkpoint stored for size ${size}: `
})

const sincePrefix: Label = { ja: "以前のチェックポイント: ", en: "The earlier checkpoint: " }

const notANote: Label = { ja: "チェックポイントの形式ではありません。", en: "It is not a checkpoint." }

const ofAnotherLog = (origin: string): Label => ({
  ja: `別の記録（${origin}）のものです。`,
  en: `It is of another log, ${origin}.`
})

const alteredHandOver = (key: string): Label => ({
  ja: `保存されている引継ぎが書き換えられています（${key}）。`,
  en: `A stored hand-over was changed: ${key}.`
})

const fewWitnesses = (count: number): Label => ({
  ja: `連署した証人は、指定されたうちの${count}人です。数えません。`,
  en: `Of the given witnesses ${count} have cosigned it: it does not count.`
})

const alteredCosignature = (name: string): Label => ({
  ja: `証人 ${name} の連署が本文と合いません。`,
  en: `The cosignature of the witness ${name} does not match its text.`
})

const openSince = (
  { signing, witnesses }: Pick<HistoryCheck, "signing" | "witnesses">,
  since: string,
  keys: Parameters<typeof openCheckpoint>[2]
): Result.Result<Anchor, HistoryFault> =>
  openCheckpoint(signing, keptNote(since), keys).pipe(
    Result.map(
      (checkpoint): Anchor => ({
        ...checkpoint,
        kind: "since",
        isWitnessed: witnesses === undefined || witnessed(signing, checkpoint.note, witnesses).isEnough
      })
    ),
    Result.mapError((failure) => {
      if (failure._tag === "MalformedNote") return fault("SinceMalformed", "malformed", prefixed(sincePrefix, notANote))
      return failure.reason === "altered"
        ? fault("SinceMalformed", "malformed", prefixed(sincePrefix, failure.sentence))
        : fault("SinceNotSigned", "not-checked", prefixed(sincePrefix, failure.sentence))
    })
  )

/** Opens all notes that are stored beside the log, and the one that was handed out. */
export const anchorsOf = Effect.fnUntraced(function* (
  store: Pick<StoreWithSidecar, "sidecar">,
  { hashing, keys: given, signing, since, witnesses }: HistoryCheck
): Effect.fn.Return<Anchors, StoreUnavailable> {
  const primitives = { digest: hashing.digest, verify: signing.verify }
  const stored = yield* storedHandOvers(store)
  const ring = keyRing(
    primitives,
    given,
    stored.map(([, note]) => note)
  )
  const faults = ring.contradictions.map((sentence) => fault("KeyHandedOverTwice", "altered", sentence))
  for (const [key, note] of stored) {
    const read = readHandOver(primitives, note)
    const isRight =
      Result.isSuccess(read) && handOverKey(read.success) === key && isHandedOn(signing, read.success, given)
    if (!isRight) faults.push(fault("HandOverAltered", "altered", alteredHandOver(key)))
  }
  const ignored: Array<Label> = []
  const opened: Array<Anchor> = []
  for (const { isInPlace, note, place } of yield* storedCheckpoints(store)) {
    const say = (sentence: Label) => prefixed(storedAs(place), sentence)
    const result = openCheckpoint(signing, note, ring.keys)
    const seen = witnesses === undefined ? undefined : witnessed(signing, note, witnesses)
    if (Result.isSuccess(result))
      opened.push({ ...result.success, kind: "checkpoint", isWitnessed: seen?.isEnough ?? true })
    if (Result.isSuccess(result) && seen?.isEnough === false) ignored.push(say(fewWitnesses(seen.cosignatures.length)))
    for (const { name } of seen?.altered ?? [])
      faults.push(fault("CosignatureAltered", "altered", say(alteredCosignature(name))))
    if (!isInPlace)
      faults.push(
        fault(
          "CheckpointAltered",
          "altered",
          say({ ja: "その件数のものではありません。", en: "It is not of that size." })
        )
      )
    else if (Result.isFailure(result)) {
      const { failure } = result
      const isAltered = failure._tag === "MalformedNote" || failure.reason === "altered"
      const sentence = say(failure._tag === "MalformedNote" ? notANote : failure.sentence)
      if (isAltered) faults.push(fault("CheckpointAltered", "altered", sentence))
      else if (failure.reason === "void-key") ignored.push(sentence)
      else if (given.length > 0) faults.push(fault("CheckpointNotSigned", "not-checked", sentence))
    }
  }
  const handOvers = ring.handOvers.map(
    (handOver): Anchor => ({
      ...handOver,
      kind: "hand-over",
      isWitnessed: witnesses === undefined
    })
  )
  const origin = (opened.at(-1) ?? handOvers.at(-1))?.origin
  const strangers = [...opened, ...handOvers].filter((anchor) => anchor.origin !== origin)
  for (const { origin: other, size } of strangers)
    faults.push(fault("CheckpointOfAnotherLog", "altered", prefixed(storedAs(String(size)), ofAnotherLog(other))))
  const own = [...opened, ...handOvers].filter((anchor) => anchor.origin === origin)
  const earlier =
    since === undefined
      ? undefined
      : openSince({ signing, ...(witnesses === undefined ? {} : { witnesses }) }, since, ring.keys)
  if (earlier !== undefined && Result.isFailure(earlier)) faults.push(earlier.failure)
  if (earlier !== undefined && Result.isSuccess(earlier)) {
    if (origin === undefined || earlier.success.origin === origin) own.push(earlier.success)
    else
      faults.push(fault("SinceNotSigned", "not-checked", prefixed(sincePrefix, ofAnotherLog(earlier.success.origin))))
  }
  return {
    anchors: own.sort((a, b) => a.size - b.size),
    origin: origin ?? own[0]?.origin,
    faults,
    ignored
  }
})
