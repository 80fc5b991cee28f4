// Input that is well-formed JSON or CSV and still not what was asked for, reported with its place.
import type { Label } from "@keikaku/kernel"
import { Data } from "effect"

/** The input is malformed; the sentence names the line, field or figure at fault. */
export class MalformedData extends Data.TaggedError("MalformedData")<{
  readonly sentence: Label
  readonly details?: ReadonlyArray<string>
}> {}
