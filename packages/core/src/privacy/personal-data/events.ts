// What happens to the personal data that stands behind the commitments of other events (個人情報保護法, APPI): it may not be
// erased for a while, and one day it is. FROZEN once released: new versions are added, old ones upcast.
import { defineEvent } from "@keikaku/kernel"
import { Schema } from "effect"
import { ApproverId, Commitment, SubjectId, Text } from "../../identifier.ts"

/** The data on a person must be kept for a proceeding or an inquiry, which the basis names (保全措置). */
export const LegalHoldPlaced = defineEvent("LegalHoldPlaced", {
  label: { ja: "個人情報の保全", en: "Legal hold placed" },
  fields: { subject: SubjectId, basis: Text },
  tags: (e) => [`subject:${e.subject}`],
  particulars: (e) => ({ counterparty: e.subject })
})

/** The proceeding or inquiry that the basis names needs the data no longer. */
export const LegalHoldLifted = defineEvent("LegalHoldLifted", {
  label: { ja: "個人情報の保全解除", en: "Legal hold lifted" },
  fields: { subject: SubjectId, basis: Text },
  tags: (e) => [`subject:${e.subject}`],
  particulars: (e) => ({ counterparty: e.subject })
})

/** The values and salts behind these commitments are to be erased wherever they are held; nobody can tell them from now on. */
export const PersonalDataErased = defineEvent("PersonalDataErased", {
  label: { ja: "個人情報の消去", en: "Personal data erased" },
  fields: { subject: SubjectId, commitments: Schema.NonEmptyArray(Commitment), basis: Text, approver: ApproverId },
  tags: (e) => [`subject:${e.subject}`],
  particulars: (e) => ({ counterparty: e.subject, approver: e.approver })
})
