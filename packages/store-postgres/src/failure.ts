// What the driver throws, as a failure of the port: the SQLSTATE codes of PostgreSQL (appendix A of its manual), and what a
// socket says, in the port's words. A code that no surrounding can cause, such as a syntax error, is our bug and dies.
import { StoreUnavailable } from "@keikaku/kernel"
import { Effect } from "effect"

type Reason = StoreUnavailable["reason"]

const reasons: Readonly<Record<string, Reason>> = {
  "25006": "read-only", // a replica, or a session that may only read
  "2BP01": "unreachable", // other objects depend on what is to be replaced
  "40001": "busy", // serialization failure
  "40P01": "busy", // deadlock
  "42501": "read-only", // the role may not
  "42P01": "unreachable", // somebody has removed the tables
  "42883": "unreachable", // or the functions
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

/** What the driver says, without a code, of a connection that could not be made, broke or timed out. */
const broken =
  /^Connection terminated|^timeout (exceeded|expired)|^Query read timeout|^Client (was closed|has encountered)|^The server does not support/

/** The store was closed by its owner; nothing that is asked of it later can be answered. */
export const closed = (): StoreUnavailable => new StoreUnavailable({ reason: "closed", message: "the store is closed" })

const reasonOf = (cause: Error & { readonly code?: unknown; readonly syscall?: unknown }): Reason | undefined => {
  const { code, syscall } = cause
  if (typeof code === "string" && /^[0-9A-Z]{5}$/.test(code)) return reasons[code] ?? classes[code.slice(0, 2)]
  if (typeof syscall === "string" || typeof code === "string" || broken.test(cause.message)) return "unreachable"
  return undefined
}

/** The failure that a thrown value stands for; `undefined` when it is a bug. */
export const unavailable = (cause: unknown): StoreUnavailable | undefined => {
  if (cause instanceof StoreUnavailable) return cause
  if (!(cause instanceof Error)) return undefined
  // Node tries all addresses of a host, and tells of each.
  const [first] = cause instanceof AggregateError ? cause.errors : [cause]
  const reason = first instanceof Error ? reasonOf(first) : undefined
  return reason && new StoreUnavailable({ reason, message: first.message, cause })
}

/** The thrown value as an effect that fails, or dies when it is a bug. */
export const failWith = (cause: unknown): Effect.Effect<never, StoreUnavailable> => {
  const failure = unavailable(cause)
  return failure ? Effect.fail(failure) : Effect.die(new Error(`bug: store-postgres: ${cause}`, { cause }))
}

/** Waits for a piece of work with the driver. */
export const attempt = <A>(work: () => Promise<A>): Effect.Effect<A, StoreUnavailable> =>
  Effect.catch(Effect.tryPromise({ try: work, catch: (cause) => cause }), failWith)
