// What people see of a thing that code names, in as many languages as its author wrote. English is always there, so that
// there is something to show to whoever asks for a language that a label lacks.

/** A text by language code. Our own labels are Japanese and English; a host's may have any others besides English. */
export interface Label {
  readonly en: string
  readonly [language: string]: string
}

/** The code of a language, such as ja, en, fr. */
export type Language = string

/** The languages that every label and every sentence of this project exists in. */
export const languages = ["ja", "en"] as const

/** The text in a language, or the English one where the label has no other.
 * @example
 * ```ts
 * import { textIn } from "@keikaku/kernel"
 * textIn({ ja: "着席", en: "Seat taken" }, "ja") // => "着席"
 * textIn({ ja: "着席", en: "Seat taken" }, "fr") // => "Seat taken"
 * ```
 */
export const textIn = (label: Label, language: Language): string => label[language] ?? label.en

/** A label made of another, language by language.
 * @example
 * ```ts
 * import { mapLabel } from "@keikaku/kernel"
 * mapLabel({ ja: "満席", en: "Full" }, (text) => `seat 7: ${text}`) // => { ja: "seat 7: 満席", en: "seat 7: Full" }
 * ```
 */
export const mapLabel = (label: Label, change: (text: string, language: Language) => string): Label =>
  Object.fromEntries(Object.entries(label).map(([language, text]) => [language, change(text, language)])) as Label

/** A label with a prefix in front of it, in each of its languages.
 * @example
 * ```ts
 * import { prefixed } from "@keikaku/kernel"
 * prefixed({ ja: "席 7: ", en: "Seat 7: " }, { ja: "満席", en: "full" }) // => { ja: "席 7: 満席", en: "Seat 7: full" }
 * ```
 */
export const prefixed = (prefix: Label, label: Label): Label =>
  mapLabel(label, (text, language) => `${textIn(prefix, language)}${text}`)

/** A label, or the Japanese text alone where the English one would only repeat the name in code. */
export type Named = string | Label

/** SeatTaken reads "Seat taken". */
const words = (name: string): string => name.replace(/(?<=[a-z0-9])[A-Z]+/g, (capitals) => ` ${capitals.toLowerCase()}`)

/** The label of a thing that is called `name` in code. */
export const labelOf = (name: string, label: Named): Label =>
  typeof label === "string" ? { ja: label, en: words(name) } : label
