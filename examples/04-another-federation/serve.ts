// The HTTP API of our plan on this machine: `PORT=8080 node dist/serve.js chambers.db`. Who may ask what is decided by role.
import { byRole } from "@keikaku/core"
import { serve } from "@keikaku/http-node"
import { openSqliteStore } from "@keikaku/store-sqlite"
import { Effect } from "effect"
import { chambersPlan } from "./plan.ts"

const serving = Effect.gen(function* () {
  const store = yield* openSqliteStore({ path: process.argv[2] ?? "chambers.db" })
  const port = Number(process.env.PORT ?? 8080)
  const { address } = yield* serve({ plan: chambersPlan, store, policy: byRole(chambersPlan), port })
  console.log(`${address}/openapi.json`)
  return yield* Effect.never
})

await Effect.runPromise(Effect.scoped(serving))
