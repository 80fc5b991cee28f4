// A host on fp-ts tells the same story as every other style, and ends with the same lines.
import { openPlan, zenkokuPlan } from "@keikaku/core"
import { commandCodec, execute, pathOf, report, withPlan } from "@keikaku/fp-ts"
import { everything, openMemory } from "@keikaku/kernel"
import { Effect } from "effect"
import { pipe } from "fp-ts/lib/function.js"
import * as RTE from "fp-ts/lib/ReaderTaskEither.js"
import { expect, it } from "vitest"
import { asked, askedAt, type Step, steps } from "../styles/scenario.ts"

it("the story is told by codecs and programs, with the same ends and the same lines", async () => {
  let time = 0
  const now = () => time
  const decisionOf = ({ decision }: Step) => zenkokuPlan.catalogue.decisions.get(decision)!
  const tell = (step: Step) =>
    pipe(
      RTE.fromIO(() => {
        time = step.time
      }),
      RTE.chainW(() => RTE.fromEither(commandCodec(decisionOf(step)).decode(step.command))),
      RTE.mapLeft((errors) =>
        pathOf(errors)
          .map((path) => path.join("."))
          .sort()
          .join(" ")
      ),
      RTE.chainW((command) => execute(decisionOf(step))(command, step.sender)),
      RTE.map((outcome) => (outcome._tag === "Refused" ? outcome.rejection.code : outcome._tag)),
      RTE.orElseW((reason) => (typeof reason === "string" ? RTE.right(reason) : RTE.left(reason)))
    )
  const { store } = openMemory()
  const story = pipe(
    steps,
    RTE.traverseSeqArray(tell),
    RTE.bindTo("ends"),
    RTE.chainFirstIOK(() => () => {
      time = askedAt
    }),
    RTE.bindW("result", () => report(asked.report)(asked.parameters))
  )
  const told = await withPlan(async () => ({ plan: zenkokuPlan, store, now }))(story)()
  if (told._tag === "Left") throw new Error(told.left._tag)
  const { ends, result } = told.right
  expect(ends).toEqual(steps.map(({ ends }) => ends))
  expect(result.table.rows.find(({ metricCode }) => metricCode === "canvasses")).toMatchObject({
    area: "13",
    actual: 1
  })

  const reference = openMemory().store
  const plan = openPlan({ plan: zenkokuPlan, store: reference, now })
  for (const step of steps) {
    time = step.time
    await plan.execute(decisionOf(step), step.command, step.sender).catch(() => {})
  }
  const lines = (log: typeof store) => Effect.runPromise(log.read(everything))
  expect(await lines(store)).toEqual(await lines(reference))
})
