// The demonstration: the real plan of FY2023 is adopted and divided, and a synthetic year is played out against it, day by
// day, into a fresh SQLite file. What is printed at the end is read back from that file.
import { progressBar } from "@keikaku/cli"
import {
  businessPlan,
  firstDayOfFiscalYear,
  hostPlan,
  lastDayOfFiscalYear,
  runReport,
  zenkokuPlan,
  zenkokuRohoren
} from "@keikaku/core"
import { openSqliteStore } from "@keikaku/store-sqlite"
import { Clock, Effect } from "effect"
import { check } from "./check.ts"
import { dayClock } from "./clock.ts"
import { deskFor } from "./desk.ts"
import { type Options, readOptions } from "./options.ts"
import { printer } from "./print.ts"
import { scriptsOf } from "./scripts.ts"
import { runDays, stepsIn } from "./year.ts"

const { planFy2023 } = businessPlan

const { fiscalYear } = planFy2023

/** Plays the year and prints what came of it; the exit code. */
const demonstrate = Effect.fnUntraced(function* (options: Options) {
  const print = printer(options)
  print.opening()
  const store = yield* openSqliteStore({ path: options.path })
  const application = hostPlan({ plan: zenkokuPlan, store })
  const clock = dayClock(firstDayOfFiscalYear(fiscalYear, zenkokuRohoren.calendar), yield* Clock.Clock)
  const { handIn, tally } = deskFor(application)
  const scripts = scriptsOf(options)
  const bar = progressBar({ label: print.year, total: stepsIn(scripts) })

  const started = performance.now()
  return yield* Effect.gen(function* () {
    yield* runDays(scripts, clock, handIn, bar.reached).pipe(Effect.ensuring(Effect.sync(bar.clear)))
    const millis = Math.round(performance.now() - started)

    clock.standAt(lastDayOfFiscalYear(fiscalYear, zenkokuRohoren.calendar))
    const progress = (level: "block" | "branch") => runReport(application, "target-progress", { fiscalYear, level })
    const byBlock = yield* progress("block")
    const byBranch = yield* progress("branch")
    const funnel = yield* runReport(application, "case-funnel", { fiscalYear, level: "branch" })
    const checked = check(byBranch.table, funnel.table, tally)

    print.setUp(tally)
    print.nation(byBlock.table)
    print.branches(byBranch.table, funnel.table)
    print.events(tally)
    print.refusals(tally)
    print.figures(tally, millis)
    print.checked(checked)
    print.next()
    return checked.differences.length === 0 ? 0 : 1
  }).pipe(Effect.provideService(Clock.Clock, clock))
})

/** Ends with 3 when the file cannot be written, like the command line. */
const ended = (options: Options) =>
  Effect.scoped(demonstrate(options)).pipe(
    Effect.catchTag("StoreUnavailable", ({ message, reason }) =>
      Effect.sync(() => {
        console.error(`${options.path}: ${reason}: ${message}`)
        return 3
      })
    )
  )

// A reader that leaves early (`| head`) is not an error.
process.stdout.on("error", () => {})

const options = readOptions(process.argv.slice(2))
if ("text" in options) {
  ;(options.isWrong ? console.error : console.log)(options.text)
  process.exitCode = options.isWrong ? 64 : 0
} else process.exitCode = await Effect.runPromise(ended(options))
