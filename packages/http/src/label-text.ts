// Labels in places that have room for one text only: the titles and descriptions of the OpenAPI document.
import type { Label } from "@keikaku/kernel"
import { Schema } from "effect"

/** Both languages in one line, Japanese first. */
export const labelText = ({ en, ja }: Label): string => `${ja} / ${en}`

/** A name in Japanese and English, as answers carry it. */
export const LabelSchema = Schema.Struct({ ja: Schema.String, en: Schema.String }).annotate({ identifier: "Label" })
