// Why an event was not dealt with: what its reaction threw, a refusal that it did not expect, a command that it must not send, a
// line that cannot be read, and the store, each told from the others.
import { Data } from "effect"
import type { Label } from "./label.ts"
import type { Rejection } from "./rejection.ts"

/** The kinds of failures, as people read them. */
export const reactionFailures = {
  command: { ja: "コマンドの誤り", en: "a malformed command, or one whose id is taken" },
  refused: { ja: "予期しない拒否", en: "an unexpected refusal" },
  store: { ja: "記録庫の障害", en: "the store failed" },
  threw: { ja: "処理の誤り", en: "the reaction threw" },
  unreadable: { ja: "読めない記録", en: "an event that cannot be read" }
} as const satisfies Readonly<Record<string, Label>>

/** What could not be dealt with, and why. */
export interface Trouble {
  readonly position: number
  /** Absent where the line could not be read, and where the store failed. */
  readonly eventId?: string
  /** Which part of its line, where that was split. */
  readonly part?: number
  readonly kind: keyof typeof reactionFailures
  /** The failure's own words. */
  readonly message: string
  readonly attempts: number
}

/** The decision refused, and the reaction did not expect it. */
export class CommandRefused extends Data.TaggedError("CommandRefused")<{
  readonly decision: string
  readonly rejection: Rejection<string, any>
}> {
  get sentence(): Label {
    return this.rejection.sentence
  }
  override get message(): string {
    return `${this.decision}: ${this.rejection.code}: ${this.rejection.sentence.en}`
  }
}

/** A reaction has stopped at an event, or before the next one where the store failed. */
export class ReactionFailed extends Data.TaggedError("ReactionFailed")<{
  readonly reaction: string
  readonly trouble: Trouble
  readonly cause: unknown
}> {
  get sentence(): Label {
    const { reaction } = this
    const { attempts, kind, position } = this.trouble
    return {
      ja: `自動処理 ${reaction} は位置 ${position} で止まりました（${reactionFailures[kind].ja}、${attempts}回試行）。`,
      en: `The reaction ${reaction} stopped at position ${position}: ${reactionFailures[kind].en} (attempts: ${attempts}).`
    }
  }
  override get message(): string {
    return `${this.sentence.en} ${this.trouble.message}`
  }
}

/** Nothing of this position is set aside, or no longer. */
export class NotSetAside extends Data.TaggedError("NotSetAside")<{
  readonly reaction: string
  readonly position: number
}> {
  get sentence(): Label {
    const { position, reaction } = this
    return {
      ja: `自動処理 ${reaction} が位置 ${position} で保留しているものはありません。`,
      en: `The reaction ${reaction} has set aside nothing at position ${position}.`
    }
  }
  override get message(): string {
    return this.sentence.en
  }
}

const kindOf = (cause: unknown): Trouble["kind"] => {
  switch ((cause as { readonly _tag?: unknown } | null | undefined)?._tag) {
    case "AppendConflict":
    case "StoreUnavailable":
      return "store"
    case "CommandIdTaken":
    case "MalformedCommand":
      return "command"
    case "CommandRefused":
      return "refused"
    case "StoredEventUnreadable":
      return "unreadable"
    default:
      return "threw"
  }
}

/** The kind of a failure and its words, of which the first 500 characters are kept. */
export const reasonOf = (cause: unknown): Pick<Trouble, "kind" | "message"> => ({
  kind: kindOf(cause),
  message: (cause instanceof Error ? cause.message : String(cause)).slice(0, 500).toWellFormed()
})
