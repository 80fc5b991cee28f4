// `keikaku key`: the key that checkpoints are signed with. Its name is the name of the log; whoever verifies needs the other half.

import { writeFileSync } from "node:fs"
import { ed25519, freshSeed, sha256, signerKeyOf, writeSignerKey, writeVerifierKey } from "@keikaku/audit"
import { textIn } from "@keikaku/kernel"
import { Effect, Result } from "effect"
import { Argument, Command } from "effect/cli"
import { UsageError } from "../exit-code.ts"
import { reportingFailures } from "../failure.ts"
import { unreadable } from "../input/text-lines.ts"
import { diagnose, print } from "../output.ts"
import { signingKeyIn } from "../setting/audit-keys.ts"
import { Lang } from "../setting/language.ts"

const file = Argument.String("file").pipe(Argument.withDescription("署名鍵のファイル / The file of the signing key"))
const name = Argument.String("name").pipe(
  Argument.withDescription("記録の名前（例: rohoren.example/plan） / The name of the log, such as rohoren.example/plan")
)

const create = Command.make("create", { name, file }, ({ file, name }) =>
  reportingFailures(
    Effect.gen(function* () {
      const key = signerKeyOf({ ...sha256, ...ed25519 }, name, freshSeed())
      if (Result.isFailure(key))
        return yield* new UsageError({
          sentence: {
            ja: `${name}: 名前には空白と「+」を使えません。`,
            en: `${name}: a name has no space and no plus sign.`
          }
        })
      yield* Effect.try({
        try: () => writeFileSync(file, `${writeSignerKey(key.success)}\n`, { mode: 0o600, flag: "wx" }),
        catch: unreadable(file)
      })
      const text = {
        ja: `署名鍵を ${file} に保存しました。誰にも渡さないでください。検証する人には次の検証鍵を渡します。`,
        en: `The signing key is in ${file}: show it to nobody. Who verifies needs the verifier key below.`
      }
      yield* diagnose(textIn(text, yield* Lang))
      yield* print(`${writeVerifierKey(key.success)}\n`)
    })
  )
).pipe(Command.withDescription("鍵を作る。検証鍵を出力する / Make a key, and print its verifier key"))

const show = Command.make("show", { file }, ({ file }) =>
  reportingFailures(Effect.flatMap(signingKeyIn(file), (key) => print(`${writeVerifierKey(key)}\n`)))
).pipe(Command.withDescription("署名鍵の検証鍵を出力する / Print the verifier key of a signing key"))

/** Makes and shows keys. */
export const key = Command.make("key").pipe(
  Command.withDescription("チェックポイントの鍵 / The keys of checkpoints"),
  Command.withSubcommands([create, show])
)
