// The business says no. A rejection is data: a stable code, a sentence, and what forbids. It is returned, never thrown, and
// nothing is recorded. A kind of rejection is its sentence as a template: what stands in braces is filled in for each one.
import { type Label, type Language, mapLabel, textIn } from "./label.ts"

/** A refusal, ready to be shown or matched on. `by` names the field of the command or the fact that forbids. */
export interface Rejection<Code extends string = string, Because = Readonly<Record<string, string | number>>> {
  readonly code: Code
  readonly by: string
  readonly because: Because
  readonly sentence: Label
}

/** The particulars of a refusal, under the names that its definition lists. */
export type Because<Name extends string> = { readonly [K in Name]: string | number }

/** Makes one kind of rejection; `code` is its stable name, `because` names its particulars. */
export interface RejectionDefinition<Code extends string = string, Name extends string = any> {
  (given: Because<Name>): Rejection<Code, Because<Name>>
  readonly code: Code
  readonly by: string
  readonly because: ReadonlyArray<Name>
  /** The template: what stands in braces is filled in. */
  readonly sentence: Label
  /** Whether a rejection is one of this kind. */
  readonly is: (rejection: Rejection<string, any>) => rejection is Rejection<Code, Because<Name>>
}

/** The rejection type that a definition makes. */
export type RejectionOf<D> = D extends (given: any) => infer R ? R : never

type NamesIn<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | NamesIn<Rest> : never

const braces = /\{(\w+)\}/g

/**
 * Defines one kind of rejection by its sentence in each language.
 * @param by the field of the command, or the fact, that forbids
 * @param more `labels` says how a value is called where it is a code; `also` names the particulars that the sentence lacks
 * @example
 * ```ts
 * import { refusal } from "@keikaku/kernel"
 * const SeatOccupied = refusal("SeatOccupied", "seat", { ja: "席 {seat} はふさがっています。", en: "Seat {seat} is taken." })
 * const rejection = SeatOccupied({ seat: 7 })
 * rejection.sentence.en // => "Seat 7 is taken."
 * rejection.because // => { seat: 7 }
 * SeatOccupied.is(rejection) // => true
 * ```
 */
export const refusal = <
  const Code extends string,
  const Sentence extends Label,
  const Also extends ReadonlyArray<string> = readonly []
>(
  code: Code,
  by: string,
  sentence: Sentence,
  more: {
    readonly labels?: { readonly [K in NamesIn<Sentence[keyof Sentence] & string>]?: Readonly<Record<string, Label>> }
    readonly also?: Also
  } = {}
): RejectionDefinition<Code, NamesIn<Sentence[keyof Sentence] & string> | Also[number]> => {
  type Name = NamesIn<Sentence[keyof Sentence] & string> | Also[number]
  const inBraces = Object.values(sentence).flatMap((text) => [...text.matchAll(braces)].map(([, name]) => name as Name))
  const names: ReadonlyArray<Name> = [...new Set([...inBraces, ...((more.also ?? []) as ReadonlyArray<Name>)])]
  const labels = (more.labels ?? {}) as Readonly<Record<string, Readonly<Record<string, Label>> | undefined>>
  const shown = (name: string, value: string | number, language: Language): string => {
    const label = labels[name]?.[value]
    return label === undefined ? String(value) : textIn(label, language)
  }
  const make = (given: Because<Name>): Rejection<Code, Because<Name>> => {
    const because = Object.fromEntries(names.map((name) => [name, given[name]])) as Because<Name>
    const filled = mapLabel(sentence, (text, language) =>
      text.replace(braces, (_, name: Name) => shown(name, because[name], language))
    )
    return { code, by, because, sentence: filled }
  }
  return Object.assign(make, {
    code,
    by,
    because: names,
    sentence,
    is: (rejection: Rejection<string, any>): rejection is Rejection<Code, Because<Name>> => rejection.code === code
  })
}
