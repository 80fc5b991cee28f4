// `keikaku init`: makes the store, once. Asked again it changes nothing and says so.

import { separated } from "@keikaku/core"
import { lengthOf, textIn } from "@keikaku/kernel"
import { Effect } from "effect"
import { Command } from "effect/cli"
import { reportingFailures } from "../failure.ts"
import { print } from "../output.ts"
import { Lang } from "../setting/language.ts"
import { created, openStore } from "../stores.ts"

/** Makes the store of `--store` and its folder. */
export const init = Command.make("init", {}, () =>
  reportingFailures(
    Effect.gen(function* () {
      const lang = yield* Lang
      const { isNew, place, store } = yield* openStore("new-or-existing")
      const count = separated(yield* lengthOf(store))
      const text = isNew
        ? created(place)
        : { ja: `既にあります（記録 ${count}件）: ${place}`, en: `There already (${count} events): ${place}` }
      yield* print(`${textIn(text, lang)}\n`)
    }).pipe(Effect.scoped)
  )
).pipe(Command.withDescription("記録庫を作成する（何度実行しても同じ） / Create the store; harmless when repeated"))
