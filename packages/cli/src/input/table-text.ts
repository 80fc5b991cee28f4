// The text of a table that a spreadsheet has written: in UTF-8 or, as Excel in Japan writes CSV, in Shift_JIS (CP932). Bytes that
// are neither are refused, and none is repaired.

import { Effect } from "effect"
import { MalformedData } from "./malformed-data.ts"
import type { InputUnreadable } from "./text-lines.ts"
import { bytesOf, sourceLabel, unreadable } from "./text-lines.ts"

const decodings = ["utf-8", "shift_jis"] as const

const decoded = (bytes: Uint8Array, encoding: (typeof decodings)[number]): string | undefined => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** The whole of a table's text, without a byte order mark. */
export const tableText = Effect.fnUntraced(function* (
  source: string
): Effect.fn.Return<string, InputUnreadable | MalformedData> {
  const bytes = yield* Effect.tryPromise({
    try: async () => {
      const chunks: Array<Uint8Array> = []
      for await (const chunk of bytesOf(source)) chunks.push(chunk)
      return Buffer.concat(chunks)
    },
    catch: unreadable(source)
  })
  for (const encoding of decodings) {
    const text = decoded(bytes, encoding)
    if (text !== undefined) return text
  }
  const { en, ja } = sourceLabel(source)
  return yield* new MalformedData({
    sentence: {
      ja: `${ja}: 文字コードがUTF-8でもShift_JISでもありません。Excelでは「CSV UTF-8（コンマ区切り）」で保存してください。`,
      en: `${en}: neither UTF-8 nor Shift_JIS. In Excel, save as "CSV UTF-8 (Comma delimited)".`
    }
  })
})
