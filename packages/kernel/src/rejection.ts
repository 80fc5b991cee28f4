// The business says no. A rejection is data: a stable code, a sentence in both languages, and what forbids. It is
// returned, never thrown, and nothing is recorded.

/** A refusal, ready to be shown or matched on. `by` names the field of the command or the fact that forbids. */
export interface Rejection<Code extends string = string, Because = Readonly<Record<string, unknown>>> {
  readonly code: Code
  readonly by: string
  readonly because: Because
  readonly ja: string
  readonly en: string
}

/** Makes one kind of rejection; `code` is its stable name. */
export interface RejectionDefinition<Code extends string = string, Because = any> {
  (because: Because): Rejection<Code, Because>
  readonly code: Code
  readonly by: string
}

/** The rejection type that a definition makes. */
export type RejectionOf<D> = D extends (because: any) => infer R ? R : never

/**
 * Defines one kind of rejection with its sentences.
 * @example
 * ```ts
 * import { defineRejection } from "@keikaku/kernel"
 * const CardExpired = defineRejection("CardExpired", {
 *   by: "promoter",
 *   ja: (b: { promoter: string }) => `推進員 ${b.promoter} の推進員証は期限切れです。`,
 *   en: (b) => `The card of promoter ${b.promoter} has expired.`
 * })
 * CardExpired({ promoter: "p1" }).en // => "The card of promoter p1 has expired."
 * ```
 */
export const defineRejection = <const Code extends string, Because>(
  code: Code,
  definition: {
    readonly by: string
    readonly ja: (because: Because) => string
    readonly en: (because: Because) => string
  }
): RejectionDefinition<Code, Because> =>
  Object.assign(
    (because: Because): Rejection<Code, Because> => ({
      code,
      by: definition.by,
      because,
      ja: definition.ja(because),
      en: definition.en(because)
    }),
    { code, by: definition.by }
  )
