// Which edition of a manual is the newest.
import { fact, type LocalDate } from "@keikaku/kernel"
import type { ManualId } from "../../identifier.ts"
import { ManualIssued } from "./events.ts"

/** A manual in its newest edition. */
export interface Manual {
  readonly title: string
  readonly edition: number
  readonly issuedOn: LocalDate
}

/** How a manual's history folds; `undefined` before its first edition. */
export const manuals = fact<Manual | undefined>(undefined).on(ManualIssued, (_, e) => ({
  title: e.title,
  edition: e.edition,
  issuedOn: e.occurredOn
}))

/** The manual with this identifier. */
export const manualOf = (manual: ManualId) => manuals.about(`manual:${manual}`)
