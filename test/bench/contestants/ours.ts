// keikaku: the rule in the kernel's words, on core's own events, and core's report on targets. Memory, SQLite and PostgreSQL
// are the same application on another store.
import * as core from "@keikaku/core"
import {
  type AnyEvent,
  type Application,
  alreadySo,
  decision,
  decodeEvents,
  type EventStore,
  encodeEvent,
  evolveStates,
  execute,
  fact,
  factMemory,
  type Instant,
  initialStates,
  lengthOf,
  memoryStore,
  type PendingEvent,
  type Query,
  type Recorded,
  refusal,
  replay
} from "@keikaku/kernel"
import { openPostgres } from "@keikaku/store-postgres"
import { openSqlite } from "@keikaku/store-sqlite"
import { Effect, Fiber, Result, Schema, Stream } from "effect"
import type { Contestant, Log } from "../contestant.ts"
import { type Canvass, type Case, evolve, forbids, type Happened } from "../domain.ts"
import { counted, type Figures } from "../figures.ts"
import { fiscalYear } from "../history.ts"
import { storeInChunks } from "../in-chunks.ts"

const changed = (state: Case, event: AnyEvent): Case => evolve(state, { type: event._tag, data: event })

const cases = fact<Case>(undefined)
  .on(core.canvassing.CaseListed, changed)
  .on(core.canvassing.CaseCanvassed, changed)
  .on(core.canvassing.CaseEstablished, changed)
  .on(core.canvassing.OutcomeReversed, changed)

const NotOpen = refusal("NotOpen", "case", {
  ja: "事案 {case} は勧奨できません。",
  en: "Case {case} cannot be canvassed."
})

const CanvassCase = decision(
  "CanvassCase",
  { ja: "手続勧奨を記録する", en: "Canvass a case" },
  {
    payload: {
      case: core.CaseId,
      canvass: core.CanvassId,
      promoter: core.PromoterId,
      method: core.canvassing.CanvassMethod,
      explained: Schema.Boolean
    },
    records: [core.canvassing.CaseCanvassed],
    refuses: [NotOpen],
    reads: (c) => ({ found: cases.about(`case:${c.case}`) }),
    decide: (c, { found }) => {
      const reason = forbids(found, c.canvass)
      if (reason === "twice") return alreadySo
      if (reason !== undefined || found === undefined) return NotOpen(c)
      return core.canvassing.CaseCanvassed({ ...c, ...of(found) })
    }
  }
)

const of = ({ branch, business }: NonNullable<Case>) => ({
  branch: core.BranchCode.make(branch),
  business: core.BusinessId.make(business)
})

const eventOf = ({ data, occurredOn, type }: Happened): AnyEvent => ({ _tag: type, ...data, occurredOn }) as AnyEvent

const pendingOf = (happened: Happened, commandId: string): PendingEvent =>
  encodeEvent(
    core.zenkokuPlan.catalogue.events.get(happened.type)!,
    eventOf(happened),
    { id: `${commandId}/1`, actor: "bench", commandId, correlationId: commandId, causationId: undefined },
    new Date().toISOString() as Instant
  )

/** The kernel's own path without a store: fold what was recorded, ask the rule, fold what it answers. */
const decides = (earlier: ReadonlyArray<Happened>) => {
  const recordedOf = (event: AnyEvent, tags: ReadonlyArray<string>, n: number): Recorded => ({
    event,
    tags,
    position: n + 1,
    id: `e-${n}`,
    recordedAt: "2024-03-01T00:00:00.000Z" as Instant,
    actor: "bench",
    commandId: `e-${n}`,
    correlationId: `e-${n}`,
    causationId: undefined
  })
  const before = earlier.map((happened, n) => recordedOf(eventOf(happened), happened.tags, n))
  const { catalogue } = core.zenkokuPlan
  const context = { now: before[0]!.recordedAt, actor: "bench", commandId: "new", settings: undefined, catalogue }
  return (command: Canvass): Case => {
    const facts = CanvassCase.reads(command as any, context)
    const states = before.reduce((states, each) => evolveStates(facts, states, each), initialStates(facts))
    const verdict = CanvassCase.decide(command as any, states, context)
    if (Result.isFailure(verdict)) throw new Error(`bug: bench: ${verdict.failure.sentence.en}`)
    return verdict.success.reduce(
      (after, event, n) =>
        evolveStates(
          facts,
          after,
          recordedOf(event, core.canvassing.CaseCanvassed.tags(event as any), before.length + n)
        ),
      states
    ).found
  }
}

const targetProgress = core.zenkokuPlan.reports.get("target-progress")!
const question = core.questionOn(core.zenkokuPlan, "2024-03-31" as core.ReportQuery["asOf"], {
  fiscalYear: core.FiscalYear.make(fiscalYear),
  level: "branch"
})

/** The state of the report's fold, under the names that all contestants count by. */
const figuresIn = ({ flows, stocks, targets }: any): Figures => {
  const found: Array<[string, number]> = []
  for (const [metric, byBranch] of Object.entries<Map<string, ReadonlyArray<number>>>(flows))
    for (const [branch, months] of byBranch)
      for (const [month, n] of months.entries()) found.push([`${branch}/${metric}/${month}`, n])
  const offices = new Map<string, number>()
  for (const history of stocks.promoters.values())
    for (const { branch } of core.promoter.promoterOn(history).terms)
      offices.set(branch, (offices.get(branch) ?? 0) + 1)
  for (const [branch, n] of offices) found.push([`${branch}/promoters`, n])
  for (const [name, history] of targets)
    found.push([`target/${name.split(":")[1]}`, core.target.targetOn(history).amount!])
  return counted(found)
}

const logOn = (store: EventStore, close: () => Promise<unknown>): Log => {
  const application: Application = {
    catalogue: core.zenkokuPlan.catalogue,
    settings: core.zenkokuRohoren,
    store,
    memory: factMemory()
  }
  let commands = 0
  return {
    canvass: async (command) => {
      const origin = { commandId: `${process.pid}-${++commands}`, actor: "bench" }
      const outcome = await Effect.runPromise(execute(application, CanvassCase, command, origin))
      if (outcome._tag !== "Recorded") throw new Error(`bug: bench: ${command.canvass}: ${outcome._tag}`)
    },
    writer: (stream) => {
      const query: Query = [{ types: cases.query.types, tags: [stream as `case:${string}`] }]
      let after = -1
      return async (happened) => {
        if (after < 0) after = await Effect.runPromise(lengthOf(store))
        const pending = pendingOf(happened, `w-${stream}-${after}`)
        after = (await Effect.runPromise(store.append([pending], { query, after }))).position
      }
    },
    load: async (events, batch = 10_000) => {
      let n = 0
      await storeInChunks(
        events,
        batch,
        (each) => pendingOf(each, `l-${++n}`),
        (chunk) => Effect.runPromise(store.append(chunk))
      )
    },
    replay: async () =>
      figuresIn(
        (await Effect.runPromise(replay(core.zenkokuPlan.catalogue, store, targetProgress.projection(question)))).state
      ),
    follow: async (seen) => {
      const after = await Effect.runPromise(lengthOf(store))
      const fiber = store.subscribe([{ types: ["CaseCanvassed"], tags: [] }], { after }).pipe(
        Stream.mapEffect((stored) => Effect.fromResult(decodeEvents(core.zenkokuPlan.catalogue, stored))),
        Stream.flattenIterable,
        Stream.runForEach(({ event }) => Effect.sync(() => seen((event as any).canvass))),
        Effect.runFork
      )
      return () => Effect.runPromise(Fiber.interrupt(fiber))
    },
    count: () => Effect.runPromise(lengthOf(store)),
    close
  }
}

const ours: Contestant = {
  name: "keikaku",
  module: import.meta.url,
  decides,
  opens: {
    memory: async () => logOn(await Effect.runPromise(memoryStore), async () => {}),
    sqlite: async (path) => {
      const { close, store } = await openSqlite(path)
      return logOn(store, close)
    },
    postgres: async (url) => {
      const { close, store } = await openPostgres(url, { schema: "keikaku" })
      return logOn(store, close)
    }
  },
  batches: [10_000, 1_000, 100]
}

/** This library. */
export const contestants: ReadonlyArray<Contestant> = [ours]
