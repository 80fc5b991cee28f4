// The sentences for whatever a store can fail with, in one place: the command line, HTTP and every other surface show
// these. The `message` of a failure is its detail for a log; addresses and the driver's own words stand only there.
import type { languages } from "./label.ts"

/** A sentence in every language of this project. */
export type Sentence = Readonly<Record<(typeof languages)[number], string>>

/** Why a store cannot serve: the reasons of `StoreUnavailable`, each with its sentence. */
export const storeReasons = {
  busy: { ja: "記録庫が混み合っています。もう一度お試しください。", en: "The store is busy. Try again." },
  closed: { ja: "記録庫は閉じられています。", en: "The store is closed." },
  corrupt: {
    ja: "記録庫が壊れているか、外部から変更されています。",
    en: "The store is corrupt or was modified externally."
  },
  full: { ja: "記録庫の空き容量が足りません。", en: "The store has no space left." },
  "newer-format": {
    ja: "記録庫の形式が、このプログラムより新しい版のものです。",
    en: "The format of the store is newer than this program."
  },
  "read-only": { ja: "記録庫に書き込めません。", en: "The store cannot be written to." },
  unreachable: { ja: "記録庫を開けないか、接続できません。", en: "The store cannot be opened or reached." }
} as const satisfies Readonly<Record<string, Sentence>>

/** What identifies the sentence of a failure of a store. */
export type StoreFailure =
  | { readonly _tag: "AppendConflict" }
  | { readonly _tag: "StoredEventUnreadable"; readonly position: number }
  | { readonly _tag: "StoreUnavailable"; readonly reason: keyof typeof storeReasons }

/**
 * The sentence of a failure of a store.
 * @example
 * ```ts
 * import { StoreUnavailable, storeFailureSentence } from "@keikaku/kernel"
 * storeFailureSentence(new StoreUnavailable({ reason: "busy", message: "database is locked" })).en // => "The store is busy. Try again."
 * ```
 */
export const storeFailureSentence = (failure: StoreFailure): Sentence => {
  switch (failure._tag) {
    case "AppendConflict":
      return {
        ja: "同じ事実に基づく記録が集中しています。もう一度お試しください。",
        en: "Others keep recording events on the same facts. Try again."
      }
    case "StoredEventUnreadable":
      return {
        ja: `位置 ${failure.position} の記録を読めません。`,
        en: `The event at position ${failure.position} cannot be read.`
      }
    case "StoreUnavailable":
      return storeReasons[failure.reason]
  }
}
