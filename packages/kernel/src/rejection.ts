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

/** Makes one kind of rejection; `code` is its stable name, `because` names what each one tells. */
export interface RejectionDefinition<Code extends string = string, Name extends string = any> {
  (because: Because<Name>): Rejection<Code, Because<Name>>
  readonly code: Code
  readonly by: string
  readonly because: ReadonlyArray<Name>
}

/** The particulars of a refusal, under the names that its definition lists. */
export type Because<Name extends string> = { readonly [K in Name]: string | number }

/** The rejection type that a definition makes. */
export type RejectionOf<D> = D extends (because: any) => infer R ? R : never

/**
 * Defines one kind of rejection with its sentences. Of what it is given it keeps the particulars that `because` lists.
 * @example
 * ```ts
 * import { defineRejection } from "@keikaku/kernel"
 * const SeatOccupied = defineRejection("SeatOccupied", {
 *   by: "seat",
 *   because: ["seat"],
 *   ja: (b) => `席 ${b.seat} はふさがっています。`,
 *   en: (b) => `Seat ${b.seat} is taken.`
 * })
 * SeatOccupied({ seat: 7 }).en // => "Seat 7 is taken."
 * ```
 */
export const defineRejection = <const Code extends string, const Name extends string>(
  code: Code,
  definition: {
    readonly by: string
    readonly because: ReadonlyArray<Name>
    readonly ja: (because: Because<Name>) => string
    readonly en: (because: Because<Name>) => string
  }
): RejectionDefinition<Code, Name> => {
  const make = (given: Because<Name>): Rejection<Code, Because<Name>> => {
    const because = Object.fromEntries(definition.because.map((name) => [name, given[name]])) as Because<Name>
    return { code, by: definition.by, because, ja: definition.ja(because), en: definition.en(because) }
  }
  return Object.assign(make, { code, by: definition.by, because: definition.because })
}
