// Writes a file of a bundle, and computes its length, its SHA-256 and the number of its pieces on the way.
import { createHash } from "node:crypto"
import { open } from "node:fs/promises"
import { join } from "node:path"
import { Effect, type Scope } from "effect"
import type { BundleFile } from "./layout.ts"
import { type BundleUnwritable, onDisk } from "./new-folder.ts"

/** The length of a file, its SHA-256 in hexadecimal, and how many pieces were written. */
export interface Written {
  readonly bytes: number
  readonly sha256: string
  readonly count: number
}

/** A file being written. */
export interface FileSink {
  readonly write: (...pieces: ReadonlyArray<string>) => Effect.Effect<void, BundleUnwritable>
  /** Makes the file durable. */
  readonly finish: Effect.Effect<Written, BundleUnwritable>
}

/** A new file in a folder, closed with the scope. The text is written in that encoding. */
export const fileSink = Effect.fnUntraced(function* (
  folder: string,
  name: BundleFile,
  encoding: "utf8" | "latin1" = "utf8"
): Effect.fn.Return<FileSink, BundleUnwritable, Scope.Scope> {
  const path = join(folder, name)
  const file = yield* Effect.acquireRelease(
    onDisk(path, () => open(path, "wx")),
    (handle) => Effect.promise(() => handle.close())
  )
  const sha = createHash("sha256")
  let [count, length] = [0, 0]
  return {
    write: (...pieces) =>
      pieces.length === 0
        ? Effect.void
        : onDisk(path, async () => {
            const bytes = Buffer.from(pieces.join(""), encoding)
            sha.update(bytes)
            count += pieces.length
            length += bytes.length
            await file.appendFile(bytes)
          }),
    finish: onDisk(path, async () => {
      await file.sync()
      return { bytes: length, sha256: sha.digest("hex"), count }
    })
  }
})
