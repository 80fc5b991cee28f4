// A program on effect 3: payloads from outside are decoded by schemas of @effect/schema, commands are Effects with typed failures, and a
// mailer follows the log under a name. The plan stands in a SQLite file, or in memory.
import { Schema } from "@effect/schema"
import { commandSchema, failOnRefusal, Keikaku, pathsOf } from "@keikaku/effect-schema"
import { Console, Effect, Stream } from "effect"

const manuals: ReadonlyArray<unknown> = [
  { manual: "m-1", title: "加入勧奨の手引", edition: 1, occurredOn: "2023-06-01" },
  { manual: "m-1", title: "加入勧奨の手引", edition: 2, occurredOn: "2024-06-01" },
  { manual: "m-1", title: "加入勧奨の手引（旧）", edition: 1, occurredOn: "2024-07-01" },
  { manual: "m-2", title: "窓口の手引", edition: "初版", note: "急ぎ", occurredOn: "2024-08-01" }
]

const issue = (payload: unknown, number: number) =>
  Effect.gen(function* () {
    const plan = yield* Keikaku
    const command = yield* Schema.decodeUnknown(commandSchema("IssueManual"))(payload)
    const sender = { commandId: `manual-${number + 1}`, actor: "headquarters/h-1" }
    yield* failOnRefusal(plan.execute("IssueManual", command, sender))
    yield* Console.log(`発行: ${command.title} 第${command.edition}版`)
  }).pipe(
    Effect.catchTags({
      ParseError: (error) => Console.log(`誤り: ${pathsOf(error).join("、")}`),
      CommandRefused: ({ sentence }) => Console.log(`却下: ${sentence.ja}`)
    })
  )

const mail = Stream.unwrap(
  Effect.map(Keikaku, (plan) => plan.events({ name: "mailer", types: ["ManualIssued"] }))
).pipe(
  Stream.take(2),
  Stream.runForEach(({ event, position }) => Console.log(`通知 ${position}: ${event.occurredOn}`))
)

const program = Effect.gen(function* () {
  yield* Effect.forEach(manuals, issue)
  yield* mail
})

const path = process.argv[2]
await Effect.runPromise(Effect.provide(program, Keikaku.layer(path === undefined ? {} : { path })))
