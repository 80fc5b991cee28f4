// `keikaku key`: the keys that checkpoints are signed with. A key's name is the name of the log; whoever verifies needs the other half.
// A key is handed over to the next by its owner or, stolen or lost, by the recovery key that was made with it.

import { existsSync, writeFileSync } from "node:fs"
import {
  ed25519,
  freshSeed,
  type HandOver,
  handOverLog,
  handOverNotes,
  keyRing,
  recoverLog,
  recoveryName,
  type SignerKey,
  sha256,
  signerKeyOf,
  writeSignerKey,
  writeVerifierKey
} from "@keikaku/audit"
import { column, columnsOf, type Table } from "@keikaku/core"
import { type Label, textIn } from "@keikaku/kernel"
import { Effect, Option, Result } from "effect"
import { Argument, Command, Flag } from "effect/cli"
import { UsageError } from "../exit-code.ts"
import { reportingFailures } from "../failure.ts"
import { unreadable } from "../input/text-lines.ts"
import { diagnose, print } from "../output.ts"
import { keyFlag, logKeyIn, signingKeyFlag, signingKeyIn, verifierKeysIn } from "../setting/audit-keys.ts"
import { Lang } from "../setting/language.ts"
import { openStore } from "../stores.ts"
import { json, renderTable } from "../table/render-table.ts"
import { formatFlag } from "./format-flag.ts"

const file = Argument.String("file").pipe(Argument.withDescription("署名鍵のファイル / The file of the signing key"))
const name = Argument.String("name").pipe(
  Argument.withDescription("記録の名前（例: rohoren.example/plan） / The name of the log, such as rohoren.example/plan")
)
const recoveryFlag = Flag.String("recovery").pipe(
  Flag.withMetavar("file"),
  Flag.withDescription(
    "回復鍵のファイル。鍵の盗難・紛失に備え、別に保管する / The file of the recovery key, kept offline for theft or loss"
  ),
  Flag.optional
)

/** Makes a key in a new file, for the owner's eyes only. */
const makeKey = Effect.fnUntraced(function* (name: string, file: string) {
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
  return key.success
})

const say = (text: Label) => Effect.flatMap(Lang, (lang) => diagnose(textIn(text, lang)))

const create = Command.make("create", { name, file, recovery: recoveryFlag }, ({ file, name, recovery }) =>
  reportingFailures(
    Effect.gen(function* () {
      const key = yield* makeKey(name, file)
      yield* say({
        ja: `署名鍵を ${file} に保存しました。誰にも渡さないでください。検証する人には次の検証鍵を渡します。`,
        en: `The signing key is in ${file}: show it to nobody. Who verifies needs the verifier key below.`
      })
      yield* print(`${writeVerifierKey(key)}\n`)
      if (Option.isNone(recovery)) return
      const recoveryKey = yield* makeKey(recoveryName(name), recovery.value)
      yield* say({
        ja: `回復鍵を ${recovery.value} に保存しました。この機械から外し、金庫などに保管してください。検証鍵は二行とも渡します。`,
        en: `The recovery key is in ${recovery.value}: take it off this machine and lock it away. Hand over both verifier keys.`
      })
      yield* print(`${writeVerifierKey(recoveryKey)}\n`)
    })
  )
).pipe(Command.withDescription("鍵を作る。検証鍵を出力する / Make a key, and print its verifier key"))

const show = Command.make("show", { file }, ({ file }) =>
  reportingFailures(Effect.flatMap(signingKeyIn(file), (key) => print(`${writeVerifierKey(key)}\n`)))
).pipe(Command.withDescription("署名鍵の検証鍵を出力する / Print the verifier key of a signing key"))

const toFlag = Flag.String("to").pipe(
  Flag.withMetavar("file"),
  Flag.withDescription(
    "次の署名鍵のファイル。なければ作成する / The file of the next signing key, made when it is missing"
  )
)

const nextKey = (
  name: string,
  file: string
): Effect.Effect<SignerKey, Effect.Error<ReturnType<typeof signingKeyIn>> | UsageError> =>
  existsSync(file) ? signingKeyIn(file) : makeKey(name, file)

/** Prints the verifier key that counts from now on, and says how the auditors get to know it. */
const announce = Effect.fnUntraced(function* ({ next, size }: HandOver, to: string) {
  yield* say({
    ja: `${size}件目から ${to} の鍵が有効です。前の鍵の署名は、それより後では数えません。検証鍵が変わりましたが、以前の検証鍵を持つ人も、記録に保存された引継ぎをたどって確かめられます。`,
    en: `From size ${size} on, the key in ${to} signs; beyond it the former key does not count. Those who hold the former verifier key can still verify: the hand-over is stored with the record.`
  })
  yield* print(`${writeVerifierKey(next)}\n`)
})

const handOver = Command.make("hand-over", { signingKey: signingKeyFlag, to: toFlag, formerKeys: keyFlag }, (given) =>
  reportingFailures(
    Effect.gen(function* () {
      const key = yield* signingKeyIn(given.signingKey)
      const { store } = yield* openStore("existing")
      const signer = { hashing: sha256, signing: ed25519, key, formerKeys: yield* verifierKeysIn(given.formerKeys) }
      yield* announce(yield* handOverLog(store, signer, yield* nextKey(key.name, given.to)), given.to)
    }).pipe(Effect.scoped)
  )
).pipe(
  Command.withDescription("署名鍵を次の鍵に引き継ぐ / Hand the log over to the next key"),
  Command.withExamples([
    {
      command: "keikaku key hand-over --signing-key plan.key --to plan-2.key",
      description: "署名鍵を定期的に替える / Change the key, as every few years"
    }
  ])
)

const recoverConfig = {
  recoveryKey: Flag.String("recovery-key").pipe(
    Flag.withMetavar("file"),
    Flag.withDescription("回復鍵のファイル / The file of the recovery key")
  ),
  former: Flag.String("key").pipe(
    Flag.withMetavar("vkey|file"),
    Flag.withDescription("失った鍵の検証鍵 / The verifier key of the key that was stolen or lost")
  ),
  to: toFlag,
  voidAfter: Flag.Int("void-after").pipe(
    Flag.withMetavar("size"),
    Flag.withDescription(
      "この件数より後の署名を無効とする（既定は現在の件数） / Signatures beyond this size are void (default: the present size)"
    ),
    Flag.optional
  )
}

const recover = Command.make("recover", recoverConfig, ({ former, recoveryKey, to, voidAfter }) =>
  reportingFailures(
    Effect.gen(function* () {
      const key = yield* signingKeyIn(recoveryKey)
      const lost = yield* logKeyIn(former)
      const { store } = yield* openStore("existing")
      const made = yield* recoverLog(
        store,
        { hashing: sha256, signing: ed25519, key },
        {
          former: lost,
          next: yield* nextKey(lost.name, to),
          ...(Option.isNone(voidAfter) ? {} : { size: voidAfter.value })
        }
      )
      yield* announce(made, to)
    }).pipe(Effect.scoped)
  )
).pipe(
  Command.withDescription(
    "盗まれた、または失った鍵を、回復鍵で次の鍵に引き継ぐ / Hand over from a stolen or lost key by the recovery key"
  ),
  Command.withExamples([
    {
      command: "keikaku key recover --recovery-key recovery.key --key plan.vkey --to plan-2.key --void-after 18549",
      description: "18,549件より後の署名を無効とする / What was signed beyond 18,549 is void"
    }
  ])
)

const listed = (notes: ReadonlyArray<string>, trusted: Parameters<typeof keyRing>[1]): Table => {
  const { handOvers } = keyRing({ ...sha256, ...ed25519 }, trusted, notes)
  return {
    columns: columnsOf({
      size: column.count("件数", "Size"),
      former: column.text("前の鍵", "Former key"),
      next: column.text("次の鍵", "Next key")
    }),
    rows: handOvers.map(({ former, next, size }) => ({
      size,
      former: writeVerifierKey(former),
      next: writeVerifierKey(next)
    })),
    notes: []
  }
}

const history = Command.make("history", { keys: keyFlag, format: formatFlag }, ({ format, keys }) =>
  reportingFailures(
    Effect.gen(function* () {
      const trusted = yield* verifierKeysIn(keys)
      const { store } = yield* openStore("existing")
      const notes = yield* handOverNotes(store)
      yield* print(format === "json" ? json(notes) : renderTable(listed(notes, trusted), { format, lang: yield* Lang }))
    }).pipe(Effect.scoped)
  )
).pipe(Command.withDescription("信頼する鍵からたどれる引継ぎの一覧 / The hand-overs that lead on from trusted keys"))

/** Makes, shows and hands over keys. */
export const key = Command.make("key").pipe(
  Command.withDescription("チェックポイントの鍵 / The keys of checkpoints"),
  Command.withSubcommands([create, show, handOver, recover, history])
)
