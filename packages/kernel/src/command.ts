// A command as it arrives: plain JSON and who sends it. Both are checked here, before a rule sees them; what is wrong is told with the
// place of each fault.
import { Data, Result } from "effect"
import { memoize } from "effect/Function"
import { findUnstorable } from "./canonical-json.ts"
import type { Decision } from "./decision.ts"
import { Grounds, groundsIn } from "./grounds.ts"
import type { Label } from "./label.ts"
import { type Issue, issueText } from "./schema-issues.ts"
import { type Decoder, strictDecoder } from "./strict-decoder.ts"

/** Who asks, and under which id. The same command under the same id returns what was recorded first and records nothing; another
 * command under that id fails as `CommandIdTaken`. A command that recorded nothing is decided anew. */
export interface CommandMetadata extends Grounds {
  readonly commandId: string
  readonly actor: string
  readonly correlationId?: string
  readonly causationId?: string
}

/** The command is malformed: each issue names the path of the offending field. Nothing was recorded. */
export class MalformedCommand extends Data.TaggedError("MalformedCommand")<{
  readonly decision: string
  readonly issues: ReadonlyArray<Issue>
}> {
  get sentence(): Label {
    return {
      ja: `${this.decision}: 入力に誤りがあります。何も記録していません。`,
      en: `${this.decision}: the data is malformed. Nothing was recorded.`
    }
  }
  override get message(): string {
    return `${this.decision}: ${this.issues.map(issueText).join("; ")}`
  }
}

export const malformed = (decision: Decision, ...issues: ReadonlyArray<Issue>) =>
  new MalformedCommand({ decision: decision.name, issues })

/** The longest text of a command's metadata, in UTF-16 code units. A cause may be an event, whose id is longer than its command's. */
const longest = (field: string): number => (field === "causationId" ? 210 : 200)
const decodeGrounds = strictDecoder(Grounds)
const decoderOf: <C>(decision: Decision<any, C>) => Decoder<C> = memoize(({ payload }: Decision) =>
  strictDecoder(payload)
)

/** The command of a payload and its metadata, or everything that is malformed in them. */
export const decodeCommand = <C>(
  decision: Decision<any, C>,
  payload: unknown,
  metadata: CommandMetadata
): Result.Result<C, MalformedCommand> => {
  const { corrects, evidence, ...texts } = metadata
  for (const [field, text] of Object.entries(texts))
    if (typeof text !== "string" || text === "" || text.length > longest(field) || findUnstorable(text))
      return Result.fail(
        malformed(decision, { path: [field], message: `needs 1 to ${longest(field)} characters of well-formed text` })
      )
  const grounds = decodeGrounds(groundsIn({ corrects, evidence } as Grounds))
  const decoded = Result.isFailure(grounds) ? Result.fail(grounds.failure) : decoderOf(decision)(payload)
  return Result.mapError(decoded, (issues) => malformed(decision, ...issues))
}

/** A payload that was looked at alone, without asking: the command as its rule would see it, or what is malformed. */
export type Parsed<C> =
  | { readonly _tag: "Parsed"; readonly command: C }
  | { readonly _tag: "Malformed"; readonly issues: ReadonlyArray<Issue> }

/**
 * Reads the payload of a decision, with the faults that `execute` would tell.
 * @example
 * ```ts
 * import { publication } from "@keikaku/core"
 * import { parseCommand } from "@keikaku/kernel"
 * parseCommand(publication.IssueManual, { manual: "m1", title: "手引", edition: 1, occurredOn: "2023-06-31" })
 * // => { _tag: "Malformed", issues: [{ path: ["occurredOn"], message: "there is no such date: 2023-06-31" }] }
 * ```
 */
export const parseCommand = <C>(decision: Decision<any, C>, payload: unknown): Parsed<C> => {
  const decoded = decoderOf(decision)(payload)
  return Result.isSuccess(decoded)
    ? { _tag: "Parsed", command: decoded.success }
    : { _tag: "Malformed", issues: decoded.failure }
}
