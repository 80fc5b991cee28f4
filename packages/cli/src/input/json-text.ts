// JSON as people and programs hand it in, with an exact account of what is wrong with it.
import { findJsonFault } from "@keikaku/http/json-fault"
import type { Label } from "@keikaku/kernel"
import { Data, Result } from "effect"
import { sourceLabel } from "./text-lines.ts"

/** The text is not JSON: where, in which input, and what was expected there. */
export class MalformedJson extends Data.TaggedError("MalformedJson")<{
  readonly source: string
  readonly line: number
  readonly column: number
  readonly expected: string
}> {
  get sentence(): Label {
    const { en, ja } = sourceLabel(this.source)
    return {
      ja: `${ja}: ${this.line}行${this.column}列: JSONの誤りです（ここに必要なもの: ${this.expected}）。`,
      en: `${en}: line ${this.line}, column ${this.column}: not JSON; expected ${this.expected}`
    }
  }
}

/** Reads one JSON value. `source` says where it came from; `firstLine` is the number of the text's first line there. */
export const parseJson = (text: string, source: string, firstLine = 1): Result.Result<unknown, MalformedJson> =>
  Result.try({
    try: (): unknown => JSON.parse(text),
    catch: () => {
      const { column, expected, line } = findJsonFault(text) ?? { line: 1, column: 1, expected: "value" }
      return new MalformedJson({ source, column, expected, line: firstLine + line - 1 })
    }
  })
