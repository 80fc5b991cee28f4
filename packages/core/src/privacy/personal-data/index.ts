// Personal data (APPI): events carry commitments, the values live in a vault, and here is decided when they must be kept and
// when they may be erased. Read events, state, rejections, decisions.
import { defineTopic } from "../../topic.ts"
import { ErasePersonalData, LiftLegalHold, PlaceLegalHold } from "./decisions.ts"

export * from "./decisions.ts"
export * from "./events.ts"
export * from "./rejections.ts"
export * from "./state.ts"

/** Personal data. */
export const topic = defineTopic({
  name: "personal-data",
  rows: ["D8"],
  label: { ja: "個人情報", en: "Personal data" },
  by: ["headquarters"],
  decisions: [PlaceLegalHold, LiftLegalHold, ErasePersonalData]
})
