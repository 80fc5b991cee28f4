// The vaults that the program can open, by the scheme of their address, like its stores. A vault is made on purpose
// and never in passing: a mistyped path would scatter names over files that nobody erases.
import { existsSync, readFileSync } from "node:fs"
import { resolve } from "node:path"
import { aes256gcm, openVault, readVaultKey, type SealingKit, sha256 } from "@keikaku/audit"
import type { Label, StoreUnavailable, VaultStore } from "@keikaku/kernel"
import { Context, Data, Effect, Option, Result, type Scope } from "effect"
import { UsageError } from "./exit-code.ts"
import { MalformedData } from "./input/malformed-data.ts"
import { unreadable } from "./input/text-lines.ts"
import { VaultAddress, VaultKeyFile } from "./setting/vault-address.ts"
import { withoutPassword } from "./setting/without-password.ts"

/** Opens the vault that is kept in one file; makes the file when it is missing. Closed with the scope. */
export type FileVault = (path: string) => Effect.Effect<VaultStore, StoreUnavailable, Scope.Scope>

/** The openers of vaults in files, by scheme. */
export class Vaults extends Context.Service<Vaults, Readonly<Record<string, FileVault>>>()("keikaku/cli/Vaults") {}

/** There is no vault at this address. */
export class VaultMissing extends Data.TaggedError("VaultMissing")<{ readonly path: string }> {
  get sentence(): Label {
    return {
      ja: `保管庫 ${this.path} がありません。vault init で作成してください。`,
      en: `There is no vault at ${this.path}. Make one with vault init.`
    }
  }
}

/** The erasure is recorded, but some of what it names may still be in the vault. */
export class ErasureUnfinished extends Data.TaggedError("ErasureUnfinished")<{ readonly message: string }> {
  get sentence(): Label {
    return {
      ja: "消去は記録されていますが、保管庫からの消去を終えられませんでした。同じ指示をもう一度実行してください。",
      en: "The erasure is recorded, but the vault could not be cleared of it. Run the same command again."
    }
  }
}

/** What values are sealed with. */
export const sealingKit: SealingKit = { hashing: sha256, sealing: aes256gcm }

/** Where the vault and its key are, as `--vault` and `--vault-key` say, and how it is opened; undefined without `--vault`. */
export const vaultPlace = Effect.gen(function* () {
  const vaults = yield* Vaults
  const [address, keyFile] = [yield* VaultAddress, yield* VaultKeyFile]
  if (Option.isNone(address)) return undefined
  const [, scheme = "", where = ""] = /^([a-z]+):(.+)$/s.exec(address.value) ?? []
  const open = Object.hasOwn(vaults, scheme) ? vaults[scheme] : undefined
  if (open === undefined) return yield* unknownScheme(address.value, Object.keys(vaults))
  if (Option.isNone(keyFile)) return yield* keyNeeded
  const path = resolve(where)
  return { path, keyFile: resolve(keyFile.value), open: open(path) }
})

const unknownScheme = (address: string, schemes: ReadonlyArray<string>) =>
  new UsageError({
    sentence: {
      ja: `--vault ${withoutPassword(address)}: 「${schemes.join("、")}:パス」の形で指定してください。`,
      en: `--vault ${withoutPassword(address)}: write ${schemes.join(", ")}:path.`
    }
  })

const keyNeeded = new UsageError({
  sentence: { ja: "--vault には --vault-key も必要です。", en: "--vault needs --vault-key as well." }
})

/** The failure of asking for what only a vault can give. */
export const vaultNeeded = new UsageError({
  sentence: { ja: "--vault と --vault-key を指定してください。", en: "Name the vault: --vault and --vault-key." }
})

/** The key in a file. */
export const vaultKeyIn = Effect.fnUntraced(function* (file: string) {
  const text = yield* Effect.try({ try: () => readFileSync(file, "utf8"), catch: unreadable(file) })
  const key = readVaultKey(text)
  if (Result.isSuccess(key)) return key.success
  return yield* new MalformedData({
    sentence: {
      ja: `${file}: 保管庫の鍵ではありません（32バイトのBase64）。`,
      en: `${file}: not the key of a vault, which is 32 bytes in Base64.`
    }
  })
})

/** The vault, open for the life of the scope; undefined where `--vault` names none. It must have been made before. */
export const theVault = Effect.gen(function* () {
  const place = yield* vaultPlace
  if (place === undefined) return undefined
  if (!existsSync(place.path)) return yield* new VaultMissing({ path: place.path })
  const key = yield* vaultKeyIn(place.keyFile)
  return openVault(yield* place.open, key, sealingKit)
})
