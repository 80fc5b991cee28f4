// The stores that the program can open, by the scheme of their address. Which schemes there are is decided in main.ts;
// nothing else here knows any store.

import { hexOf, sha256 } from "@keikaku/audit"
import { hostPlan } from "@keikaku/core"
import type { EventStore, Label, StoreWithSidecar } from "@keikaku/kernel"
import { textIn } from "@keikaku/kernel"
import { Context, Data, Effect } from "effect"
import { UsageError } from "./exit-code.ts"
import { diagnose } from "./output.ts"
import { Lang } from "./setting/language.ts"
import { addressForms, StoreAddress } from "./setting/store-address.ts"
import { thePlan } from "./setting/the-plan.ts"
import { withoutPassword } from "./setting/without-password.ts"
import type { PlaceOf, StorePlace } from "./store-place.ts"

/** The places that addresses name, by scheme. */
export class Stores extends Context.Service<Stores, Readonly<Record<string, PlaceOf>>>()("keikaku/cli/Stores") {}

/** Nothing has been recorded at this place yet: a report of it would be empty, and wrong. */
export class StoreMissing extends Data.TaggedError("StoreMissing")<{ readonly place: string }> {
  get sentence(): Label {
    return {
      ja: `記録庫 ${this.place} がありません。init で作成するか、--store で指定してください。`,
      en: `There is no store at ${this.place}. Make one with init, or name another with --store.`
    }
  }
}

/** Whether a store may be made where there is none. */
export type Opening = "existing" | "new-or-existing"

/** A store that was opened: where it is, as it is shown, and whether it was created just now. */
export interface OpenedStore {
  readonly store: StoreWithSidecar
  readonly place: string
  readonly isNew: boolean
}

/** The place that the address in a flag names. */
export const placeAt = Effect.fnUntraced(function* (flag: string, address: string) {
  const stores = yield* Stores
  const scheme = address.slice(0, Math.max(0, address.indexOf(":")))
  const place = Object.hasOwn(stores, scheme) ? stores[scheme]?.(address) : undefined
  return place ?? (yield* notAnAddress(flag, address))
})

/** Opens the store at a place. */
export const openAt = Effect.fnUntraced(function* ({ exists, name, open }: StorePlace, opening: Opening) {
  const isNew = !(yield* exists)
  if (isNew && opening === "existing") return yield* new StoreMissing({ place: name })
  return { store: yield* open, place: name, isNew } satisfies OpenedStore
})

/** Opens the store of `--store`. */
export const openStore = Effect.fnUntraced(function* (opening: Opening) {
  return yield* openAt(yield* placeAt("--store", yield* StoreAddress), opening)
})

/** The sentence about a store that was created. */
export const created = (place: string): Label => ({
  ja: `記録庫を作成しました: ${place}`,
  en: `Created the store ${place}`
})

/** Logs that a store was created in passing, lest a mistyped address go unnoticed. */
export const logCreated = Effect.fnUntraced(function* ({ isNew, place }: OpenedStore) {
  if (isNew) yield* diagnose(textIn(created(place), yield* Lang))
})

/** Opens the store of `--store` for recording. */
export const openForRecording = Effect.fnUntraced(function* () {
  const opened = yield* openStore("new-or-existing")
  yield* logCreated(opened)
  return opened.store
})

const notAnAddress = (flag: string, address: string) =>
  new UsageError({
    sentence: {
      ja: `${flag} ${withoutPassword(address)}: 「${addressForms.join("」または「")}」の形で指定してください。`,
      en: `${flag} ${withoutPassword(address)}: write ${addressForms.join(" or ")}.`
    }
  })

const leafOf = (line: string): string => hexOf(sha256.leaf(line))

/** The plan on a store. */
export const planOn = (store: EventStore) => Effect.map(thePlan, (plan) => hostPlan({ plan, store, leafOf }))
