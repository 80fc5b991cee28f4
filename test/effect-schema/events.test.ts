// The events of the plan as a stream of effect 3: what counts as dealt with, and how a stream ends.
import { Keikaku, type KeikakuOptions, type StoreUnavailable } from "@keikaku/effect-schema"
import { Chunk, Deferred, Effect, Exit, Fiber, ManagedRuntime, Stream } from "effect"
import { describe, expect, it } from "vitest"
import { sharedDatabase } from "../databases.ts"
import { temporaryFile } from "../temporary.ts"

const run = <A, E>(program: Effect.Effect<A, E, Keikaku>, options: KeikakuOptions = {}): Promise<A> =>
  Effect.runPromise(Effect.provide(program, Keikaku.layer(options)))

/** Records one event for each of these command ids. */
const record = (...ids: ReadonlyArray<string>) =>
  Effect.flatMap(Keikaku, (plan) =>
    Effect.forEach(ids, (id) =>
      plan.execute(
        "IssueManual",
        { manual: id, title: "手引", edition: 1, occurredOn: "2023-06-01" },
        { commandId: id, actor: "headquarters/1" }
      )
    )
  )

const mail = { name: "mail", types: ["ManualIssued"] } as const
const idsOf = (events: Chunk.Chunk<{ readonly commandId: string }>) =>
  Chunk.toReadonlyArray(events).map(({ commandId }) => commandId)

describe("the events", () => {
  it("are those that are recorded, and those that come", async () => {
    const program = Effect.gen(function* () {
      const plan = yield* Keikaku
      yield* record("c1", "c2")
      const following = yield* Effect.fork(plan.events({ after: 1 }).pipe(Stream.take(3), Stream.runCollect))
      yield* record("c3", "c4", "c5")
      expect(idsOf(yield* Fiber.join(following))).toEqual(["c2", "c3", "c4"])
      expect(idsOf(yield* plan.events({ tags: ["command:c4"] }).pipe(Stream.take(1), Stream.runCollect))).toEqual([
        "c4"
      ])
    })
    await run(program)
  })

  it("go on under their name after what was dealt with, in the next process too", async () => {
    const path = temporaryFile()
    const take = (n: number) =>
      Effect.flatMap(Keikaku, (plan) => plan.events(mail).pipe(Stream.take(n), Stream.runCollect, Effect.map(idsOf)))
    expect(await run(Effect.zipRight(record("c1", "c2", "c3"), take(2)), { path })).toEqual(["c1", "c2"])
    expect(await run(Effect.zipRight(record("c4"), take(2)), { path })).toEqual(["c3", "c4"])
  })

  it("are kept as dealt with when the stream has ended: the next one goes on from there", async () => {
    const ids = Array.from({ length: 20 }, (_, n) => `c${n + 1}`)
    const program = Effect.gen(function* () {
      const plan = yield* Keikaku
      yield* record(...ids)
      const each = plan.events(mail).pipe(Stream.take(1), Stream.runCollect, Effect.map(idsOf))
      expect((yield* Effect.replicateEffect(each, ids.length)).flat()).toEqual(ids)
    })
    await run(program, { postgres: { url: await sharedDatabase(), schema: `kept_${Date.now()}` } })
  })

  it("come again where dealing with them failed or was interrupted", async () => {
    const program = Effect.gen(function* () {
      const plan = yield* Keikaku
      yield* record("c1", "c2", "c3")
      const heard: Array<string> = []
      const failing = plan.events(mail).pipe(
        Stream.runForEach(({ commandId }) => {
          heard.push(commandId)
          return commandId === "c2" ? Effect.fail("no post today") : Effect.void
        })
      )
      expect(yield* Effect.flip(failing)).toBe("no post today")
      const reached = yield* Deferred.make<void>()
      const waiting = yield* plan.events(mail).pipe(
        Stream.runForEach(({ commandId }) => {
          heard.push(commandId)
          return Effect.zipRight(Deferred.succeed(reached, undefined), Effect.never)
        }),
        Effect.fork
      )
      yield* Deferred.await(reached)
      yield* Fiber.interrupt(waiting)
      const rest = yield* plan.events(mail).pipe(Stream.take(2), Stream.runCollect)
      expect([...heard, ...idsOf(rest)]).toEqual(["c1", "c2", "c2", "c2", "c3"])
    })
    await run(program)
  })

  it("end with the layer, as a store that is closed; what was on its way comes again", async () => {
    const path = temporaryFile()
    const runtime = ManagedRuntime.make(Keikaku.layer({ path }))
    const plan = await runtime.runPromise(Keikaku)
    await runtime.runPromise(record("c1"))
    const reached = Effect.runSync(Deferred.make<void>())
    const goOn = Effect.runSync(Deferred.make<void>())
    const following = Effect.runFork(
      plan
        .events(mail)
        .pipe(Stream.runForEach(() => Effect.zipRight(Deferred.succeed(reached, undefined), Deferred.await(goOn))))
    )
    await Effect.runPromise(Deferred.await(reached))
    await runtime.dispose()
    Effect.runSync(Deferred.succeed(goOn, undefined))
    const ended = await Effect.runPromise(Fiber.await(following))
    expect(Exit.mapError(ended, ({ _tag, ...failure }) => [_tag, (failure as StoreUnavailable).reason])).toEqual(
      Exit.fail(["StoreUnavailable", "closed"])
    )
    const again = Effect.flatMap(Keikaku, (plan) => plan.events(mail).pipe(Stream.runHead))
    expect(await run(again, { path })).toMatchObject({ value: { commandId: "c1" } })
    expect(await Effect.runPromise(Effect.flip(Stream.runDrain(plan.events())))).toMatchObject({ reason: "closed" })
  })

  it("die of a name that is none", async () => {
    const program = Effect.flatMap(Keikaku, (plan) => Stream.runDrain(plan.events({ name: "a name" })))
    await expect(run(program)).rejects.toThrow("bug: subscribe: a name is")
  })
})
