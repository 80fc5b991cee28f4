// Where a copy of a store's file may go: to a name that nothing has yet.
import { existsSync } from "node:fs"
import { resolve } from "node:path"
import { Effect } from "effect"
import { UsageError } from "../exit-code.ts"

/** The absolute path, or a wrong call where something is there: it stays as it is. */
export const freePath = (path: string): Effect.Effect<string, UsageError> => {
  const found = resolve(path)
  if (!existsSync(found)) return Effect.succeed(found)
  return Effect.fail(
    new UsageError({
      sentence: {
        ja: `${found} は既にあります。上書きしません。`,
        en: `${found} is there already, and is not overwritten.`
      }
    })
  )
}

/** The wrong call for a store that is no file. */
export const noFile = (place: string) =>
  new UsageError({
    sentence: {
      ja: `${place} はファイルではありません。サーバーの控え（pg_dump）か、keikaku copy --to sqlite:パス を使ってください。`,
      en: `${place} is not a file. Use the server's own backup (pg_dump), or keikaku copy --to sqlite:path.`
    }
  })
