// What is published to guide the work. FROZEN once released: new versions are added, old ones upcast.
import { defineEvent } from "@keikaku/kernel"
import { Schema } from "effect"
import { ManualId, Text } from "../../identifier.ts"

/** A handbook or manual (手引・マニュアル, plan §4(3)) was issued in an edition. */
export const ManualIssued = defineEvent("ManualIssued", {
  label: { ja: "手引・マニュアルの発行", en: "Manual issued" },
  fields: { manual: ManualId, title: Text, edition: Schema.Natural },
  tags: (e) => [`manual:${e.manual}`]
})
