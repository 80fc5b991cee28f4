// The first step: the manifest and its signature. Nothing else in the folder is trusted before the signature is verified.
import { Result } from "effect"
import { ed25519 } from "../node-crypto.ts"
import { openNote, textOfNote } from "../note.ts"
import { type VerifierKey, writeVerifierKey } from "../note-key.ts"
import { strictUtf8 } from "../strict-text.ts"
import { allFiles, bundleFiles, digestedFiles } from "./layout.ts"
import { decodeManifest, isRedacted, type Manifest } from "./manifest.ts"
import type { Finding } from "./report.ts"

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

/** The manifest in a note that the very key it names has signed; that must be a given key, and bear the name of the log. */
export const checkManifest = (
  bytes: Uint8Array,
  keys: ReadonlyArray<VerifierKey>
): Result.Result<Manifest, Finding> => {
  const note = strictUtf8(bytes)
  const manifest = note === undefined ? undefined : decodeManifest(textOfNote(note))
  if (note === undefined || manifest === undefined) return Result.fail(malformed)
  const own = keys.filter((key) => writeVerifierKey(key) === manifest.key && key.name === manifest.origin)
  const opened = openNote(ed25519, note, own)
  if (Result.isFailure(opened))
    return Result.fail(
      opened.failure._tag === "MalformedNote"
        ? malformed
        : own.length > 0
          ? altered
          : unknownKey(manifest.key, keys.length > 0)
    )
  const named = Object.keys(manifest.files).sort().join()
  return named === [...digestedFiles(isRedacted(manifest))].sort().join()
    ? Result.succeed(manifest)
    : Result.fail(malformed)
}

/** The missing and the unexpected entries of the folder. `names` are its regular files, `others` are all other entries. */
export const checkFolder = (
  manifest: Manifest,
  names: ReadonlySet<string>,
  others: ReadonlyArray<string>
): { readonly missing: ReadonlyArray<Finding>; readonly unexpected: ReadonlyArray<Finding> } => {
  const expected = allFiles(isRedacted(manifest))
  const missing = expected
    .filter((name) => !names.has(name))
    .map(
      (name): Finding => ({
        status: "malformed",
        file: name,
        sentence: { ja: `${name} がありません。`, en: `${name} is missing.` }
      })
    )
  const unexpected = [...names, ...others]
    .filter((name) => !expected.some((known) => known === name && names.has(name)))
    .sort()
    .map(
      (name): Finding => ({
        status: "malformed",
        sentence: {
          ja: `バンドルに属さないもの「${name}」があります。`,
          en: `The bundle has an unexpected entry: ${name}`
        }
      })
    )
  return { missing, unexpected }
}
