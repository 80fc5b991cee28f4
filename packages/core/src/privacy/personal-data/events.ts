// What happens to the personal data that stands behind the commitments of other events (個人情報保護法, APPI): it may not be
// erased for a while, and one day it is. FROZEN once released: new versions are added, old ones upcast.

import { eventsAbout } from "@keikaku/kernel"
import { Schema } from "effect"
import { amending } from "../../dated-history.ts"
import { ApproverId, Commitment, SubjectId, Text } from "../../identifier.ts"

const ofSubject = eventsAbout({
  fields: { subject: SubjectId, basis: Text },
  tags: (e) => [`subject:${e.subject}`],
  particulars: (e) => ({ counterparty: e.subject })
})

/** The data on a person must be kept for a proceeding or an inquiry, which the basis names (保全措置). */
export const LegalHoldPlaced = ofSubject("LegalHoldPlaced", "個人情報の保全")

/** The proceeding or inquiry that the basis names needs the data no longer. */
export const LegalHoldLifted = ofSubject("LegalHoldLifted", "個人情報の保全解除")

// What was recorded by mistake, of the day of what is taken back: it never was.

export const LegalHoldWithdrawn = ofSubject("LegalHoldWithdrawn", "個人情報の保全の取下げ", { reason: Text }, amending)
export const LegalHoldLiftWithdrawn = ofSubject(
  "LegalHoldLiftWithdrawn",
  "個人情報の保全解除の取下げ",
  { reason: Text },
  amending
)

/** The values and salts behind these commitments are to be erased wherever they are held; nobody can tell them from now on. Nothing
 * brings them back, so nothing takes this back. */
export const PersonalDataErased = ofSubject(
  "PersonalDataErased",
  "個人情報の消去",
  { commitments: Schema.NonEmptyArray(Commitment), approver: ApproverId },
  { particulars: (e) => ({ approver: e.approver }) }
)
