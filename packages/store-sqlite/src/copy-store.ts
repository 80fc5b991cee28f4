// Copies the file of a log while others read it and write to it: what the copy holds is the log as of one moment, with all that is kept
// beside it. The copy gets its name only after the caller has looked at it, and never the name of something that is there.
import { existsSync, statSync } from "node:fs"
import { resolve } from "node:path"
import { type EventStore, StoreUnavailable, type StoreWithSidecar } from "@keikaku/kernel"
import { Effect } from "effect"
import { attempt } from "./failure.ts"
import { openFile } from "./file.ts"
import { defaultBusyTimeout, openSqliteStore, storeOn, whileBusy } from "./open.ts"
import { assertNothingBeside, discard, partOf, publish } from "./whole-file.ts"

/** The log that is copied, which may have grown since, and the copy. */
export interface StorePair {
  readonly source: Pick<EventStore, "read">
  readonly copy: StoreWithSidecar
}

const taken = (path: string) =>
  new StoreUnavailable({ reason: "unreachable", message: `${path} exists already and is left as it is` })

const assertFree = (path: string): void => {
  if (existsSync(path)) throw taken(path)
  assertNothingBeside(path)
}

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`

const name = (part: string, to: string): void => {
  if ((statSync(`${part}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0)
    throw new StoreUnavailable({ reason: "busy", message: `somebody else has ${part} open` })
  if (!publish(part, to)) throw taken(to)
}

/**
 * Copies the log in the file `from` into a new file `to`, with the answer of `check` once it has succeeded: then the copy is on the disk
 * under its name, and before there is nothing by that name. Writers go on meanwhile; the event loop of this process stands still
 * for as long as SQLite copies. Fails with what `check` fails with, and as {@link openSqliteStore} does for either file.
 * @example
 * ```ts
 * import { copySqliteStore } from "@keikaku/store-sqlite"
 * import { Effect } from "effect"
 * const copying = copySqliteStore({ from: "/no/such.db", to: "/no/copy.db" }, () => Effect.void)
 * await Effect.runPromise(Effect.map(Effect.flip(copying), ({ reason }) => reason)) // => "unreachable"
 * ```
 */
export const copySqliteStore = <A, E, R>(
  { from, to }: { readonly from: string; readonly to: string },
  check: (pair: StorePair) => Effect.Effect<A, E, R>
): Effect.Effect<A, E | StoreUnavailable, R> =>
  Effect.suspend(() => {
    const target = resolve(to)
    const part = partOf(target)
    const retried = <B>(work: () => B) => attempt(work).pipe(Effect.retry(whileBusy(defaultBusyTimeout)))
    return Effect.gen(function* () {
      yield* attempt(() => assertFree(target))
      const connection = yield* Effect.acquireRelease(
        retried(() => openFile(from, "full", false)),
        (opened) => Effect.sync(opened.close)
      )
      const source = yield* storeOn(connection)
      yield* retried(() => {
        discard(part)
        connection.execute(`VACUUM INTO ${quoted(part)}`)
      })
      const answer = yield* Effect.scoped(
        Effect.flatMap(openSqliteStore({ path: part, create: false }), (copy) => check({ source, copy }))
      )
      yield* attempt(() => name(part, target))
      return answer
    }).pipe(Effect.scoped, Effect.ensuring(Effect.sync(() => discard(part))))
  })
