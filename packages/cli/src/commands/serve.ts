// `keikaku serve`: the same plan over HTTP, for this machine alone, because nobody is asked who they are. Ends cleanly when
// it is interrupted: requests under way are answered, then the store is closed.
import { textIn } from "@keikaku/kernel"
import { Effect } from "effect"
import { Command, Flag } from "effect/cli"
import { exitCodes } from "../exit-code.ts"
import { reportingFailures } from "../failure.ts"
import { diagnose } from "../output.ts"
import { Lang } from "../setting/language.ts"
import { openForRecording, planOn } from "../stores.ts"

const config = {
  port: Flag.Int("port").pipe(
    Flag.withDescription("ポート番号、0は空いているもの（既定 3000） / Port, 0 for a free one (default 3000)"),
    Flag.filter(
      (port) => port >= 0 && port <= 65_535,
      () => "0 to 65535"
    ),
    Flag.withDefault(3000)
  ),
  host: Flag.String("host").pipe(
    Flag.withDescription("このコンピューターのみ（既定 127.0.0.1） / This machine only (default 127.0.0.1)"),
    Flag.withDefault("127.0.0.1")
  )
}

/** Loaded only when it is needed: a server takes longer to load than most commands take to run. */
const http = Effect.promise(() => import("@keikaku/http-node"))

/** Serves until it is interrupted; an interruption is how it is meant to end. */
export const serve = Command.make("serve", config, ({ host, port }) =>
  reportingFailures(
    Effect.gen(function* () {
      const lang = yield* Lang
      const { serve } = yield* http
      const store = yield* openForRecording()
      const hosted = yield* planOn(store)
      const { address } = yield* serve({ ...hosted, port, host })
      yield* diagnose(
        textIn({ ja: `${address} で提供中（Ctrl+C で終了）`, en: `Serving on ${address} (Ctrl+C ends it)` }, lang)
      )
      yield* Effect.never.pipe(
        Effect.onInterrupt(() =>
          Effect.sync(() => {
            process.exitCode = exitCodes.done
          })
        )
      )
    }).pipe(Effect.scoped)
  )
).pipe(Command.withDescription("HTTPで提供する（このコンピューターのみ） / Serve over HTTP, on this machine only"))
