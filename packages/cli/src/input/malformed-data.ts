// Input that is well-formed JSON or CSV and still not what was asked for, said in both languages with its place.
import { Data } from "effect"

/** The input does not say what it must; the sentences name the line, field or figure at fault. */
export class MalformedData extends Data.TaggedError("MalformedData")<{
  readonly ja: string
  readonly en: string
  readonly details?: ReadonlyArray<string>
}> {}
