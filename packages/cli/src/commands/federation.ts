// `keikaku federation`: the settings in force, as the JSON that `--federation` takes: a start for another federation's own.
import { Effect } from "effect"
import { Command } from "effect/cli"
import { reportingFailures } from "../failure.ts"
import { print } from "../output.ts"
import { asFile, theFederation } from "../setting/the-plan.ts"

/** Prints the federation's settings. */
export const federation = Command.make("federation", {}, () =>
  reportingFailures(
    Effect.flatMap(theFederation, (settings) => print(`${JSON.stringify(asFile(settings), null, 2)}\n`))
  )
).pipe(
  Command.withDescription("連合会の設定をJSONで出力する / Print the federation's settings"),
  Command.withExamples([
    { command: "keikaku federation > ours.json", description: "雛形として保存する / Save as a start" }
  ])
)
