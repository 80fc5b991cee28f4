// Why a publication may be refused, in both languages.
import { defineRejection } from "@keikaku/kernel"

/** A new edition has a higher number than the last. */
export const EditionNotNewer = defineRejection("EditionNotNewer", {
  by: "edition",
  because: ["manual", "edition", "newest"],
  ja: (b) => `${b.manual} は第${b.newest}版まで発行済みです（第${b.edition}版）。`,
  en: (b) => `${b.manual} has been issued up to edition ${b.newest}; this would be edition ${b.edition}.`
})
