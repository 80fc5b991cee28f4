// Looks for whatever in the file is not as the store made it, part by part: a part that is too damaged to be read is one of the
// findings, and the others are looked at nevertheless.
import { type Discrepancy, damage, identityKey, maxDiscrepancies, type StoreUnavailable } from "@keikaku/kernel"
import { Effect } from "effect"
import type { Connection } from "./connection.ts"
import { exact, shown, textIn } from "./exact-text.ts"
import { attempt } from "./failure.ts"
import { checkIndex, isInLog } from "./index-check.ts"
import { integrityDiscrepancies, outsideLog, schemaDiscrepancies } from "./schema-check.ts"
import type { RetryPolicy } from "./sidecar.ts"

const textsPerPage = 100

/** Keys and texts beside the log that are not UTF-8, and an identity that is missing. */
const checkKept = function* (connection: Connection): Generator<() => void, ReadonlyArray<Discrepancy>> {
  const found: Array<Discrepancy> = []
  let [offset, isDone, hasIdentity] = [0, false, false]
  const checkPage = () => {
    const page = connection.all(
      `SELECT CAST(key AS BLOB), ${exact("key")}, ${exact("text")} FROM kept ORDER BY key LIMIT ${textsPerPage} OFFSET ?`,
      [offset]
    )
    for (const [key, ...texts] of page) {
      const name = shown(key).slice(0, 100)
      hasIdentity ||= name === identityKey
      try {
        texts.map(textIn)
      } catch {
        found.push(damage(`the text that is kept under ${name} is not UTF-8`))
      }
    }
    offset += page.length
    isDone = page.length < textsPerPage
  }
  while (!isDone) yield checkPage
  return hasIdentity ? found : [...found, damage("the log has no identity")]
}

/** A part that is one step. */
const once = (look: () => ReadonlyArray<Discrepancy>) =>
  function* (): Generator<() => void, ReadonlyArray<Discrepancy>> {
    let found: ReadonlyArray<Discrepancy> = []
    yield () => {
      found = look()
    }
    return found
  }

/** The check of the file of one connection. */
export const discrepanciesOn = (
  connection: Connection,
  retryPolicy: RetryPolicy
): Effect.Effect<ReadonlyArray<Discrepancy>, StoreUnavailable> => {
  const run = (part: () => Generator<() => void, ReadonlyArray<Discrepancy>>) =>
    Effect.gen(function* () {
      const steps = part()
      while (true) {
        const step = steps.next()
        if (step.done === true) return step.value
        yield* retryPolicy(attempt(() => connection.transaction("read", step.value)))
        yield* Effect.yieldNow
      }
    }).pipe(
      Effect.catchIf(
        ({ reason }) => reason === "corrupt",
        ({ message, position }) => Effect.succeed([damage(message, position)])
      )
    )
  const parts = [
    once(() => schemaDiscrepancies(connection)),
    once(() => integrityDiscrepancies(connection)),
    once(() => [...outsideLog(connection, "event", isInLog), ...outsideLog(connection, "tagged", isInLog)]),
    () => checkKept(connection),
    () => checkIndex(connection)
  ]
  return Effect.map(Effect.forEach(parts, run), (found) => {
    const bySentence = new Map(found.flat().map((each) => [each.sentence.en, each]))
    return [...bySentence.values()].slice(0, maxDiscrepancies)
  })
}
