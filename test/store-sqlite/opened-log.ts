// A log whose index is completed whenever its tail reaches a given length.
import type { StoreWithSidecar } from "@keikaku/kernel"
import { Effect, Exit, Scope } from "effect"
import { openFile } from "../../packages/store-sqlite/src/file.ts"
import { defaultBusyTimeout, storeOn } from "../../packages/store-sqlite/src/open.ts"
import { makeTail } from "../../packages/store-sqlite/src/tail.ts"

/** Opens the file, as `openSqlite` does with a tail of its own. */
export const openedLog = async (path: string, longTail: number) => {
  const scope = Scope.makeUnsafe()
  const connection = openFile(path, "full")
  const tail = makeTail(connection, longTail)
  const store: StoreWithSidecar = await Effect.runPromise(
    Scope.provide(storeOn(connection, defaultBusyTimeout, tail), scope)
  )
  return { store, close: () => Effect.runPromise(Scope.close(scope, Exit.void)) }
}
