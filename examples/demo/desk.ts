// The desk where every command is handed in. It counts what becomes of them, keeps one example of every refusal, and
// takes any other outcome than the one a step is meant to have for a mistake of this demonstration.
import { type Application, execute, type Label, type MalformedCommand, type Outcome } from "@keikaku/kernel"
import { Effect } from "effect"
import type { Step } from "./step.ts"

/** A code under which commands were refused: how often, and the sentence of the first. */
export interface Refusal {
  readonly code: string
  readonly example: Label
  times: number
}

/** What became of the commands. */
export interface Tally {
  commands: number
  repeated: number
  readonly events: Map<string, number>
  readonly refusals: Map<string, Refusal>
}

/** One in this many commands is sent twice, as happens when the answer is lost on its way. */
const sentTwice = 200

const malformedOutcome = ({ decision, issues }: MalformedCommand): Outcome => {
  const [issue] = issues
  const complaint = `${issue?.path.join(".")}: ${issue?.message}`
  const [ja, en] = [`指示 ${decision} の形が誤っています（${complaint}）`, `This is not a ${decision} (${complaint})`]
  return { _tag: "Refused", rejection: { code: "MalformedCommand", by: "payload", because: {}, sentence: { ja, en } } }
}

/** A desk for an application; steps handed in at the same time must not depend on each other. */
export const deskFor = (application: Application) => {
  const tally: Tally = { commands: 0, repeated: 0, events: new Map(), refusals: new Map() }

  const count = (outcome: Outcome): string | undefined => {
    if (outcome._tag === "Recorded") {
      if (outcome.repeated) tally.repeated++
      else for (const { event } of outcome.events) tally.events.set(event._tag, (tally.events.get(event._tag) ?? 0) + 1)
    }
    if (outcome._tag !== "Refused") return undefined
    const { code, sentence } = outcome.rejection
    const refusal = tally.refusals.get(code) ?? { code, example: sentence, times: 0 }
    tally.refusals.set(code, refusal)
    refusal.times++
    return code
  }

  const handIn = Effect.fnUntraced(function* ({ actor, command, decision, on, refusal }: Step) {
    const commandId = `demo-${++tally.commands}`
    const times = tally.commands % sentTwice === 0 ? 2 : 1
    for (let time = 0; time < times; time++) {
      const outcome = yield* execute(application, decision, command, { commandId, actor }).pipe(
        Effect.catchTag("MalformedCommand", (malformed) => Effect.succeed(malformedOutcome(malformed)))
      )
      const code = count(outcome)
      if (code !== refusal)
        throw new Error(
          `bug: demo: ${on} ${decision.name} ${JSON.stringify(command)}: ${code ?? outcome._tag}, not ${refusal ?? "recorded"}`
        )
    }
  })

  return { tally, handIn }
}
