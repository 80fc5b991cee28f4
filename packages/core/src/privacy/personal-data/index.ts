// Personal data (APPI): events carry commitments, the values live in a vault, and here is decided when they must be kept and
// when they may be erased. Read events, facts, refusals, decisions, report.
import { defineTopic } from "../../topic.ts"
import {
  ErasePersonalData,
  LiftLegalHold,
  PlaceLegalHold,
  WithdrawLegalHold,
  WithdrawLegalHoldLift
} from "./decisions.ts"
import { personalDataReport } from "./report.ts"

export * from "./decisions.ts"
export * from "./events.ts"
export { erasedCommitments, heldIn, type PersonalData, people, personalDataOf, personCell } from "./facts.ts"
export * from "./refusals.ts"
export { personalDataReport } from "./report.ts"

/** Personal data. */
export const topic = defineTopic({
  name: "personal-data",
  rows: ["D8"],
  label: { ja: "個人情報", en: "Personal data" },
  by: ["headquarters"],
  decisions: [PlaceLegalHold, LiftLegalHold, WithdrawLegalHold, WithdrawLegalHoldLift, ErasePersonalData],
  reports: [personalDataReport]
})
