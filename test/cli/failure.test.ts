// A failure has one sentence, wherever it is shown: the command line and HTTP add a code, a place and a hint, and no words of
// their own for what went wrong.
import { CheckpointRefused, SealedRecordAltered, WrongVaultKey } from "@keikaku/audit"
import { MalformedHistory, MalformedParameters, UnknownReport } from "@keikaku/core"
import {
  AppendConflict,
  languages,
  MalformedCommand,
  StoredEventUnreadable,
  StoreUnavailable,
  storeReasons
} from "@keikaku/kernel"
import { describe, expect, it } from "vitest"
import { type Failure, failureText } from "../../packages/cli/src/failure.ts"
import { MalformedJson } from "../../packages/cli/src/input/json-text.ts"
import { StoreMissing } from "../../packages/cli/src/stores.ts"
import { problemOf } from "../../packages/http/src/failure.ts"

const issues = [{ path: ["shares", 2], message: "Missing key" }]
const served = [
  new MalformedCommand({ decision: "DraftPlan", issues }),
  new MalformedParameters({ report: "cases", issues }),
  new MalformedHistory({ issues }),
  new AppendConflict({ condition: { query: [], after: 0 } }),
  ...(Object.keys(storeReasons) as ReadonlyArray<keyof typeof storeReasons>).map(
    (reason) => new StoreUnavailable({ reason, message: "ENOENT" })
  ),
  new StoredEventUnreadable({ position: 7, message: "it is not canonical" })
]
const failures: ReadonlyArray<Failure> = [
  ...served,
  new UnknownReport({ report: "case", known: ["cases"] }),
  new CheckpointRefused({ reason: "shorter", size: 5 }),
  new WrongVaultKey({ commitment: "commitment:1" }),
  new SealedRecordAltered({ commitment: "commitment:1" }),
  new StoreMissing({ place: "/tmp/plan.db" }),
  new MalformedJson({ source: "-", line: 1, column: 2, expected: "value" })
]
const titled = <F extends Failure>(failure: F) => [`${failure._tag}: ${failure.message}`, failure] as const

describe("the sentence of a failure stands once", () => {
  it.each(failures.map(titled))(
    "the command line shows it in the language asked for, and details below it: %s",
    (_, failure) => {
      for (const language of languages) {
        const [first, ...details] = failureText(failure, language).split("\n")
        expect(first).toBe(failure.sentence[language])
        expect(details.every((detail) => detail.startsWith("  "))).toBe(true)
      }
      expect(failure.sentence.ja).not.toBe(failure.sentence.en)
    }
  )

  it.each(served.map(titled))("HTTP answers with it: %s", (_, failure) => {
    expect(problemOf(failure).sentence).toEqual(failure.sentence)
  })

  it("a mistyped report is answered with the one that was probably meant", () => {
    expect(failureText(new UnknownReport({ report: "casse", known: ["cases"] }), "en")).toContain("Did you mean cases?")
  })
})
