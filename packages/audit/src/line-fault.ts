// Whether a line is one that this program writes: canonical JSON (RFC 8785, as the kernel writes it) of an object with an instant
// `recordedAt`, which is not before that of the previous line. A signature alone does not say so: a line that two readers read
// differently (a key twice, a number too large, a text that is no UTF-8) can be signed as well.
import { canonicalJson, findUnstorable, Instant, type Label, maxLineBytes } from "@keikaku/kernel"
import { Schema } from "effect"
import { parsedJson, strictUtf8 } from "./strict-text.ts"

/** `malformed`: the program does not write such a line. `earlier`: `recordedAt` is before that of the line before. */
export type LineFault = "malformed" | "earlier"

/** What is said of a line with a fault. */
export const lineFaultSentences: Readonly<Record<LineFault, Label>> = {
  malformed: {
    ja: "この形式の記録ではありません（正準 JSON でないか、recordedAt が正しくありません）。",
    en: "It is no line of this format: it is not canonical JSON, or has no valid recordedAt."
  },
  earlier: {
    ja: "recordedAt が、直前の記録より前です。",
    en: "Its recordedAt is before that of the line before."
  }
}

/**
 * Finds, in one pass, where the instant of a line begins that is surely canonical; 0 for any other line, good or bad, which is then
 * decided by {@link instantIn}. Sure is: ASCII keys in order, texts without `\u` and characters of four bytes, integers of at most 15
 * digits. Self-contained, because workers are started from its source text.
 */
export const lineScanner = () => {
  const isPlain = Uint8Array.from({ length: 256 }, (_, byte) =>
    byte >= 0x20 && byte < 0x80 && byte !== 0x22 && byte !== 0x5c ? 1 : 0
  )
  const isEscape = Uint8Array.from({ length: 256 }, (_, byte) =>
    '"\\bfnrt'.includes(String.fromCharCode(byte)) ? 1 : 0
  )
  const instantKey = Uint8Array.from("recordedAt", (letter) => letter.charCodeAt(0))
  let instantAt = 0

  /** The width of the UTF-8 sequence of two or three bytes at an index (RFC 3629 §4); 0 for any other. */
  const sequenceWidth = (bytes: Uint8Array, at: number): number => {
    const [first, second] = [bytes[at]!, bytes[at + 1]!]
    if (first < 0xc2 || first > 0xef || (second & 0xc0) !== 0x80) return 0
    if (first < 0xe0) return 2
    if ((first === 0xe0 && second < 0xa0) || (first === 0xed && second > 0x9f)) return 0
    return (bytes[at + 2]! & 0xc0) === 0x80 ? 3 : 0
  }

  // Each of these returns the index after what begins at `at`, or 0 where that is not sure.
  const afterText = (bytes: Uint8Array, from: number): number => {
    for (let at = from + 1; ; ) {
      let byte = bytes[at]!
      while (isPlain[byte] === 1) byte = bytes[++at]!
      if (byte === 0x22) return at + 1
      const width = byte === 0x5c ? 2 * isEscape[bytes[at + 1]!]! : sequenceWidth(bytes, at)
      if (!(width > 0)) return 0
      at += width
    }
  }

  const afterInteger = (bytes: Uint8Array, from: number): number => {
    const first = bytes[from] === 0x2d ? from + 1 : from
    let at = first
    while (bytes[at]! >= 0x30 && bytes[at]! <= 0x39) at++
    if (at === first || at - first > 15) return 0
    return bytes[first] !== 0x30 || (at - from === 1 && first === from) ? at : 0
  }

  const afterWord = (bytes: Uint8Array, at: number): number => {
    const tail = bytes[at + 1]! * 0x10000 + bytes[at + 2]! * 0x100 + bytes[at + 3]!
    if (bytes[at] === 0x74 && tail === 0x727565) return at + 4
    if (bytes[at] === 0x6e && tail === 0x756c6c) return at + 4
    return bytes[at] === 0x66 && tail === 0x616c73 && bytes[at + 4] === 0x65 ? at + 5 : 0
  }

  const afterList = (bytes: Uint8Array, from: number, depth: number): number => {
    if (bytes[from + 1] === 0x5d) return from + 2
    for (let at = from; ; ) {
      at = afterValue(bytes, at + 1, depth)
      if (at === 0 || bytes[at] === 0x5d) return at && at + 1
      if (bytes[at] !== 0x2c) return 0
    }
  }

  /** Whether the key in one range comes before the key in another. */
  const isBefore = (bytes: Uint8Array, from: number, to: number, otherFrom: number, otherTo: number): boolean => {
    let [at, other] = [from, otherFrom]
    while (at < to && other < otherTo && bytes[at] === bytes[other]) {
      at++
      other++
    }
    return other < otherTo && (at === to || bytes[at]! < bytes[other]!)
  }

  const isInstantKey = (bytes: Uint8Array, at: number): boolean => {
    for (let n = 0; n < instantKey.length; n++) if (bytes[at + n] !== instantKey[n]) return false
    return true
  }

  const afterObject = (bytes: Uint8Array, from: number, depth: number): number => {
    if (bytes[from + 1] === 0x7d) return from + 2
    let [previous, previousEnd] = [0, 0]
    for (let at = from; ; ) {
      const key = at + 2
      let end = key
      while (isPlain[bytes[end]!] === 1) end++
      // A key that begins with an underscore may be `__proto__`.
      if (bytes[at + 1] !== 0x22 || bytes[end] !== 0x22 || bytes[end + 1] !== 0x3a || bytes[key] === 0x5f) return 0
      if (previous > 0 && !isBefore(bytes, previous, previousEnd, key, end)) return 0
      if (depth === 0 && end - key === instantKey.length && isInstantKey(bytes, key)) instantAt = end + 3
      at = afterValue(bytes, end + 2, depth + 1)
      if (at === 0 || bytes[at] === 0x7d) return at && at + 1
      if (bytes[at] !== 0x2c) return 0
      previous = key
      previousEnd = end
    }
  }

  const afterValue = (bytes: Uint8Array, at: number, depth: number): number => {
    const byte = bytes[at]
    if (byte === 0x22) return afterText(bytes, at)
    if (byte === 0x7b || byte === 0x5b) {
      if (depth > 50) return 0
      return byte === 0x7b ? afterObject(bytes, at, depth) : afterList(bytes, at, depth + 1)
    }
    return byte === 0x2d || byte! <= 0x39 ? afterInteger(bytes, at) : afterWord(bytes, at)
  }

  /** The number that two digits stand for; NaN where they are none. */
  const pair = (bytes: Uint8Array, at: number): number => {
    const [tens, ones] = [bytes[at]! - 0x30, bytes[at + 1]! - 0x30]
    return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN
  }

  const isInstant = (bytes: Uint8Array, at: number): boolean => {
    const [month, day] = [pair(bytes, at + 5), pair(bytes, at + 8)]
    const isDay = day >= 1 && (day <= 28 || (day <= 30 && month !== 2))
    if (!(isDay && month >= 1 && month <= 12 && pair(bytes, at) + pair(bytes, at + 2) >= 0)) return false
    if (!(pair(bytes, at + 11) <= 23 && pair(bytes, at + 14) <= 59 && pair(bytes, at + 17) <= 59)) return false
    if (!(pair(bytes, at + 20) + pair(bytes, at + 21) >= 0)) return false
    if (bytes[at - 1] !== 0x22 || bytes[at + 4] !== 0x2d || bytes[at + 7] !== 0x2d || bytes[at + 10] !== 0x54)
      return false
    if (bytes[at + 13] !== 0x3a || bytes[at + 16] !== 0x3a || bytes[at + 19] !== 0x2e) return false
    return bytes[at + 23] === 0x5a && bytes[at + 24] === 0x22
  }

  return (bytes: Uint8Array, start: number, end: number): number => {
    instantAt = 0
    if (end - start >= 65_536 || bytes[start] !== 0x7b || afterObject(bytes, start, 0) !== end) return 0
    return instantAt > 0 && isInstant(bytes, instantAt) ? instantAt : 0
  }
}

const isInstant = Schema.is(Instant)

/** The instant of a line, by the kernel's own writer; undefined when the line is malformed. */
export const instantIn = (line: Uint8Array): string | undefined => {
  const text = line.length < maxLineBytes ? strictUtf8(line) : undefined
  const value = text === undefined ? undefined : parsedJson(text)
  if (text === undefined || value === undefined || value === null || typeof value !== "object") return undefined
  // In canonical text, a quotation mark after a brace or comma begins a key; `__proto__` is one that readers set aside.
  if (Array.isArray(value) || findUnstorable(value) !== undefined || /[{,]"__proto__":/.test(text)) return undefined
  if (canonicalJson(value) !== text) return undefined
  const { recordedAt } = value as Readonly<Record<string, unknown>>
  return isInstant(recordedAt) ? recordedAt : undefined
}

/** How long the text of an instant is. */
export const instantBytes = 24

/**
 * Checks lines one after the other; remembers the instant of the last one that has one. The line is the bytes from `start` to `end`,
 * without its line feed.
 * @example
 * ```ts
 * import { lineFaults } from "@keikaku/audit"
 *
 * const faultIn = lineFaults()
 * const check = (text: string) => faultIn(Buffer.from(text), 0, Buffer.byteLength(text))
 * check('{"n":1,"recordedAt":"2023-04-01T09:00:00.000Z"}') // => undefined
 * check('{"n":1,"n":1,"recordedAt":"2023-04-01T09:00:00.000Z"}') // => "malformed"
 * check('{"n":1,"recordedAt":"2023-04-01T08:59:59.999Z"}') // => "earlier"
 * ```
 */
export const lineFaults = () => {
  const scan = lineScanner()
  let previous = ""
  return (bytes: Buffer, start: number, end: number): LineFault | undefined => {
    const at = scan(bytes, start, end)
    const instant = at > 0 ? bytes.toString("latin1", at, at + instantBytes) : instantIn(bytes.subarray(start, end))
    if (instant === undefined) return "malformed"
    const isEarlier = instant < previous
    previous = instant
    return isEarlier ? "earlier" : undefined
  }
}
