// `--lang`: Japanese unless English is asked for. The language of the machine is not consulted, so that the same command
// prints the same text everywhere.
import { type Language, languages } from "@keikaku/kernel"
import { Flag, GlobalFlag } from "effect/cli"

/** The language of everything printed for people. */
export const Lang = GlobalFlag.Setting("lang")({
  flag: Flag.Literals("lang", languages).pipe(
    Flag.withDescription("表示の言語（既定 ja） / Language of the output (default ja)"),
    Flag.withDefault<Language>("ja")
  )
})
