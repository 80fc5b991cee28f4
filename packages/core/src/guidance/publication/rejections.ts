// Why a publication may be refused, in both languages.
import { refusal } from "@keikaku/kernel"

/** A new edition has a higher number than the last. */
export const EditionNotNewer = refusal("EditionNotNewer", "edition", {
  ja: "{manual} は第{newest}版まで発行済みです（第{edition}版）。",
  en: "{manual} has been issued up to edition {newest}; this would be edition {edition}."
})
