// Where a file is malformed: its line and column, in front of what is wrong there.
import { type Label, prefixed } from "@keikaku/kernel"
import { Result } from "effect"
import { MalformedData } from "../input/malformed-data.ts"

/** A place in a file, counted from 1; without a column the whole line is meant. */
export interface Place {
  readonly source: string
  readonly line: number
  readonly column?: number
}

/** The failure of reading what stands at a place. */
export const fault = ({ column, line, source }: Place, sentence: Label) => {
  const place = {
    ja: `${source}: ${line}行${column === undefined ? "目" : `${column}列`}: `,
    en: `${source}: line ${line}${column === undefined ? "" : `, column ${column}`}: `
  }
  return Result.fail(new MalformedData({ sentence: prefixed(place, sentence) }))
}
