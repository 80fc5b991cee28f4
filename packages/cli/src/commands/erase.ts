// `keikaku erase`: the lawful erasure of what is held about a person. It is recorded first, and then done: whoever finds it recorded
// and not done, after a crash between the two, does it by asking again.
import { randomUUID } from "node:crypto"
import type { Vault } from "@keikaku/audit"
import { personalData, separated } from "@keikaku/core"
import { execute, type Recorded, replay, textIn } from "@keikaku/kernel"
import { Effect, Option, Result } from "effect"
import { Argument, Command, Flag } from "effect/cli"
import { Ended, exitCodes } from "../exit-code.ts"
import { reportingFailures } from "../failure.ts"
import { outcomeText, refusalText } from "../outcome-text.ts"
import { diagnose, print } from "../output.ts"
import { dateFlag } from "../setting/checked-flags.ts"
import { Lang } from "../setting/language.ts"
import { today } from "../setting/today.ts"
import { openStore, planOn } from "../stores.ts"
import { ErasureUnfinished, theVault, vaultNeeded } from "../vaults.ts"

const { ErasePersonalData, erasedCommitments, PersonalDataErased } = personalData

const commitmentsOf = ({ event }: Recorded): ReadonlyArray<string> =>
  PersonalDataErased.is(event) ? event.commitments : []

/** Erases what was just recorded, what was recorded earlier and is left, and whatever else is held about the subject. */
const eraseFrom = Effect.fnUntraced(function* <E>(
  vault: Vault,
  subject: string,
  recorded: ReadonlyArray<string>,
  erasures: Effect.Effect<{ readonly state: ReadonlyMap<string, string> }, E>
) {
  const found = yield* vault.discard(recorded)
  const more = yield* vault.erase(subject)
  const { state } = yield* erasures
  const left = yield* vault.discard(
    [...state].flatMap(([commitment, whose]) => (whose === subject ? [commitment] : []))
  )
  return { erased: found + more + left, missing: new Set(recorded).size - found }
})

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
      const recorded = outcome._tag === "Recorded" ? outcome.events.flatMap(commitmentsOf) : []
      // Whatever becomes of the output, the values go first.
      const done = yield* Effect.result(
        eraseFrom(vault, subject, recorded, replay(host.catalogue, store, erasedCommitments))
      )
      yield* print(outcomeText(host.catalogue, outcome, lang))
      if (Result.isFailure(done)) return yield* new ErasureUnfinished({ message: done.failure.message })
      const { erased, missing } = done.success
      const text = {
        ja: `保管庫から ${separated(erased)}件を消去しました。`,
        en: `Erased ${separated(erased)} values from the vault.`
      }
      const lacking = {
        ja: `保管庫にあるはずの ${separated(missing)}件は、ありませんでした。ほかの場所に残っていないか確かめてください。`,
        en: `${separated(missing)} values that should have been in the vault were not there. See that they are nowhere else.`
      }
      for (const line of missing > 0 ? [text, lacking] : [text]) yield* print(`${textIn(line, lang)}\n`)
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
