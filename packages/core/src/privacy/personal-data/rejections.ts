// Why a wish about personal data may be refused, each in both languages.
import { refusal } from "@keikaku/kernel"

/** No event carries a commitment about this person that was not erased. */
export const PersonalDataNotHeld = refusal("PersonalDataNotHeld", "subject", {
  ja: "{subject} に関する個人情報は保管されていません。",
  en: "No personal data is held on {subject}."
})

/** There is no hold on this basis, or it was lifted. */
export const LegalHoldNotInForce = refusal("LegalHoldNotInForce", "basis", {
  ja: "{subject} の個人情報に「{basis}」による保全措置はありません。",
  en: 'There is no legal hold on {subject} on the basis "{basis}".'
})

/** The data must be kept for a proceeding or an inquiry. */
export const LegalHoldInForce = refusal("LegalHoldInForce", "subject", {
  ja: "{subject} の個人情報は「{basis}」により保全中のため、消去できません。",
  en: 'The data on {subject} is under a legal hold ("{basis}") and cannot be erased.'
})

/** The person is in office on that day, or appointed for a later one. */
export const SubjectInOffice = refusal("SubjectInOffice", "subject", {
  ja: "{subject} は {until} まで委嘱されているため、個人情報を消去できません。",
  en: "{subject} is appointed until {until}; the personal data cannot be erased."
})

/** The retention period of the data has not ended. */
export const RetentionPeriodRunning = refusal("RetentionPeriodRunning", "occurredOn", {
  ja: "{subject} の個人情報は {until} まで保存しなければなりません。",
  en: "The personal data on {subject} must be kept until {until}."
})

/** An erasure takes two: whoever records it cannot approve it. */
export const ApproverIsActor = refusal("ApproverIsActor", "approver", {
  ja: "{approver} は記録者であるため、承認者になれません。",
  en: "{approver} records the erasure and cannot approve it."
})
