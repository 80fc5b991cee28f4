// A vault in a file, open until it is closed, for tests.
import type { VaultStore } from "@keikaku/kernel"
import { openSqliteVault } from "@keikaku/store-sqlite"
import type { OpenedVault } from "@keikaku/testing"
import { Effect, Exit, Scope } from "effect"

/** Opens the vault in a file, or rejects with what keeps it from being opened. */
export const openVaultFile = async (path: string, busyTimeout?: number): Promise<OpenedVault> => {
  const scope = Scope.makeUnsafe()
  const close = () => Effect.runPromise(Scope.close(scope, Exit.void))
  const options = { path, ...(busyTimeout === undefined ? {} : { busyTimeout }) }
  try {
    const vault: VaultStore = await Effect.runPromise(Scope.provide(openSqliteVault(options), scope))
    return path === ":memory:"
      ? { vault, close }
      : { vault, close, reopen: () => close().then(() => openVaultFile(path)) }
  } catch (failure) {
    await close()
    throw failure
  }
}
