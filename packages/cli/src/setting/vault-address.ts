// `--vault` and `--vault-key`: where the values behind the history's commitments are, and the key that opens them. Kept in two
// places on purpose: whoever has only one of them can read nothing.
import { Config } from "effect"
import { Flag, GlobalFlag } from "effect/cli"

/** The address of the vault: the flag, else the environment's KEIKAKU_VAULT, else none. */
export const VaultAddress = GlobalFlag.Setting("vault")({
  flag: Flag.String("vault").pipe(
    Flag.withMetavar("sqlite:path"),
    Flag.withDescription("個人情報の保管庫（環境変数 KEIKAKU_VAULT） / The vault of personal data (env KEIKAKU_VAULT)"),
    Flag.withFallbackConfig(Config.String("KEIKAKU_VAULT")),
    Flag.optional
  )
})

/** The file of the vault's key: the flag, else the environment's KEIKAKU_VAULT_KEY, else none. */
export const VaultKeyFile = GlobalFlag.Setting("vault-key")({
  flag: Flag.String("vault-key").pipe(
    Flag.withMetavar("file"),
    Flag.withDescription(
      "保管庫の鍵のファイル（環境変数 KEIKAKU_VAULT_KEY） / The file of its key (env KEIKAKU_VAULT_KEY)"
    ),
    Flag.withFallbackConfig(Config.String("KEIKAKU_VAULT_KEY")),
    Flag.optional
  )
})
