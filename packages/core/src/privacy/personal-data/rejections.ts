// Why a wish about personal data may be refused, each in both languages.
import { defineRejection } from "@keikaku/kernel"

/** No event carries a commitment about this person that was not erased. */
export const PersonalDataNotHeld = defineRejection("PersonalDataNotHeld", {
  by: "subject",
  because: ["subject"],
  ja: (b) => `${b.subject} に関する個人情報は保管されていません。`,
  en: (b) => `No personal data is held on ${b.subject}.`
})

/** There is no hold on this basis, or it was lifted. */
export const LegalHoldNotInForce = defineRejection("LegalHoldNotInForce", {
  by: "basis",
  because: ["subject", "basis"],
  ja: (b) => `${b.subject} の個人情報に「${b.basis}」による保全措置はありません。`,
  en: (b) => `There is no legal hold on ${b.subject} on the basis "${b.basis}".`
})

/** The data must be kept for a proceeding or an inquiry. */
export const LegalHoldInForce = defineRejection("LegalHoldInForce", {
  by: "subject",
  because: ["subject", "basis"],
  ja: (b) => `${b.subject} の個人情報は「${b.basis}」により保全中のため、消去できません。`,
  en: (b) => `The data on ${b.subject} is under a legal hold ("${b.basis}") and cannot be erased.`
})

/** The person is in office on that day, or appointed for a later one. */
export const SubjectInOffice = defineRejection("SubjectInOffice", {
  by: "subject",
  because: ["subject", "until"],
  ja: (b) => `${b.subject} は ${b.until} まで委嘱されているため、個人情報を消去できません。`,
  en: (b) => `${b.subject} is appointed until ${b.until}; the personal data cannot be erased.`
})

/** The retention period of the data has not ended. */
export const RetentionPeriodRunning = defineRejection("RetentionPeriodRunning", {
  by: "occurredOn",
  because: ["subject", "until"],
  ja: (b) => `${b.subject} の個人情報は ${b.until} まで保存しなければなりません。`,
  en: (b) => `The personal data on ${b.subject} must be kept until ${b.until}.`
})

/** An erasure takes two: whoever records it cannot approve it. */
export const ApproverIsActor = defineRejection("ApproverIsActor", {
  by: "approver",
  because: ["approver"],
  ja: (b) => `${b.approver} は記録者であるため、承認者になれません。`,
  en: (b) => `${b.approver} records the erasure and cannot approve it.`
})
