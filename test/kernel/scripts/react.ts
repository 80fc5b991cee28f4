// Runs the reactions of a library on a file until they have caught up, as a process that is killed before or after the nth of its
// writings, an append or a place that is kept.
import { reactionsOn, type StoreWithSidecar } from "@keikaku/kernel"
import { openSqlite } from "@keikaku/store-sqlite"
import { Effect } from "effect"
import { april, catalogue, reactions } from "../loans.ts"

const [path, moments, day] = process.argv.slice(2) as [string, string, string]
const { close, store } = await openSqlite(path)
let left = Number(moments)
const die = Effect.sync(() => {
  if (left-- === 0) process.kill(process.pid, "SIGKILL")
})
const writing = <A, E>(write: Effect.Effect<A, E>) => die.pipe(Effect.andThen(write), Effect.tap(die))
const dying: StoreWithSidecar = {
  ...store,
  append: (...given) => writing(store.append(...given)),
  sidecar: { ...store.sidecar, put: (...given) => writing(store.sidecar.put(...given)) }
}
const application = { catalogue, settings: {}, store: dying }
const stopped = await Effect.runPromise(reactionsOn(application, reactions).runDue(april(Number(day))))
await close()
process.exitCode = stopped.length
