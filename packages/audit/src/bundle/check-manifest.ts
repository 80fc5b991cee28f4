// The first step: the manifest and its signature. Nothing else in the folder is trusted before the signature is verified.
import { Result } from "effect"
import { holdsAt, type TrustedKey } from "../checkpoint.ts"
import { ed25519, sha256 } from "../node-crypto.ts"
import { openNote, textOfNote } from "../note.ts"
import { readVerifierKey, writeVerifierKey } from "../note-key.ts"
import { strictUtf8 } from "../strict-text.ts"
import { allFiles, bundleFiles } from "./layout.ts"
import { decodeManifest, isRedacted, type Manifest } from "./manifest.ts"
import { type Finding, findingList } from "./report.ts"

const file = bundleFiles.manifest

const malformed: Finding = {
  status: "malformed",
  file,
  sentence: {
    ja: "マニフェストの形式が正しくありません。この形式のバンドルではないか、壊れています。",
    en: "The manifest is malformed: the folder is not a bundle of this format, or it is damaged."
  }
}

const altered: Finding = {
  status: "altered",
  file,
  sentence: {
    ja: "マニフェストの署名が本文と合いません。書き換えられています。",
    en: "The signature of the manifest does not match its text: it was altered."
  }
}

const unknownKey = (key: string, hasKeys: boolean): Finding => ({
  status: "not-checked",
  file,
  sentence: {
    ja: `${hasKeys ? "指定された検証鍵の署名がありません" : "検証鍵が指定されていません"}。バンドルが名のる鍵: ${key}。鍵は必ず別の経路で入手してください。`,
    en: `${hasKeys ? "None of the given keys has signed this bundle" : "No key was given"}. The bundle names ${key}. Obtain the key separately from the bundle.`
  }
})

const voidKey = (key: string): Finding => ({
  status: "not-checked",
  file,
  sentence: {
    ja: `鍵 ${key} は、この件数では引継ぎにより無効です。署名は数えません。`,
    en: `The key ${key} was handed over and does not hold at this size: its signature does not count.`
  }
})

/** The manifest in a note that the very key it names has signed; that must be a given key, and bear the name of the log. `bytes` are
 * undefined of a file that is too long to be one. */
export const checkManifest = (
  bytes: Uint8Array | undefined,
  keys: ReadonlyArray<TrustedKey>
): Result.Result<Manifest, Finding> => {
  const note = bytes === undefined ? undefined : strictUtf8(bytes)
  const manifest = note === undefined ? undefined : decodeManifest(textOfNote(note))
  if (note === undefined || manifest === undefined) return Result.fail(malformed)
  const named = readVerifierKey(sha256, manifest.key)
  if (Result.isFailure(named) || named.success.name !== manifest.origin) return Result.fail(malformed)
  const own = keys.filter((key) => writeVerifierKey(key) === manifest.key)
  const opened = openNote(ed25519, note, own)
  const holds = own.some((key) => holdsAt(key, manifest.size))
  if (Result.isSuccess(opened)) return holds ? Result.succeed(manifest) : Result.fail(voidKey(manifest.key))
  if (opened.failure._tag === "MalformedNote") return Result.fail(malformed)
  return Result.fail(own.length > 0 ? altered : unknownKey(manifest.key, keys.length > 0))
}

/** A file that the computer of whoever looks into a folder adds to it (macOS, Windows). */
const isAdded = (name: string): boolean => /^(\.DS_Store|\._.*|thumbs\.db|desktop\.ini)$/i.test(name)

/** The missing and the unexpected entries of the folder. `names` are its regular files, `others` are all other entries. */
export const checkFolder = (
  manifest: Manifest,
  names: ReadonlySet<string>,
  others: ReadonlyArray<string>
): {
  readonly missing: ReadonlyArray<Finding>
  readonly unexpected: ReadonlyArray<Finding>
  readonly ignored: ReadonlyArray<string>
} => {
  const expected: ReadonlyArray<string> = allFiles(isRedacted(manifest))
  const missing = allFiles(isRedacted(manifest))
    .filter((name) => !names.has(name))
    .map(
      (name): Finding => ({
        status: "malformed",
        file: name,
        sentence: { ja: `${name} がありません。`, en: `${name} is missing.` }
      })
    )
  const found = findingList(undefined)
  const entries = [...[...names].filter((name) => !isAdded(name)), ...others]
  for (const name of entries.filter((entry) => !expected.includes(entry)).sort())
    found.add({
      status: "malformed",
      sentence: {
        ja: `バンドルに属さないもの「${name}」があります。`,
        en: `The bundle has an unexpected entry: ${name}`
      }
    })
  return { missing, unexpected: found.all(), ignored: [...names].filter(isAdded).sort() }
}
