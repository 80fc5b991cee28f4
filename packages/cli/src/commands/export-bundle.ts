// `keikaku export bundle`: a stretch of the record in a folder that an auditor can take away and verify without us. A checkpoint
// is signed first, so that all of it is covered.
import { ed25519, sha256, type VaultFailure } from "@keikaku/audit"
import { exportBundle } from "@keikaku/audit/bundle"
import { addDays, personalData, separated, startOfDayIn } from "@keikaku/core"
import { type EventStore, Instant, lengthBy, replay, type StoredEventUnreadable, textIn } from "@keikaku/kernel"
import { Effect, Option } from "effect"
import { Argument, Command, Flag } from "effect/cli"
import { reportingFailures } from "../failure.ts"
import { print } from "../output.ts"
import { keyFlag, signingKeyFlag, signingKeyIn, verifierKeysIn } from "../setting/audit-keys.ts"
import { type Place, placeFlag } from "../setting/checked-flags.ts"
import { Lang } from "../setting/language.ts"
import { theFederation, thePlan } from "../setting/the-plan.ts"
import { openStore } from "../stores.ts"
import { theVault } from "../vaults.ts"
import { tiles } from "./export-tiles.ts"

const config = {
  folder: Argument.String("folder").pipe(
    Argument.withDescription("作成するフォルダ（まだないもの） / The folder to make; it must not exist")
  ),
  signingKey: signingKeyFlag,
  formerKeys: keyFlag,
  from: placeFlag("from").pipe(
    Flag.withDescription(
      "この位置、またはこの日・時刻以後の記録から（既定は最初） / From here on (default: the first)"
    ),
    Flag.optional
  ),
  to: placeFlag("to").pipe(
    Flag.withDescription(
      "この位置、またはこの日・時刻までの記録まで（既定は最後） / Up to and including this (default: the last)"
    ),
    Flag.optional
  ),
  redact: Flag.Literals("redact", ["personal"]).pipe(
    Flag.withDescription("--vault があっても個人情報を伏せる / Withhold personal values though a vault is given"),
    Flag.optional
  )
}

const justBefore = (instant: Instant): Instant => Instant.make(new Date(Date.parse(instant) - 1).toISOString())

/** The position of the first event at a place or after it. */
const firstAt = (store: EventStore, place: Place, timeZone: string) => {
  if ("position" in place) return Effect.succeed(place.position)
  const first = "day" in place ? startOfDayIn(timeZone, place.day) : place.instant
  return Effect.map(lengthBy(store, justBefore(first)), (before) => before + 1)
}

/** The position of the last event at a place or before it. */
const lastAt = (store: EventStore, place: Place, timeZone: string) => {
  if ("position" in place) return Effect.succeed(place.position)
  const last = "day" in place ? justBefore(startOfDayIn(timeZone, addDays(place.day, 1))) : place.instant
  return lengthBy(store, last)
}

/** Why the values to disclose, or those that are erased, may not be known. */
type PersonalFailure = VaultFailure | StoredEventUnreadable

const bundle = Command.make("bundle", config, ({ folder, formerKeys, from, redact, signingKey, to }) =>
  reportingFailures(
    Effect.gen(function* () {
      const key = yield* signingKeyIn(signingKey)
      const signer = { hashing: sha256, signing: ed25519, key, formerKeys: yield* verifierKeysIn(formerKeys) }
      const { store } = yield* openStore("existing")
      const lang = yield* Lang
      const { timeZone } = (yield* theFederation).calendar
      const vault = Option.isSome(redact) ? undefined : yield* theVault
      const { catalogue } = yield* thePlan
      const erased = Effect.map(replay(catalogue, store, personalData.erasedCommitments), ({ state }) => state)
      const made = yield* exportBundle<PersonalFailure>(store, {
        signer,
        folder,
        ...(vault === undefined ? {} : { personal: { values: vault.disclosures(), erased } }),
        ...(Option.isNone(from) ? {} : { from: yield* firstAt(store, from.value, timeZone) }),
        ...(Option.isNone(to) ? {} : { to: yield* lastAt(store, to.value, timeZone) })
      })
      const count = separated(made.to - made.from + 1)
      const text = {
        ja: `${folder} に位置 ${made.from} から ${made.to} までの${count}件を書き出しました。検証鍵: ${made.key}`,
        en: `Wrote ${count} events, from ${made.from} to ${made.to}, to ${folder}. Verifier key: ${made.key}`
      }
      yield* print(`${textIn(text, lang)}\n`)
    }).pipe(Effect.scoped)
  )
).pipe(
  Command.withDescription("監査人に渡すフォルダを作る / Make a folder for an auditor"),
  Command.withExamples([
    {
      command:
        "keikaku export bundle fy2023 --signing-key plan.key --from 2023-04-01 --to 2024-03-31 --redact personal",
      description: "一年度に記録されたもの / What was recorded in a fiscal year"
    }
  ])
)

/** Exports for others. */
export const exportCommand = Command.make("export").pipe(
  Command.withDescription("記録を書き出す / Export the record"),
  Command.withSubcommands([bundle, tiles])
)
