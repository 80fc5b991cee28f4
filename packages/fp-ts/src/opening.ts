// Opening and closing a plan as programs: what was opened is closed, whatever comes of its use.
import { type OpenPlan, openPlan } from "@keikaku/core"
import type { ListenersLeft, StoreUnavailable } from "@keikaku/kernel"
import * as E from "fp-ts/lib/Either.js"
import type { ReaderTaskEither } from "fp-ts/lib/ReaderTaskEither.js"
import type { Task } from "fp-ts/lib/Task.js"
import type { TaskEither } from "fp-ts/lib/TaskEither.js"
import { asking, attempt, failures } from "./asking.ts"

/** What a plan is opened with: the plan, an open store and how to close it. */
export type Openable = Parameters<typeof openPlan>[0]

const ofOpening = failures<StoreUnavailable>({ StoreUnavailable: true })
const ofClosing = failures<StoreUnavailable | ListenersLeft>({ StoreUnavailable: true, ListenersLeft: true })

/** Opens a plan on a store that is opened with it. Whoever opens it closes it; `withPlan` does both. */
export const open = (openable: Task<Openable>): TaskEither<StoreUnavailable, OpenPlan> =>
  attempt(ofOpening)(async () => openPlan(await openable()))

/** Delivers no further event, waits for the listeners that are running, and closes the store. Closing twice is closing once. */
export const close: ReaderTaskEither<OpenPlan, StoreUnavailable | ListenersLeft, void> = asking(ofClosing)(
  (plan: OpenPlan) => plan.close()
)

/**
 * Opens a plan, uses it and closes it: after a failure and after a defect too. What the use failed with goes before what the closing did.
 * @example
 * ```ts
 * import { targetProgress, zenkokuPlan } from "@keikaku/core"
 * import { report, withPlan } from "@keikaku/fp-ts"
 * import { openSqlite } from "@keikaku/store-sqlite"
 * const onFile = (path: string) => withPlan(async () => ({ plan: zenkokuPlan, ...(await openSqlite(path)) }))
 * const answer = await onFile("no/such/folder/plan.db")(report(targetProgress)())()
 * answer._tag === "Left" && answer.left._tag // => "StoreUnavailable"
 * ```
 */
export const withPlan =
  (openable: Task<Openable>) =>
  <F, A>(use: ReaderTaskEither<OpenPlan, F, A>): TaskEither<F | StoreUnavailable | ListenersLeft, A> =>
  async () => {
    const opened = await open(openable)()
    if (E.isLeft(opened)) return opened
    const plan = opened.right
    let used: E.Either<F, A>
    try {
      used = await use(plan)()
    } catch (defect) {
      await plan.close().catch(() => {})
      throw defect
    }
    const closed = await close(plan)()
    return E.isRight(used) && E.isLeft(closed) ? closed : used
  }
