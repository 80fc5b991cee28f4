// Maps what the driver throws to failures of the port, by PostgreSQL's SQLSTATE codes (appendix A of its manual) and by errors of
// sockets. A code that the environment cannot cause, such as a syntax error, is a defect and dies.
import { StoreUnavailable, storeReasons } from "@keikaku/kernel"
import { Effect } from "effect"

type Reason = StoreUnavailable["reason"]

const reasons: Readonly<Record<string, Reason>> = {
  "25006": "read-only", // a replica, or a session that may only read
  "2BP01": "unreachable", // other objects depend on what is to be replaced
  "40001": "busy", // serialization failure
  "40P01": "busy", // deadlock
  "42501": "read-only", // insufficient privilege
  "42P01": "unreachable", // the tables were dropped
  "42703": "unreachable", // columns were dropped
  "42883": "unreachable", // the functions were dropped
  "53100": "full", // disk
  "53200": "full", // memory
  "53300": "unreachable", // too many connections
  "55P03": "busy", // lock_timeout
  "57014": "busy", // statement_timeout, or cancelled by an administrator
  XX001: "corrupt", // data
  XX002: "corrupt" // index
}

/** Whole classes of codes. */
const classes: Readonly<Record<string, Reason>> = {
  "08": "unreachable", // connection exception
  "28": "unreachable", // authorization
  "3D": "unreachable", // no such database
  "3F": "unreachable", // no such schema
  "57": "unreachable", // the server is starting, stopping or has crashed
  "58": "unreachable" // a file of the server
}

/** The driver's messages, without a code, for a connection that could not be made, broke or timed out. */
const connectionErrors =
  /^Connection terminated|^timeout expired|^Query read timeout|^Client (was closed|has encountered)|^The server does not support/

/** The pool's message when all of its connections were in use for too long. */
const poolExhausted = "timeout exceeded when trying to connect"

/** The failure of whoever cannot be served where the address leads. */
export const unreachable = (message: string): StoreUnavailable =>
  new StoreUnavailable({ reason: "unreachable", message })

/** The failure of every operation after the store was closed. */
export const closed = (): StoreUnavailable =>
  new StoreUnavailable({ reason: "closed", message: storeReasons.closed.en })

const reasonOf = (cause: Error & { readonly code?: unknown; readonly syscall?: unknown }): Reason | undefined => {
  const { code, syscall } = cause
  if (typeof code === "string" && /^[0-9A-Z]{5}$/.test(code)) return reasons[code] ?? classes[code.slice(0, 2)]
  if (cause.message === poolExhausted) return "busy"
  if (typeof syscall === "string" || typeof code === "string" || connectionErrors.test(cause.message))
    return "unreachable"
  return undefined
}

/** The failure for a thrown value; undefined when it is a defect. */
export const unavailable = (cause: unknown): StoreUnavailable | undefined => {
  if (cause instanceof StoreUnavailable) return cause
  if (!(cause instanceof Error)) return undefined
  // Node tries all addresses of a host and reports one error for each.
  const [first] = cause instanceof AggregateError ? cause.errors : [cause]
  const reason = first instanceof Error ? reasonOf(first) : undefined
  return reason && new StoreUnavailable({ reason, message: first.message, cause })
}

/** Fails with the failure for a thrown value; dies when it is a defect. */
export const failWith = (cause: unknown): Effect.Effect<never, StoreUnavailable> => {
  const failure = unavailable(cause)
  return failure ? Effect.fail(failure) : Effect.die(new Error(`bug: store-postgres: ${cause}`, { cause }))
}

/** Runs asynchronous work with the driver. */
export const attempt = <A>(work: () => Promise<A>): Effect.Effect<A, StoreUnavailable> =>
  Effect.catch(Effect.tryPromise({ try: work, catch: (cause) => cause }), failWith)
