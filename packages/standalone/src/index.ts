// The plan of 全国労保連 by promises alone: built as one file with everything in it but the driver of SQLite, and with types
// that name nothing of effect. For hosts whose own effect is another version, and for those that cannot load ES modules.
import { openPlan as openPlanOn, zenkokuPlan } from "@keikaku/core"
import { disposing, memoryStore } from "@keikaku/kernel"
import { Effect } from "effect"

/** A name or sentence by language code; Japanese and English are there. */
export interface Text {
  readonly en: string
  readonly [language: string]: string
}

/** Who sends a command, and under which id: the same id again returns the first outcome and records nothing. */
export interface Sender {
  readonly commandId: string
  readonly actor: string
}

/** An event as it was recorded: `_tag` is its kind, `occurredOn` (yyyy-mm-dd) the day on which it took effect. */
export interface RecordedEvent {
  readonly position: number
  readonly id: string
  /** In UTC, yyyy-mm-ddThh:mm:ss.sssZ. */
  readonly recordedAt: string
  readonly actor: string
  readonly commandId: string
  readonly tags: ReadonlyArray<string>
  readonly event: { readonly _tag: string; readonly occurredOn: string; readonly [field: string]: any }
}

/** How a command ended: recorded (now, or by an earlier sending), nothing to record, or refused. */
export type Outcome =
  | { readonly _tag: "Recorded"; readonly events: ReadonlyArray<RecordedEvent>; readonly repeated: boolean }
  | { readonly _tag: "AlreadySo" }
  | {
      readonly _tag: "Refused"
      readonly rejection: {
        readonly code: string
        readonly by: string
        readonly because: Readonly<Record<string, string | number>>
        readonly sentence: Text
      }
    }

/** A report: its columns, and rows of cells under the columns' keys. */
export interface ReportTable {
  readonly columns: ReadonlyArray<{ readonly key: string; readonly label: Text }>
  readonly rows: ReadonlyArray<Readonly<Record<string, unknown>>>
}

type AsyncDispose = SymbolConstructor extends { readonly asyncDispose: infer Key extends symbol } ? Key : never

/** Closed at the end of a block, by `await using`, where the types of the host know it. */
export type Disposing = { readonly [Key in AsyncDispose]: () => Promise<void> }

/** A plan that is open. A failure rejects the promise, with an error whose `_tag` names it; a refusal is an answer. */
export interface StandalonePlan extends Disposing {
  /** Asks a decision by name. What is malformed rejects with `MalformedCommand` and the path of each fault. */
  readonly execute: (decision: string, command: Readonly<Record<string, unknown>>, sender: Sender) => Promise<Outcome>
  /** A report by name, as of now. */
  readonly report: (name: string, parameters?: Readonly<Record<string, unknown>>) => Promise<ReportTable>
  /** Calls back for every event after a position, past and coming; the result ends it, and so does a failure. */
  readonly subscribe: (
    listener: (recorded: RecordedEvent) => void | Promise<void>,
    options: { readonly onFailure: (failure: unknown) => void; readonly after?: number }
  ) => () => Promise<void>
  /**
   * Delivers no further event, waits for the listeners that are running, for `closeTimeout` at most, and closes the store. Rejects with
   * an error of the `_tag` `ListenersLeft` and the number of `listeners` where some had not returned; the store is closed then too.
   */
  readonly close: () => Promise<void>
}

/** There is no decision of that name. */
export class UnknownDecision extends Error {
  readonly _tag = "UnknownDecision"
  constructor(readonly decision: string) {
    super(`there is no decision ${decision}`)
  }
}

/**
 * Opens the plan on a file of SQLite, which is made if there is none; without a path in memory, which forgets. `closeTimeout` says how
 * long `close` waits for running listeners: 5,000 milliseconds unless it is given.
 * @example
 * ```ts
 * import { openPlan } from "@keikaku/standalone"
 * const plan = await openPlan()
 * const manual = { manual: "m1", title: "手引", edition: 1, occurredOn: "2023-06-01" }
 * const outcome = await plan.execute("IssueManual", manual, { commandId: "c1", actor: "headquarters/1" })
 * outcome._tag // => "Recorded"
 * await plan.close()
 * ```
 */
export const openPlan = async (
  options: { readonly path?: string; readonly closeTimeout?: number } = {}
): Promise<StandalonePlan> => {
  const { closeTimeout, path } = options
  const opened =
    path === undefined
      ? { store: await Effect.runPromise(memoryStore) }
      : await (await import("@keikaku/store-sqlite")).openSqlite(path)
  const plan = openPlanOn({ plan: zenkokuPlan, ...opened, ...(closeTimeout !== undefined && { closeTimeout }) })
  return {
    execute: async (name, command, sender) => {
      const decision = zenkokuPlan.catalogue.decisions.get(name)
      if (decision === undefined) throw new UnknownDecision(name)
      return plan.execute(decision, command, sender)
    },
    report: async (name, parameters = {}) => (await plan.report(name, parameters)).table,
    subscribe: (listener, given) => plan.subscribe(listener, given),
    close: plan.close,
    ...disposing(plan.close)
  }
}
