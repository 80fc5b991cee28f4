// Lines of a text as they arrive, from standard input or a file, in constant memory. Bytes that are not UTF-8 are refused
// and never repaired in silence: a repaired name would be recorded for ever.
import { createReadStream } from "node:fs"
import type { Label } from "@keikaku/kernel"
import { Data } from "effect"

/** One line: its number from 1, its text, and how many bytes of the input end with it. */
export interface TextLine {
  readonly number: number
  readonly text: string
  readonly bytes: number
}

/** The input cannot be read: there is no such file, it is a folder, or its bytes are not UTF-8. */
export class InputUnreadable extends Data.TaggedError("InputUnreadable")<{
  readonly source: string
  readonly message: string
}> {
  get sentence(): Label {
    const { en, ja } = sourceLabel(this.source)
    return { ja: `${ja} を読めません: ${this.message}`, en: `${en} cannot be read: ${this.message}` }
  }
}

/** Where an input comes from: `-` is standard input, else it is a path or a flag. */
export const sourceLabel = (source: string): Label =>
  source === "-" ? { ja: "標準入力", en: "standard input" } : { ja: source, en: source }

/** What a thrown reading error says, as a failure. */
export const unreadable =
  (source: string) =>
  (cause: unknown): InputUnreadable =>
    new InputUnreadable({ source, message: cause instanceof TypeError ? "not UTF-8" : (cause as Error).message })

/** The bytes that `-` (standard input) or a path names. */
export const bytesOf = (source: string): AsyncIterable<Uint8Array> =>
  source === "-" ? process.stdin : createReadStream(source)

/** Splits bytes into lines, without their line breaks. The last line may lack its break. A byte order mark is dropped. */
export async function* linesOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<TextLine> {
  const decoder = new TextDecoder("utf-8", { fatal: true })
  let [rest, number, read] = ["", 0, 0]
  for await (const chunk of bytes) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split("\n")
    rest = lines.pop()!
    for (const text of lines) {
      read += Buffer.byteLength(text) + 1
      yield { number: ++number, text: text.replace(/\r$/, ""), bytes: read }
    }
  }
  rest += decoder.decode()
  if (rest !== "") yield { number: ++number, text: rest, bytes: read + Buffer.byteLength(rest) }
}
