// A folder that is there whole or not at all: it is written under another name beside its place and gets its own at the end.
import { lstat, mkdtemp, open, rename, rm } from "node:fs/promises"
import { dirname, resolve } from "node:path"
import { Data, Effect } from "effect"

/** There is something of that name already; it is left as it is. */
export class FolderExists extends Data.TaggedError("FolderExists")<{ readonly folder: string }> {}

/** The disk refuses: what it says. */
export class BundleUnwritable extends Data.TaggedError("BundleUnwritable")<{
  readonly path: string
  readonly message: string
}> {}

/** Something that the disk may refuse. */
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

/** Makes what was written to a file or folder outlast a loss of power. Not every system can do this to a folder. */
const settle = async (path: string): Promise<void> => {
  const handle = await open(path)
  await handle.sync().finally(() => handle.close())
}

const moveInto = (place: string) => async (part: string) => {
  await settle(part)
  await rename(part, place)
  await settle(dirname(place))
}

/** Lets `write` fill a folder, which takes its place when that succeeds and leaves no trace when it does not. */
export const inNewFolder = <A, E, R>(
  folder: string,
  write: (part: string) => Effect.Effect<A, E, R>
): Effect.Effect<A, E | FolderExists | BundleUnwritable, R> => {
  const place = resolve(folder)
  const refuseExisting = Effect.flatMap(
    onDisk(place, () => exists(place)),
    (is) => (is ? Effect.fail(new FolderExists({ folder })) : Effect.void)
  )
  const filled = Effect.acquireUseRelease(
    onDisk(place, () => mkdtemp(`${place}.part-`)),
    (part) =>
      write(part).pipe(
        Effect.tap(() => refuseExisting),
        Effect.tap(() => onDisk(place, () => moveInto(place)(part)))
      ),
    (part) => Effect.promise(() => rm(part, { recursive: true, force: true }))
  )
  return Effect.andThen(refuseExisting, filled)
}
