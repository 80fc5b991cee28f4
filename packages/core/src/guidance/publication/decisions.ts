// What may be asked of the publishers.
import { alreadySo } from "@keikaku/kernel"
import { Schema } from "effect"
import { decision } from "../../decision.ts"
import { ManualId, Text } from "../../identifier.ts"
import { ManualIssued } from "./events.ts"
import { EditionNotNewer } from "./rejections.ts"
import { manualOf } from "./state.ts"

/** Issues a manual, or a newer edition of it. */
export const IssueManual = decision(
  "IssueManual",
  { ja: "手引・マニュアルを発行する", en: "Issue a manual" },
  {
    payload: { manual: ManualId, title: Text, edition: Schema.Natural },
    records: [ManualIssued],
    refuses: [EditionNotNewer],
    reads: (c) => ({ manual: manualOf(c.manual) }),
    decide: (c, { manual }) => {
      if (manual === undefined || manual.edition < c.edition) return ManualIssued(c)
      return manual.edition === c.edition && manual.title === c.title
        ? alreadySo
        : EditionNotNewer({ ...c, newest: manual.edition })
    }
  }
)
