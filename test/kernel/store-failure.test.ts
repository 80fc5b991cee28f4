// Whatever a store fails with has one sentence in both languages; the message of a conflict is the English one.
import { AppendConflict, languages, StoredEventUnreadable, StoreUnavailable, storeReasons } from "@keikaku/kernel"
import { expect, it } from "vitest"

const reasons = Object.keys(storeReasons) as ReadonlyArray<keyof typeof storeReasons>

const failures = [
  new AppendConflict({ condition: { query: [], after: 0 } }),
  new StoredEventUnreadable({ position: 7, message: "the line is missing" }),
  ...reasons.map((reason) => new StoreUnavailable({ reason, message: "the driver's own words" }))
]

it("every failure has a sentence of its own in every language", () => {
  for (const language of languages) {
    const sentences = failures.map((failure) => failure.sentence[language])
    expect(new Set(sentences).size).toBe(failures.length)
    expect(sentences).not.toContain("")
  }
})

it("the sentence names the position of an unreadable event, and leaves the words of the driver to the log", () => {
  expect(failures[1]!.sentence.en).toContain("position 7")
  for (const failure of failures) expect(failure.sentence.en).not.toContain("the driver")
})

it("the message of a conflict is its English sentence", () => {
  expect(failures[0]!.message).toBe(failures[0]!.sentence.en)
})
