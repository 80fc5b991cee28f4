// What a rewritten example calls. Equality is Node's strict deep equality: prototypes count, and so does an absent field.
import { deepStrictEqual, fail } from "node:assert"

export const equals = (actual: unknown, expected: unknown): void => deepStrictEqual(actual, expected)

/** The thunk throws or rejects, and what it throws says `text` in its name, tag, code or message. */
export const refuses = async (thunk: () => unknown, text: string): Promise<void> => {
  const outcome = await Promise.resolve()
    .then(thunk)
    .then(
      (value) => ({ value }),
      (error: unknown) => ({ error })
    )
  if ("value" in outcome) fail(`expected an error saying "${text}", got a value`)
  const error = outcome.error
  const message = `${String(error)} ${error instanceof Error ? "" : JSON.stringify(error)}`
  if (!message.includes(text)) fail(`expected an error saying "${text}", got: ${message}`)
}
