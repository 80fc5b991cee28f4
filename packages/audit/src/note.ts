// A signed text that people and programs can read. Source: C2SP signed-note: the text, an empty line, then a line for each
// signature: an em dash, the name of the key, and Base64 of the key's id (4 bytes) and the signature. An example:
//
//   If you think cryptography is the answer to your problem,
//   then you don't know what your problem is.
//
//   — PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
//
// What is signed is the text with its last line feed, without the empty line; the last empty line ends the text. The example is that of
// golang.org/x/mod/sumdb/note, and verifies with PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW.
import type { Label } from "@keikaku/kernel"
import { Data, Result } from "effect"
import type { Signing } from "./hashing.ts"
import type { SignerKey, VerifierKey } from "./note-key.ts"
import { readSignatureLines, type SignatureLine, writeSignatureLine } from "./signature-line.ts"

/** The note is malformed; the message names the violated rule of the format. */
export class MalformedNote extends Data.TaggedError("MalformedNote")<{ readonly message: string }> {}

const signatureSentences = {
  altered: () => ({ ja: "署名が本文と一致しません。", en: "A signature does not match the text." }),
  "unknown-key": (names) => ({
    ja: `指定された鍵の署名がありません（署名した鍵: ${names.join("、")}）。`,
    en: `None of the given keys has signed; the signers are ${names.join(", ")}.`
  }),
  "void-key": (names) => ({
    ja: `鍵 ${names.join("、")} は、この件数では引継ぎにより無効です。署名は数えません。`,
    en: `The key ${names.join(", ")} was handed over and does not hold at this size: its signature does not count.`
  })
} as const satisfies Readonly<Record<string, (names: ReadonlyArray<string>) => Label>>

/** A signature by a known key does not match the text, or none of the known keys has signed. */
export class SignatureNotValid extends Data.TaggedError("SignatureNotValid")<{
  /** `void-key`: a key has signed that does not hold at that size of the log, because it was handed over. */
  readonly reason: "altered" | "unknown-key" | "void-key"
  /** The names of the signing keys, according to the note. */
  readonly names: ReadonlyArray<string>
}> {
  get sentence(): Label {
    return signatureSentences[this.reason](this.names)
  }
  override get message(): string {
    return this.sentence.en
  }
}

/** How many signatures a note may have: enough for witnesses, few enough to verify quickly. */
const maxSignatures = 100

const utf8 = new TextEncoder()

/** Whether a text can be signed: it ends in a line feed and has no other ASCII control character and no lone surrogate. */
export const isSignable = (text: string): boolean =>
  text.endsWith("\n") && !/\p{Cs}/u.test(text) && ![...text].some((character) => character < " " && character !== "\n")

/** Signs a text; it must be {@link isSignable}. */
export const signNote = ({ sign }: Pick<Signing, "sign">, text: string, ...keys: ReadonlyArray<SignerKey>): string => {
  if (!isSignable(text)) throw new Error("bug: signNote: a text that cannot be signed")
  const lines = keys.map(({ id, name, seed }) => writeSignatureLine({ id, name, bytes: sign(seed, utf8.encode(text)) }))
  return `${text}\n${lines.join("")}`
}

/** The text of a note, up to the line feed before its last empty line; empty where there is none. Nothing is verified. */
export const textOfNote = (note: string): string => note.slice(0, note.lastIndexOf("\n\n") + 1)

/** The text and the signatures of a note; undefined for what is not a note. Nothing is verified. */
export const splitNote = (
  note: string
): { readonly text: string; readonly signatures: ReadonlyArray<SignatureLine> } | undefined => {
  const text = textOfNote(note)
  const lines = note.slice(text.length + 1)
  if (text === "" || !isSignable(note) || lines.split("\n", maxSignatures + 2).length > maxSignatures + 1)
    return undefined
  const signatures = readSignatureLines(lines)
  return signatures === undefined ? undefined : { text, signatures }
}

/**
 * The text of a note that at least one of the keys has signed. Signatures by unknown keys are ignored, as the format requires; an
 * invalid signature by a known key is not.
 */
export const openNote = (
  { verify }: Pick<Signing, "verify">,
  note: string,
  keys: ReadonlyArray<VerifierKey>
): Result.Result<string, MalformedNote | SignatureNotValid> => {
  const parts = splitNote(note)
  if (parts === undefined)
    return Result.fail(
      new MalformedNote({ message: `a note is a text, an empty line, and at most ${maxSignatures} signatures` })
    )
  const { signatures, text } = parts
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

/** Whether that key has validly signed the note. */
export const isSignedBy = (signing: Pick<Signing, "verify">, note: string, key: VerifierKey): boolean =>
  Result.isSuccess(openNote(signing, note, [key]))
