// The program `keikaku`: its commands, its global flags, and how it speaks of its own use. A wrong call is reported on standard
// error with the usage of the command that was meant, and ends with exit code 64.

import type { Plan } from "@keikaku/core"
import { textIn } from "@keikaku/kernel"
import { Console, Effect, Layer } from "effect"
import { CliConfig, CliOutput, Command, GlobalFlag } from "effect/cli"
import { apportion } from "./commands/apportion.ts"
import { backup } from "./commands/backup.ts"
import { checkpoint } from "./commands/checkpoint.ts"
import { copy } from "./commands/copy.ts"
import { decisions } from "./commands/decisions.ts"
import { doCommand } from "./commands/do.ts"
import { erase } from "./commands/erase.ts"
import { events } from "./commands/events.ts"
import { exportCommand } from "./commands/export-bundle.ts"
import { federation } from "./commands/federation.ts"
import { history } from "./commands/history.ts"
import { init } from "./commands/init.ts"
import { key } from "./commands/key.ts"
import { prove } from "./commands/prove.ts"
import { reactions } from "./commands/reactions.ts"
import { report } from "./commands/report.ts"
import { reports } from "./commands/reports.ts"
import { restore } from "./commands/restore.ts"
import { search } from "./commands/search.ts"
import { serve } from "./commands/serve.ts"
import { trace } from "./commands/trace.ts"
import { vault } from "./commands/vault.ts"
import { verifyCommand } from "./commands/verify.ts"
import { verifyTargetsCommand } from "./commands/verify-targets.ts"
import { reportingFailures } from "./failure.ts"
import { helpDocOf } from "./help-doc.ts"
import { Program } from "./provenance.ts"
import { knownLanguage, LangFlag } from "./setting/language.ts"
import { StoreAddress } from "./setting/store-address.ts"
import { FederationFile, ProgramPlan } from "./setting/the-plan.ts"
import { VaultAddress, VaultKeyFile } from "./setting/vault-address.ts"
import { withoutPasswords } from "./setting/without-password.ts"

const rootOf = ({ federation: { name: ours } }: Plan, name: string) =>
  Command.make(name).pipe(
    Command.withDescription(
      `${textIn(ours, "ja")}の事業計画を、出来事の記録として扱う / The annual business plan as a record of events: ${ours.en}`
    ),
    Command.withSubcommands([
      init,
      doCommand,
      erase,
      vault,
      report,
      reports,
      history,
      search,
      trace,
      reactions,
      decisions,
      events,
      apportion,
      verifyTargetsCommand,
      federation,
      key,
      checkpoint,
      prove,
      copy,
      backup,
      restore,
      exportCommand,
      verifyCommand,
      serve
    ]),
    Command.provideEffectDiscard(reportingFailures(knownLanguage)),
    Command.withGlobalFlags([StoreAddress, VaultAddress, VaultKeyFile, FederationFile, LangFlag])
  )

const presenterOf = ({ federation: { languages } }: Plan, name: string) =>
  CliOutput.layerPresenter({
    present: Effect.fnUntraced(function* (event) {
      const formatter = yield* CliOutput.Formatter
      if (event._tag === "Version") return yield* Console.log(event.version)
      if (event._tag === "Help") {
        const help = formatter.formatHelpDoc(helpDocOf(event.helpDoc, name, languages.includes("ja")))
        return yield* event.reason === "Requested" ? Console.log(help) : Console.error(help)
      }
      yield* Console.error(withoutPasswords(event.errors.map((error) => error.message).join("\n")))
      yield* Console.error(`\n${event.helpDoc.usage}\n${event.commandPath.join(" ")} --help`)
    })
  })

const cliLayers = Layer.mergeAll(
  CliOutput.layer(CliOutput.defaultFormatter({ globalFlags: "full" })),
  CliConfig.layer({ builtIns: [GlobalFlag.Help, GlobalFlag.Version, GlobalFlag.Completions] })
)

/** Runs the program for a plan on its arguments. Fails with `Ended` or with a usage error of the parser; both have an exit code. */
export const keikaku = (
  plan: Plan,
  args: ReadonlyArray<string>,
  { name = "keikaku", version }: { readonly name?: string; readonly version: string }
) => {
  const ofPlan = Layer.mergeAll(
    presenterOf(plan, name),
    Layer.succeed(Program, { name, version }),
    Layer.succeed(ProgramPlan, plan)
  )
  return Command.runWith(rootOf(plan, name), { version })(args).pipe(Effect.provide(Layer.mergeAll(cliLayers, ofPlan)))
}
