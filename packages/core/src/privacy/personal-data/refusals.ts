// Why a command about personal data is refused.
import { refusal } from "@keikaku/kernel"
import { LegalHoldLifted, LegalHoldPlaced } from "./events.ts"

/** No event carries a commitment about this person that was not erased. */
export const PersonalDataNotHeld = refusal("PersonalDataNotHeld", "subject", {
  ja: "{subject} に関する個人情報は保管されていません。",
  en: "No personal data is held on {subject}."
})

export const LegalHoldAlreadyPlaced = refusal("LegalHoldAlreadyPlaced", "occurredOn", {
  ja: "{subject} の個人情報には「{basis}」による保全措置が {occurredOn} からあります。",
  en: 'The data on {subject} has been under a legal hold ("{basis}") since {occurredOn}.'
})

export const LegalHoldNotInForce = refusal("LegalHoldNotInForce", "basis", {
  ja: "{subject} の個人情報にその日「{basis}」による保全措置はありません。",
  en: 'There is no legal hold on {subject} on the basis "{basis}" that day.'
})

/** What was never recorded, or was taken back already, cannot be taken back. */
export const NoHoldEntryToWithdraw = refusal("NoHoldEntryToWithdraw", "basis", {
  ja: "{subject} の個人情報に「{basis}」による保全の取り下げる記録がありません。",
  en: 'There is no such entry on {subject} on the basis "{basis}" to take back.'
})

/** An entry of a later day would not be allowed any more: that is taken back first. */
export const LaterHoldEntryStands = refusal(
  "LaterHoldEntryStands",
  "basis",
  {
    ja: "{subject} には {on} の「{later}」があります。先にそれを取り下げてください。",
    en: '{subject} has "{later}" of {on}, which would have to be taken back first.'
  },
  { labels: { later: Object.fromEntries([LegalHoldPlaced, LegalHoldLifted].map(({ label, type }) => [type, label])) } }
)

export const LegalHoldInForce = refusal("LegalHoldInForce", "subject", {
  ja: "{subject} の個人情報は「{basis}」により保全中のため、消去できません。",
  en: 'The data on {subject} is under a legal hold ("{basis}") and cannot be erased.'
})

/** A topic uses the data on that day, or will on a later one: the person is in office, for instance. */
export const PersonalDataInUse = refusal("PersonalDataInUse", "subject", {
  ja: "{subject} の個人情報は {until} まで使用するため、消去できません。",
  en: "The data on {subject} is in use until {until} and cannot be erased."
})

export const RetentionPeriodRunning = refusal("RetentionPeriodRunning", "occurredOn", {
  ja: "{subject} の個人情報は {until} まで保存しなければなりません。",
  en: "The personal data on {subject} must be kept until {until}."
})

/** An erasure takes two: whoever records it cannot approve it. */
export const ApproverIsActor = refusal("ApproverIsActor", "approver", {
  ja: "{approver} は記録者であるため、承認者になれません。",
  en: "{approver} records the erasure and cannot approve it."
})
