// What the laws of replay look for in a log: whether its fold depends on an order that nobody could rely on, and whether
// each command in it was decided on the facts that stood at its place.
import type { Projection, Recorded } from "@keikaku/kernel"
import { Result } from "effect"
import { decideOver } from "../scenario.ts"
import { difference } from "./as-data.ts"
import type { ReplaySubject, Sent } from "./replay-play.ts"

/** A projection over a history, or on from a state. */
export const fold = <S>(
  projection: Projection<S>,
  history: ReadonlyArray<Recorded>,
  from: S = projection.initial()
): S => {
  const types = new Set(projection.query.flatMap((item) => item.types))
  return history.reduce((state, each) => (types.has(each.event._tag) ? projection.apply(state, each) : state), from)
}

const related = (a: Recorded, b: Recorded): boolean =>
  a.commandId === b.commandId || a.tags.some((tag) => !tag.startsWith("command:") && b.tags.includes(tag))

/** The history with neighbours that share no tag exchanged, wherever a draw points. */
export const otherwiseRecorded = (history: ReadonlyArray<Recorded>, draws: ReadonlyArray<number>) => {
  const other = [...history]
  for (const draw of draws) {
    const at = draw % Math.max(1, other.length - 1)
    const [a, b] = [other[at], other[at + 1]]
    if (a !== undefined && b !== undefined && !related(a, b)) other.splice(at, 2, b, a)
  }
  return other.map((each, i) => ({ ...each, position: i + 1 }))
}

/** Decides every recorded command again at its place in the log, as if nobody else had been there. */
export const decidedAsIfAlone = (
  { catalogue, settings }: ReplaySubject<any>,
  log: ReadonlyArray<Recorded>,
  sent: ReadonlyArray<Sent>
): string | undefined => {
  const commands = new Map(sent.map(({ command, commandId }) => [commandId, command]))
  for (const commandId of new Set(log.map((each) => each.commandId))) {
    const at = log.findIndex((each) => each.commandId === commandId)
    const [decision, command] = commands.get(commandId)!
    const context = { now: log[at]!.recordedAt, actor: "law", commandId, settings, catalogue }
    const verdict = decideOver(decision, log.slice(0, at), command, context)
    const due = Result.isSuccess(verdict) ? verdict.success : verdict.failure.code
    const events = log.filter((each) => each.commandId === commandId).map(({ event }) => event)
    const wrong = difference(`${decision.name} (${commandId}) was decided on facts that had changed`, events, due)
    if (wrong !== undefined) return wrong
  }
  return undefined
}
