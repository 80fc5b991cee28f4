// Checks the lists of a bundle: they are recomputed from the events and compared.
import { bundleFiles } from "./layout.ts"
import type { Manifest } from "./manifest.ts"
import type { EventsRead } from "./read-events.ts"
import type { Finding } from "./report.ts"

/** The lists that differ from those of the events; only meaningful when the events are right. */
export const checkListings = (read: EventsRead, { counts, files }: Manifest): ReadonlyArray<Finding> =>
  (["commitments", "evidence"] as const)
    .filter((list) => read[list].count !== counts[list] || read[list].sha256 !== files[bundleFiles[list]]?.sha256)
    .map((list) => ({
      status: "altered",
      file: bundleFiles[list],
      sentence: {
        ja: `${bundleFiles[list]} の一覧が、記録から作り直したものと一致しません。`,
        en: `${bundleFiles[list]} differs from the list of what the events contain.`
      }
    }))
