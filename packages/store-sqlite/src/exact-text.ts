// Texts as they are in the file, to the byte. The driver ends a text at a NUL when it reads it, so that what may have one is read as
// bytes. Lines, tags and types have none: canonical JSON and the keys of the index escape it.
import { StoreUnavailable } from "@keikaku/kernel"
import type { Value } from "./connection.ts"

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true })

/** A column of texts, to be read with `textIn`. */
export const exact = (column: string): string => `CAST(${column} AS BLOB)`

/** The text in an exact column. Throws `StoreUnavailable` where the file was modified externally. */
export const textIn = (value: Value | undefined): string => {
  try {
    return utf8.decode(value as unknown as Uint8Array)
  } catch (cause) {
    throw new StoreUnavailable({ reason: "corrupt", message: "a text is not UTF-8", cause })
  }
}
