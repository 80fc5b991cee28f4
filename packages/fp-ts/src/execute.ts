// Commands as programs that read an open plan: `pipe(plan, execute(ListCase)(command, sender))`. A refusal is an answer and stands on the
// right with the others; whoever wants it on the left says `orRefusal`.
import type { OpenPlan } from "@keikaku/core"
import type {
  AppendConflict,
  CommandMetadata,
  CommandOf,
  Decision,
  DryRunOf,
  ExecuteFailure,
  OutcomeOf
} from "@keikaku/kernel"
import * as E from "fp-ts/lib/Either.js"
import type { ReaderTaskEither } from "fp-ts/lib/ReaderTaskEither.js"
import { asking, failures } from "./asking.ts"

/** What keeps a command that is only tried from having an outcome. */
export type DryRunFailure = Exclude<ExecuteFailure, AppendConflict>

const dryRunTags = {
  MalformedCommand: true,
  CommandIdTaken: true,
  StoreUnavailable: true,
  StoredEventUnreadable: true
} as const
const ofDryRun = failures<DryRunFailure>(dryRunTags)
const ofExecute = failures<ExecuteFailure>({ ...dryRunTags, AppendConflict: true })

/**
 * Asks a decision. The same command under the same id may be sent again: it is recorded once.
 * @example
 * ```ts
 * import { publication, zenkokuPlan } from "@keikaku/core"
 * import { execute, orRefusal, withPlan } from "@keikaku/fp-ts"
 * import { openMemory } from "@keikaku/kernel"
 * import { pipe } from "fp-ts/lib/function.js"
 * import * as RTE from "fp-ts/lib/ReaderTaskEither.js"
 *
 * const manual = { manual: "m1", title: "手引", edition: 1, occurredOn: "2023-06-01" }
 * const ask = (title: string, commandId: string) =>
 *   pipe(
 *     execute(publication.IssueManual)({ ...manual, title }, { commandId, actor: "headquarters/1" }),
 *     RTE.chainEitherKW(orRefusal)
 *   )
 * const twice = pipe(ask("手引", "c1"), RTE.chainW(() => ask("別の手引", "c2")))
 * const answer = await withPlan(async () => ({ plan: zenkokuPlan, ...openMemory() }))(twice)()
 * answer._tag === "Left" && answer.left._tag // => "Refused"
 * ```
 */
export const execute =
  <D extends Decision>(decision: D) =>
  (command: CommandOf<D>, metadata: CommandMetadata): ReaderTaskEither<OpenPlan, ExecuteFailure, OutcomeOf<D>> =>
    asking(ofExecute)((plan: OpenPlan) => plan.execute(decision, command, metadata))

/** What would come of a command now; nothing is recorded. */
export const dryRun =
  <D extends Decision>(decision: D) =>
  (command: CommandOf<D>, metadata: CommandMetadata): ReaderTaskEither<OpenPlan, DryRunFailure, DryRunOf<D>> =>
    asking(ofDryRun)((plan: OpenPlan) => plan.dryRun(decision, command, metadata))

/** An outcome that is a refusal. */
export type RefusedIn<O> = Extract<O, { readonly _tag: "Refused" }>

/** The outcomes that are none. */
export type GrantedIn<O> = Exclude<O, { readonly _tag: "Refused" }>

/** A refusal on the left, beside the failures: for `chainEitherKW` of whichever monad. It keeps its tag, `Refused`. */
export const orRefusal = <O extends { readonly _tag: string }>(outcome: O): E.Either<RefusedIn<O>, GrantedIn<O>> =>
  outcome._tag === "Refused" ? E.left(outcome as RefusedIn<O>) : E.right(outcome as GrantedIn<O>)
