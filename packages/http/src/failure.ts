// The world says no: the status of each failure over HTTP; its sentence is its own. Retry-After stands where the same request may
// simply be sent again, and not where somebody must repair the store first.
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

const issuesOf = (part: "body" | "query", { issues }: Extract<Failure, { readonly issues: unknown }>) =>
  issues.map(({ message, path }) => ({ in: part, path: jsonPointer(path), message }))

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
 * A failure as a problem. A conflict that outlasts the kernel's own retries is 503 and not 409: nothing in
 * the request has to change before it is sent again (RFC 9110 §15.5.10, §15.6.4).
 */
export const problemOf = (failure: Failure): Problem => {
  switch (failure._tag) {
    case "MalformedCommand":
      return malformed(issuesOf("body", failure), { sentence: failure.sentence })
    case "MalformedHistory":
    case "MalformedParameters":
      return malformed(issuesOf("query", failure), { sentence: failure.sentence })
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
        sentence: failure.sentence,
        headers: retryAfter
      })
    case "StoreUnavailable":
      return unavailable(failure)
    case "StoredEventUnreadable":
      return new Problem({
        kind: "unreadable",
        status: 500,
        title: "A recorded event cannot be read",
        sentence: failure.sentence,
        members: { position: failure.position }
      })
  }
}

const unavailable = ({ reason, sentence }: StoreUnavailable): Problem => {
  const passes = reason === "busy" || reason === "unreachable"
  return new Problem({
    kind: "unavailable",
    status: 503,
    title: "The store cannot serve",
    sentence,
    members: { reason },
    ...(passes ? { headers: retryAfter } : {})
  })
}
