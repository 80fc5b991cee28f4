// The sentences for whatever a store can fail with, in one place: the command line, HTTP and every other surface show
// these. The `message` of a failure is its detail for a log; addresses and the driver's own words stand only there.
import type { Label } from "./label.ts"

/** Why a store cannot serve: the reasons of `StoreUnavailable`, each with its sentence. */
export const storeReasons = {
  busy: { ja: "記録庫が混み合っています。もう一度お試しください。", en: "The store is busy. Try again." },
  closed: { ja: "記録庫は閉じられています。", en: "The store is closed." },
  corrupt: {
    ja: "記録庫が壊れているか、外部で変更されています。",
    en: "The store is corrupt or was modified externally."
  },
  full: { ja: "記録庫の空き容量が足りません。", en: "The store has no space left." },
  moved: {
    ja: "記録庫のファイルが、使用中に移動、削除または差し替えられました。元に戻してから開き直してください。",
    en: "The store's file was moved, removed or replaced while it was open. Put it back and open it again."
  },
  "newer-format": { ja: "記録庫の形式が、このプログラムより新しいものです。", en: "The store has a newer format." },
  "other-log": {
    ja: "以前に読んだ記録庫ではありません。複写から戻されたか、別の記録庫です。最初から読み直してください。",
    en: "The log is not the one that was read before: it was put back from a copy, or it is another. Read it from the beginning."
  },
  "read-only": { ja: "記録庫に書き込めません。", en: "The store cannot be written to." },
  unreachable: { ja: "記録庫を開けないか、接続できません。", en: "The store cannot be opened or reached." }
} as const satisfies Readonly<Record<string, Label>>
