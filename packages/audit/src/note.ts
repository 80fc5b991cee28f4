// A text with signatures under it that people and programs can both read. Source: C2SP signed-note: the text, an empty line,
// then a line for each signature: an em dash, the key's name, and Base64 of the key's id and the signature.
import { Data, Result } from "effect"
import { strictBase64 } from "./digest.ts"
import type { Signing } from "./hashing.ts"
import type { SignerKey, VerifierKey } from "./note-key.ts"

/** A note is not one: where it breaks the format. */
export class MalformedNote extends Data.TaggedError("MalformedNote")<{ readonly message: string }> {}

/** A signature under a known key does not belong to the text, or no known key has signed. */
export class SignatureNotValid extends Data.TaggedError("SignatureNotValid")<{
  readonly reason: "altered" | "unknown-key"
  /** The names of the keys that signed, as the note says. */
  readonly names: ReadonlyArray<string>
}> {}

/** As many signatures as a note may have: enough for witnesses, too few to keep a reader busy. */
const mostSignatures = 100

const utf8 = new TextEncoder()

/** Whether a text can be signed: it ends in a line feed, and has no other control character of ASCII and no lone surrogate. */
export const isSignable = (text: string): boolean =>
  text.endsWith("\n") && !/\p{Cs}/u.test(text) && ![...text].some((each) => each < " " && each !== "\n")

/** Signs a text; it must be {@link isSignable}. */
export const signNote = ({ sign }: Pick<Signing, "sign">, text: string, ...keys: ReadonlyArray<SignerKey>): string => {
  if (!isSignable(text)) throw new Error("bug: signNote: a text that cannot be signed")
  const lines = keys.map(({ id, name, seed }) => {
    const signature = Buffer.concat([Buffer.from(id, "hex"), sign(seed, utf8.encode(text))])
    return `\u2014 ${name} ${signature.toString("base64")}\n`
  })
  return `${text}\n${lines.join("")}`
}

interface Signature {
  readonly name: string
  readonly id: string
  readonly bytes: Uint8Array
}

const signatureOf = (line: string): Signature | undefined => {
  const [, name, text = ""] = /^\u2014 ([^\s+]+) (\S+)$/.exec(line) ?? []
  const bytes = strictBase64(text)
  if (name === undefined || bytes === undefined || bytes.length < 5) return undefined
  return { name, id: Buffer.from(bytes.subarray(0, 4)).toString("hex"), bytes: bytes.subarray(4) }
}

/**
 * The text of a note that at least one of the keys has signed. Signatures by others are passed over, as the format asks;
 * one that claims a known key and does not fit is never.
 */
export const openNote = (
  { verify }: Pick<Signing, "verify">,
  note: string,
  keys: ReadonlyArray<VerifierKey>
): Result.Result<string, MalformedNote | SignatureNotValid> => {
  const malformed = (message: string) => Result.fail(new MalformedNote({ message }))
  const end = note.lastIndexOf("\n\n")
  const text = note.slice(0, end + 1)
  if (end < 0 || !isSignable(text) || !isSignable(note))
    return malformed("not a text with signatures under an empty line")
  const lines = note.slice(end + 2, -1).split("\n")
  if (lines.length > mostSignatures) return malformed(`more than ${mostSignatures} signatures`)
  const signatures: Array<Signature> = []
  for (const line of lines) {
    const signature = signatureOf(line)
    if (signature === undefined) return malformed("a line that is no signature")
    signatures.push(signature)
  }
  const names = signatures.map(({ name }) => name)
  const known = signatures.flatMap((signature) => {
    const key = keys.find(({ id, name }) => name === signature.name && id === signature.id)
    return key === undefined ? [] : [{ key, signature }]
  })
  const message = utf8.encode(text)
  const isAltered = known.some(({ key, signature }) => !verify(key.publicKey, message, signature.bytes))
  if (isAltered) return Result.fail(new SignatureNotValid({ reason: "altered", names }))
  if (known.length === 0) return Result.fail(new SignatureNotValid({ reason: "unknown-key", names }))
  return Result.succeed(text)
}
