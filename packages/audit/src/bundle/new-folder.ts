// Creates a folder atomically: it is written under a temporary name in the same parent and renamed when it is complete.
import { lstat, mkdtemp, open, rename, rm } from "node:fs/promises"
import { dirname, resolve } from "node:path"
import type { Label } from "@keikaku/kernel"
import { Data, Effect } from "effect"

/** The path exists already; it is not changed. */
export class FolderExists extends Data.TaggedError("FolderExists")<{ readonly folder: string }> {
  get sentence(): Label {
    return {
      ja: `${this.folder} は既にあります。上書きはしません。`,
      en: `${this.folder} exists already and is not overwritten.`
    }
  }
  override get message(): string {
    return this.sentence.en
  }
}

/** The folder cannot be written; the message is that of the operating system. */
export class BundleUnwritable extends Data.TaggedError("BundleUnwritable")<{
  readonly path: string
  readonly message: string
}> {
  get sentence(): Label {
    return { ja: `${this.path} に書き込めません。`, en: `${this.path} cannot be written to.` }
  }
}

/** Runs an operation on files. */
export const onDisk = <A>(path: string, attempt: () => Promise<A>): Effect.Effect<A, BundleUnwritable> =>
  Effect.tryPromise({
    try: attempt,
    catch: (cause) => new BundleUnwritable({ path, message: (cause as Error).message })
  })

const exists = (path: string): Promise<boolean> =>
  lstat(path).then(
    () => true,
    (error) => {
      if (error.code === "ENOENT") return false
      throw error
    }
  )

/** Makes a file or folder durable. */
export const sync = async (path: string): Promise<void> => {
  const handle = await open(path)
  await handle.sync().finally(() => handle.close())
}

const moveTo = (place: string) => async (part: string) => {
  await sync(part)
  await rename(part, place)
  await sync(dirname(place))
}

/** Creates a folder with what `write` writes into it; when that fails, nothing remains. */
export const inNewFolder = <A, E, R>(
  folder: string,
  write: (part: string) => Effect.Effect<A, E, R>
): Effect.Effect<A, E | FolderExists | BundleUnwritable, R> => {
  const place = resolve(folder)
  const refuseExisting = Effect.flatMap(
    onDisk(place, () => exists(place)),
    (isThere) => (isThere ? Effect.fail(new FolderExists({ folder })) : Effect.void)
  )
  const created = Effect.acquireUseRelease(
    onDisk(place, () => mkdtemp(`${place}.part-`)),
    (part) =>
      write(part).pipe(
        Effect.tap(() => refuseExisting),
        Effect.tap(() => onDisk(place, () => moveTo(place)(part)))
      ),
    (part) => Effect.promise(() => rm(part, { recursive: true, force: true }))
  )
  return Effect.andThen(refuseExisting, created)
}
