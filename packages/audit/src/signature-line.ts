// The lines of signatures under a note. Source: C2SP signed-note, "Format": an em dash, the name of the key, and Base64 of the key's
// id and the signature.
import { strictBase64 } from "./digest.ts"
import { isKeyName } from "./note-key.ts"

/** A signature as its line states it, not verified. */
export interface SignatureLine {
  readonly name: string
  /** Of the key: four bytes in hexadecimal. */
  readonly id: string
  readonly bytes: Uint8Array
}

/** The text of a line, with its line feed. */
export const writeSignatureLine = ({ bytes, id, name }: SignatureLine): string =>
  `\u2014 ${name} ${Buffer.concat([Buffer.from(id, "hex"), bytes]).toString("base64")}\n`

const readSignatureLine = (line: string): SignatureLine | undefined => {
  const [, name, text = ""] = /^\u2014 (\S+) (\S+)$/u.exec(line) ?? []
  const bytes = strictBase64(text)
  if (name === undefined || !isKeyName(name) || bytes === undefined || bytes.length < 5) return undefined
  return { name, id: Buffer.from(bytes.subarray(0, 4)).toString("hex"), bytes: bytes.subarray(4) }
}

/** Reads one or more lines, each with its line feed; undefined unless all of them are signatures. */
export const readSignatureLines = (text: string): ReadonlyArray<SignatureLine> | undefined => {
  if (!text.endsWith("\n")) return undefined
  const lines = text.slice(0, -1).split("\n").map(readSignatureLine)
  return lines.every((line) => line !== undefined) ? lines : undefined
}
