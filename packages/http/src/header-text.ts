// What an identifier may look like that comes in a header: who asks, and the command's id.
import { Schema } from "effect"

const pattern = /^[!-~]{1,200}$/u

/** Whether a value may be an identifier in a header. */
export const isHeaderText = (value: unknown): value is string => typeof value === "string" && pattern.test(value)

/** The schema of such an identifier. */
export const headerText = (description: string) =>
  Schema.String.check(Schema.isPattern(pattern, { message: "needs 1 to 200 visible ASCII characters" })).annotate({
    description
  })
