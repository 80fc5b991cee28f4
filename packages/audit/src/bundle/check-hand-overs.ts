// The hand-overs of a bundle: from them and the given keys follows which keys count, before anything else is verified. What a hand-over
// states of the log is compared with it like a checkpoint.
import { join } from "node:path"
import type { Checkpoint } from "../checkpoint.ts"
import { type KeyRing, keyRing } from "../key-ring.ts"
import { ed25519, sha256 } from "../node-crypto.ts"
import type { VerifierKey } from "../note-key.ts"
import { strictUtf8 } from "../strict-text.ts"
import { readNote } from "./check-checkpoints.ts"
import { bundleFiles, maxFileBytes } from "./layout.ts"
import { bytesUpTo } from "./line-reader.ts"
import type { Manifest } from "./manifest.ts"
import type { Finding } from "./report.ts"
import type { RootTrail } from "./root-trail.ts"

const file = bundleFiles.handOvers

/** The keys to which the given ones lead by the hand-overs in the folder. What is no hand-over leads nowhere. */
export const ringIn = async (
  folder: string,
  names: ReadonlySet<string>,
  keys: ReadonlyArray<VerifierKey>
): Promise<KeyRing> => {
  const bytes = names.has(file) ? await bytesUpTo(join(folder, file), maxFileBytes[file]) : undefined
  const lines = (bytes === undefined ? undefined : strictUtf8(bytes))?.split("\n") ?? []
  const notes = lines.flatMap((line) => readNote(line) ?? [])
  return keyRing({ digest: sha256.digest, verify: ed25519.verify }, keys, notes)
}

/** What contradicts the hand-overs: another hand-over of the same key, or a history that does not lead to their root. */
export const checkHandOvers = (
  { contradictions, handOvers }: KeyRing,
  lines: RootTrail | undefined,
  checkpoints: ReadonlyArray<Checkpoint>,
  { from, origin, to }: Manifest
): ReadonlyArray<Finding> => [
  ...contradictions.map((sentence): Finding => ({ status: "altered", file, sentence })),
  ...handOvers
    .filter((handOver) => handOver.origin === origin)
    .filter(({ root, size }) => {
      const own = size >= from - 1 && size <= to ? lines?.rootAt(size) : undefined
      const known = own ?? checkpoints.find((checkpoint) => checkpoint.size === size)?.root
      return known !== undefined && known !== root
    })
    .map(
      ({ size }): Finding => ({
        status: "altered",
        file,
        sentence: {
          ja: `位置 ${size} の引継ぎは署名されていますが、この履歴のものではありません。鍵の持ち主が、二つの履歴に署名しました。`,
          en: `The hand-over at position ${size} is signed but belongs to another history: whoever held the key has signed two.`
        }
      })
    )
]
