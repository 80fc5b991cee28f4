// `keikaku vault`: makes the vault of personal data with its key, changes the key, and makes good what is recorded. Without the key nothing in the vault can be
// read, and without the vault nothing in the history; a lost key is an erasure of everything.
import { existsSync, writeFileSync } from "node:fs"
import { dirname } from "node:path"
import { freshSeed, openVault, writeVaultKey } from "@keikaku/audit"
import { personalData, separated } from "@keikaku/core"
import { replay, textIn } from "@keikaku/kernel"
import { Effect } from "effect"
import { Command, Flag } from "effect/cli"
import { reportingFailures } from "../failure.ts"
import { unreadable } from "../input/text-lines.ts"
import { print } from "../output.ts"
import { Lang } from "../setting/language.ts"
import { thePlan } from "../setting/the-plan.ts"
import { makeFolder } from "../store-place.ts"
import { openStore } from "../stores.ts"
import { sealingKit, theVault, vaultKeyIn, vaultNeeded, vaultPlace } from "../vaults.ts"

/** Makes a key where there is none; for the owner's eyes only. */
const makeKey = (file: string) =>
  Effect.try({
    try: () => writeFileSync(file, writeVaultKey(freshSeed()), { mode: 0o600, flag: "wx" }),
    catch: unreadable(file)
  })

const init = Command.make("init", {}, () =>
  reportingFailures(
    Effect.gen(function* () {
      const lang = yield* Lang
      const place = yield* vaultPlace
      if (place === undefined) return yield* vaultNeeded
      const { keyFile, path } = place
      const made = !existsSync(path)
      if (made && !existsSync(keyFile)) {
        yield* makeFolder(dirname(keyFile))
        yield* makeKey(keyFile)
      }
      const key = yield* vaultKeyIn(keyFile)
      yield* makeFolder(dirname(path))
      // A key that does not open what is there already fails now, not when the first name is needed.
      yield* openVault(yield* place.open, key, sealingKit).check
      const text = made
        ? {
            ja: `保管庫を作成しました: ${path}\n鍵: ${keyFile}（保管庫とは別の場所に控えを取り、誰にも渡さないでください）`,
            en: `Made the vault ${path}\nIts key: ${keyFile} (keep a copy away from the vault, and show it to nobody)`
          }
        : { ja: `既にあります: ${path}`, en: `There already: ${path}` }
      yield* print(`${textIn(text, lang)}\n`)
    }).pipe(Effect.scoped)
  )
).pipe(
  Command.withDescription(
    "保管庫と鍵を作成する（何度実行しても同じ） / Make the vault and its key; harmless when repeated"
  )
)

const config = {
  newKey: Flag.String("new-key").pipe(
    Flag.withMetavar("file"),
    Flag.withDescription("新しい鍵のファイル。なければ作成する / The file of the new key, made when it is missing")
  )
}

const rekey = Command.make("rekey", config, ({ newKey }) =>
  reportingFailures(
    Effect.gen(function* () {
      const vault = yield* theVault
      if (vault === undefined) return yield* vaultNeeded
      if (!existsSync(newKey)) yield* makeKey(newKey)
      const count = separated(yield* vault.rekey(yield* vaultKeyIn(newKey)))
      const text = {
        ja: `${count}件を新しい鍵で封じ直しました。今後は --vault-key ${newKey} を使ってください。`,
        en: `Sealed ${count} values under the new key. From now on use --vault-key ${newKey}.`
      }
      yield* print(`${textIn(text, yield* Lang)}\n`)
    }).pipe(Effect.scoped)
  )
).pipe(
  Command.withDescription(
    "鍵を替える。中断したら同じ指定で再実行する / Change the key; cut short, run it again as it was"
  )
)

const sweep = Command.make("sweep", {}, () =>
  reportingFailures(
    Effect.gen(function* () {
      const vault = yield* theVault
      if (vault === undefined) return yield* vaultNeeded
      const { store } = yield* openStore("existing")
      const { state } = yield* replay((yield* thePlan).catalogue, store, personalData.erasedCommitments)
      const count = separated(yield* vault.discard([...state.keys()]))
      const text = {
        ja: `消去の記録がありながら残っていた ${count}件を消去しました。`,
        en: `Erased ${count} values that were left although their erasure is recorded.`
      }
      yield* print(`${textIn(text, yield* Lang)}\n`)
    }).pipe(Effect.scoped)
  )
).pipe(
  Command.withDescription(
    "消去の記録どおりに消去する。控えから戻した後などに / Erase what is recorded as erased, such as after a restore"
  )
)

/** Makes the vault, changes its key, and holds it against the record. */
export const vault = Command.make("vault").pipe(
  Command.withDescription("個人情報の保管庫 / The vault of personal data"),
  Command.withSubcommands([init, rekey, sweep]),
  Command.withExamples([
    {
      command: "keikaku vault init --vault sqlite:.keikaku/vault.db --vault-key ~/keys/vault.key",
      description: "鍵は保管庫と別の場所に置く / Keep the key away from the vault"
    }
  ])
)
