// The names that settings give to things, read from JSON: English and whatever other languages the federation speaks.
import { type Label, namedCheck } from "@keikaku/kernel"
import { Schema } from "effect"

/** A text by language code, English among them, none of them empty: the kernel's `Label` as a schema.
 * @example
 * ```ts
 * import { LabelText } from "@keikaku/core"
 * import { Schema } from "effect"
 *
 * Schema.is(LabelText)({ fr: "Lyon", en: "Lyons" }) // => true
 * Schema.is(LabelText)({ ja: "東京", en: "" }) // => false
 * Schema.is(LabelText)({ ja: "東京" }) // => false
 * ```
 */
export const LabelText = Schema.Record(Schema.String, Schema.NonEmptyString).check(
  namedCheck(
    "english-text",
    (texts: Readonly<Record<string, string>>) => texts.en !== undefined || "a label has an English text"
  )
) as unknown as Schema.Codec<Label>

/** A language by its code as HTML and HTTP write it (BCP 47): ja, en, fr, pt-BR.
 * @example
 * ```ts
 * import { LanguageCode } from "@keikaku/core"
 * import { Schema } from "effect"
 *
 * Schema.is(LanguageCode)("fr") // => true
 * Schema.is(LanguageCode)("French") // => false
 * ```
 */
export const LanguageCode = Schema.String.check(
  Schema.isPattern(/^[a-z]{2,3}(-[0-9A-Za-z]{2,8})*$/u, { message: "a language is a code such as ja, en or pt-BR" })
)
