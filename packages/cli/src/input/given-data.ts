// What `--data` hands over: one value, or one value a line (JSON Lines). The text decides which, unless the file's
// name already does; lines are read as they come, so that an import of any length needs no memory.
import { statSync } from "node:fs"
import { Effect, Result } from "effect"
import { type MalformedJson, parseJson } from "./json-text.ts"
import { bytesOf, type InputUnreadable, linesOf, type TextLine, unreadable } from "./text-lines.ts"

/** One value, or many with the size of the file they come from where that is known. */
export type GivenData =
  | { readonly _tag: "One"; readonly value: unknown }
  | { readonly _tag: "Lines"; readonly source: string; readonly lines: AsyncIterable<TextLine>; readonly size?: number }

/** Reads `--data`: JSON itself, `@file`, or `-` for standard input. */
export const givenData = (text: string): Effect.Effect<GivenData, MalformedJson | InputUnreadable> => {
  if (text !== "-" && !text.startsWith("@"))
    return Effect.map(Effect.fromResult(parseJson(text, "--data")), (value) => ({ _tag: "One", value }))
  const source = text === "-" ? "-" : text.slice(1)
  return Effect.tryPromise({ try: () => recognised(source), catch: unreadable(source) }).pipe(
    Effect.flatMap(Effect.fromResult)
  )
}

const recognised = async (source: string): Promise<Result.Result<GivenData, MalformedJson>> => {
  const size = source === "-" ? {} : { size: statSync(source).size }
  const lines = linesOf(bytesOf(source))
  const many = (first: ReadonlyArray<TextLine>): Result.Result<GivenData, MalformedJson> =>
    Result.succeed({ _tag: "Lines", source, lines: joined(first, lines), ...size })
  if (/\.(jsonl|ndjson)$/i.test(source)) return many([])

  const first = await nextFilled(lines)
  if (first !== undefined && Result.isSuccess(parseJson(first.text, source))) {
    const second = await nextFilled(lines)
    return second === undefined ? one(first.text, source, first.number) : many([first, second])
  }
  const all = first === undefined ? [] : [first]
  for await (const line of lines) all.push(line)
  const text = all.map((line) => line.text).join("\n")
  const whole = one(text, source, first?.number ?? 1)
  const filled = all.filter(isFilled)
  const looksLikeLines = filled.length > 1 && filled.every((line) => /^\s*\{.*\}\s*$/.test(line.text))
  return Result.isFailure(whole) && looksLikeLines ? many(filled) : whole
}

const one = (text: string, source: string, firstLine: number): Result.Result<GivenData, MalformedJson> =>
  Result.map(parseJson(text, source, firstLine), (value): GivenData => ({ _tag: "One", value }))

const isFilled = (line: TextLine): boolean => line.text.trim() !== ""

const nextFilled = async (lines: AsyncGenerator<TextLine>): Promise<TextLine | undefined> => {
  while (true) {
    const next = await lines.next()
    if (next.done === true) return undefined
    if (isFilled(next.value)) return next.value
  }
}

async function* joined(first: ReadonlyArray<TextLine>, rest: AsyncIterable<TextLine>): AsyncGenerator<TextLine> {
  yield* first
  for await (const line of rest) if (isFilled(line)) yield line
}
