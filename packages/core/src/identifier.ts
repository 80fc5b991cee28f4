// Identifiers of what the plan speaks about. They come from the host with each command; the core makes none, and none
// of them may be a name: events identify people and businesses, they do not describe them.
import { namedCheck, rewritten } from "@keikaku/kernel"
import { Schema } from "effect"
import { corporateCheckDigit } from "./federation/corporate-number.ts"

/** The schema of an identifier: 1 to 64 letters, digits, dots, hyphens or underscores. Its name is what laws and adapters know
 * it by. */
export const identifier = <const Name extends string>(name: Name, description: string) =>
  Schema.String.check(
    Schema.isPattern(/^[0-9A-Za-z][0-9A-Za-z._-]{0,63}$/u, {
      message:
        "an identifier is 1 to 64 letters, digits, dots, hyphens or underscores, and starts with a letter or digit"
    })
  )
    .annotate({ identifier: name, description })
    .pipe(Schema.brand<Name>(name as never))

/** A canvassing case (未手続事業の事案): one unregistered business being won for labour insurance. */
export const CaseId = identifier("CaseId", "a canvassing case")
export type CaseId = typeof CaseId.Type

/** A corporate number as people write it: full-width digits, hyphens, spaces and a T before it mean nothing. */
const asCorporateNumber = (written: string): string => {
  const digits = written
    .normalize("NFKC")
    .replace(/[\s\p{Pd}\u2212]/gu, "")
    .replace(/^T/iu, "")
  return /^\d{13}$/u.test(digits) ? digits : written
}

const businessId = Schema.String.check(
  Schema.isPattern(/^(?:[1-9]\d{12}|[A-Za-z][0-9A-Za-z._-]{0,63})$/u, {
    message:
      "a business is named by its corporate number, 13 digits, or by an identifier of the host's: 1 to 64 letters, digits, dots, hyphens or underscores that start with a letter"
  }),
  namedCheck(
    "corporate-number-as-kept",
    (text: string) =>
      asCorporateNumber(text) === text || "a corporate number is kept as 13 digits, without T, hyphens or spaces"
  ),
  namedCheck(
    "corporate-number-or-identifier",
    (text: string) =>
      !/^\d{13}$/u.test(text) ||
      corporateCheckDigit(text.slice(1)) === Number(text.charAt(0)) ||
      "the check digit of the corporate number does not fit"
  )
)
  .annotate({
    identifier: "BusinessId",
    description: "a business: its corporate number, or an identifier of the host's that starts with a letter"
  })
  .pipe(Schema.brand("BusinessId"))

/** A business (事業主): its corporate number where it has one, normalised and checked, so that one business is not two; else an
 * identifier of the host's, which starts with a letter.
 * @example
 * ```ts
 * import { BusinessId } from "@keikaku/core"
 * import { Schema } from "effect"
 * Schema.decodeUnknownSync(BusinessId)("T1-1803-0101-8771") // => "1180301018771"
 * Schema.is(BusinessId)("1180301018772") // => false
 * Schema.is(BusinessId)("shop-7") // => true
 * ```
 */
export const BusinessId = rewritten(businessId, asCorporateNumber, {
  identifier: "BusinessNumber",
  description: "a business: its corporate number (法人番号), or an identifier of the host's that starts with a letter"
})
export type BusinessId = typeof BusinessId.Type

/** A promoter (労働保険未手続事業一掃推進員). */
export const PromoterId = identifier("PromoterId", "a promoter")
export type PromoterId = typeof PromoterId.Type

/** An affairs association (労働保険事務組合). */
export const AssociationId = identifier("AssociationId", "an affairs association")
export type AssociationId = typeof AssociationId.Type

/** The parent body (母体団体) that lends a promoter. */
export const ParentBodyId = identifier("ParentBodyId", "the body that lends a promoter")
export type ParentBodyId = typeof ParentBodyId.Type

/** The number of a promoter's card (推進員証). */
export const CardId = identifier("CardId", "a promoter's card")
export type CardId = typeof CardId.Type

/** What came of a case (結果): an establishment, a refusal and so on. One case has no two of the same identifier. */
export const OutcomeId = identifier("OutcomeId", "what came of a case, unique within the case")
export type OutcomeId = typeof OutcomeId.Type

/** One canvass (手続勧奨) of a case. */
export const CanvassId = identifier("CanvassId", "one canvass of a case")
export type CanvassId = typeof CanvassId.Type

/** A topic of a committee (委員会の議題): what members said leads to it, and requests come of it. */
export const CommitteeTopicId = identifier("CommitteeTopicId", "a topic of a committee")
export type CommitteeTopicId = typeof CommitteeTopicId.Type

/** An item of the business plan: its section number, such as 4.3 or 4.3a. */
export const PlanItemId = identifier("PlanItemId", "an item of the business plan")
export type PlanItemId = typeof PlanItemId.Type

/** A person whom personal data is about, by the identifier that the events give: a promoter's, an inspector's. One identifier is
 * one person, whatever the person does. */
export const SubjectId = identifier("SubjectId", "a person whom personal data is about")
export type SubjectId = typeof SubjectId.Type

/** Who approves what another records: named as the one who records is, by an identifier. */
export const ApproverId = identifier("ApproverId", "who approves; another than the one who records")
export type ApproverId = typeof ApproverId.Type

/** What stands in an event for a value that must not: SHA-256 of a salt of 32 random bytes and the value in canonical JSON.
 * Adapters know by the identifier of this schema which fields hold one. */
export const Commitment = Schema.String.check(
  Schema.isPattern(/^commitment:[0-9a-f]{64}$/u, { message: "a commitment is commitment: and 64 hexadecimal digits" })
)
  .annotate({
    identifier: "Commitment",
    description: "stands for a value that a vault holds: commitment: and 64 digits"
  })
  .pipe(Schema.brand("Commitment"))
export type Commitment = typeof Commitment.Type

/** A document by the SHA-256 of its bytes: minutes, a table of targets. The document itself is kept elsewhere. */
export const DocumentHash = Schema.String.check(
  Schema.isPattern(/^sha256:[0-9a-f]{64}$/u, { message: "a document is sha256: and 64 hexadecimal digits" })
).annotate({
  identifier: "DocumentHash",
  description: "the SHA-256 of a document: sha256: and 64 digits",
  examples: [`sha256:${"0".repeat(64)}`]
})

/** A short text, 1 to 1,000 characters: a reason, a title, a note. It names no person. */
export const Text = Schema.String.check(Schema.isMinLength(1), Schema.isMaxLength(1000)).annotate({
  identifier: "Text",
  description: "1 to 1,000 characters; names no person"
})
