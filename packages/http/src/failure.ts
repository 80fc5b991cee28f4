// The world says no: what a failure of the kernel is over HTTP. Whoever may simply send the same request again is told
// so with Retry-After; whoever must wait for somebody to repair the store is not.
import type { MalformedHistory, MalformedParameters, ReportForbidden, UnknownReport } from "@keikaku/core"
import type {
  AppendConflict,
  CommandIdTaken,
  MalformedCommand,
  StoredEventUnreadable,
  StoreUnavailable
} from "@keikaku/kernel"
import { jsonPointer } from "./json-pointer.ts"
import { malformed, Problem, refused } from "./problem.ts"

/** The failures that a request can meet. */
export type Failure =
  | AppendConflict
  | CommandIdTaken
  | MalformedCommand
  | MalformedHistory
  | MalformedParameters
  | ReportForbidden
  | StoreUnavailable
  | StoredEventUnreadable
  | UnknownReport

/** Seconds after which a busy store is worth another try. */
export const retryAfterSeconds = 1

const retryAfter = { "retry-after": String(retryAfterSeconds) }

/**
 * The problem that tells of a failure. A conflict that outlasts the kernel's own retries is 503 and not 409: nothing in
 * the request has to change before it is sent again (RFC 9110 §15.5.10, §15.6.4).
 */
export const problemOf = (failure: Failure): Problem => {
  switch (failure._tag) {
    case "MalformedCommand":
      return malformed(failure.issues.map(({ message, path }) => ({ in: "body", path: jsonPointer(path), message })))
    case "MalformedHistory":
    case "MalformedParameters":
      return malformed(failure.issues.map(({ message, path }) => ({ in: "query", path: jsonPointer(path), message })))
    case "ReportForbidden":
      return refused(failure.rejection)
    case "UnknownReport":
      throw new Error(`bug: http: ${failure.message}`)
    case "CommandIdTaken":
      return new Problem({
        kind: "key-reused",
        status: 422,
        title: "The idempotency key belongs to another command",
        sentence: failure.sentence,
        members: { decision: failure.decision, recorded: failure.recorded }
      })
    case "AppendConflict":
      return new Problem({
        kind: "conflict",
        status: 503,
        title: "Too many others decide on the same facts",
        sentence: {
          ja: "同じ事実に基づく決定が集中しています。同じ要求をもう一度送ってください。",
          en: "Too many others decide on the same facts at this moment. Send the same request again."
        },
        headers: retryAfter
      })
    case "StoreUnavailable":
      return unavailable(failure)
    case "StoredEventUnreadable":
      return new Problem({
        kind: "unreadable",
        status: 500,
        title: "A recorded event cannot be read",
        sentence: {
          ja: `位置 ${failure.position} の記録を読み取れません。`,
          en: `The event at position ${failure.position} cannot be read.`
        },
        members: { position: failure.position }
      })
  }
}

const unavailable = ({ reason }: StoreUnavailable): Problem => {
  const passes = reason === "busy" || reason === "unreachable"
  return new Problem({
    kind: "unavailable",
    status: 503,
    title: "The store cannot serve",
    sentence: {
      ja: passes ? "記録庫が混み合っています。もう一度送ってください。" : `記録庫が使えません（${reason}）。`,
      en: passes ? "The store is busy. Send the same request again." : `The store cannot serve: ${reason}.`
    },
    members: { reason },
    ...(passes ? { headers: retryAfter } : {})
  })
}
