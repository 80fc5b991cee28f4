// Labels in places that have room for one text only: the titles and descriptions of the OpenAPI document.
import type { Label } from "@keikaku/kernel"
import { Schema } from "effect"

/** All languages of a label in one line, English last. */
export const labelText = ({ en, ...others }: Label): string => [...Object.values(others), en].join(" / ")

/** A name by language code, as answers carry it. */
export const LabelSchema = Schema.StructWithRest(Schema.Struct({ en: Schema.String }), [
  Schema.Record(Schema.String, Schema.String)
]).annotate({ identifier: "Label" })
