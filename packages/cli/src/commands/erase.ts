// `keikaku erase`: the lawful erasure of what is held about a person. It is recorded first, and then done: whoever finds it recorded
// and not done, after a crash between the two, does it by asking again.
import { randomUUID } from "node:crypto"
import { personalData, separated } from "@keikaku/core"
import { execute, textIn } from "@keikaku/kernel"
import { Effect, Option } from "effect"
import { Argument, Command, Flag } from "effect/cli"
import { Ended, exitCodes } from "../exit-code.ts"
import { reportingFailures } from "../failure.ts"
import { outcomeText, refusalText } from "../outcome-text.ts"
import { diagnose, print } from "../output.ts"
import { dateFlag } from "../setting/checked-flags.ts"
import { Lang } from "../setting/language.ts"
import { today } from "../setting/today.ts"
import { openStore, planOn } from "../stores.ts"
import { theVault, vaultNeeded } from "../vaults.ts"

const { ErasePersonalData } = personalData

const config = {
  subject: Argument.String("subject").pipe(
    Argument.withDescription("本人の識別子 / Whose data: the identifier of the person")
  ),
  basis: Flag.String("basis").pipe(Flag.withDescription("消去の根拠（氏名は不可） / On what ground; names no person")),
  approver: Flag.String("approver").pipe(
    Flag.withDescription("承認者の識別子。記録者とは別の人 / Who approves: an identifier, another than the actor")
  ),
  actor: Flag.String("actor").pipe(
    Flag.withDescription("記録者の識別子（氏名は不可、既定 cli） / Who records: an identifier, no name (default cli)"),
    Flag.withDefault("cli")
  ),
  on: dateFlag("on").pipe(Flag.withDescription("発効日（既定は今日） / Occurred on (default today)"), Flag.optional)
}

/** Records the erasure of a person's data, and erases it from the vault. */
export const erase = Command.make("erase", config, ({ actor, approver, basis, on, subject }) =>
  reportingFailures(
    Effect.gen(function* () {
      const lang = yield* Lang
      const vault = yield* theVault
      if (vault === undefined) return yield* vaultNeeded
      const { store } = yield* openStore("existing")
      const occurredOn = Option.isSome(on) ? on.value : yield* today
      const host = yield* planOn(store)
      const outcome = yield* execute(
        host,
        ErasePersonalData,
        { subject, basis, approver, occurredOn },
        { commandId: randomUUID(), actor }
      )
      if (outcome._tag === "Refused") {
        yield* diagnose(refusalText(outcome.rejection, lang))
        return yield* new Ended({ code: exitCodes.refused })
      }
      const erased = yield* vault.erase(subject)
      yield* print(outcomeText(host.catalogue, outcome, lang))
      const text = {
        ja: `保管庫から ${separated(erased)}件を消去しました。`,
        en: `Erased ${separated(erased)} values from the vault.`
      }
      yield* print(`${textIn(text, lang)}\n`)
    }).pipe(Effect.scoped)
  )
).pipe(
  Command.withDescription("個人情報を消去し、消去したことを記録する / Erase personal data, and record that it was"),
  Command.withExamples([
    {
      command: "keikaku erase p-13-001 --basis 保存期間満了 --approver hq-7",
      description: "保存期間が終わった方 / Once the retention period has ended"
    }
  ])
)
