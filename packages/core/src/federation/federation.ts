// A federation's settings: everything that another federation, or another year, would have different.
// Decisions take this value as an argument, so no rule of the plan hides a branch, a fee or a date of its own.
import type { LocalDate } from "@keikaku/kernel"
import { Schema } from "effect"
import { Calendar, InsuranceYearRule, inForceOn } from "../calendar/index.ts"
import { LabelText, LanguageCode } from "../label.ts"
import { Articles } from "./articles.ts"
import { AuditRule } from "./audit-rule.ts"
import { Block, Branch } from "./branch.ts"
import { ClaimClosing } from "./claim-closing.ts"
import { CommendationRule, commendedAfter20Years } from "./commendation-rule.ts"
import { Currency } from "./currency.ts"
import { FeeRule } from "./fee-rule.ts"
import { MembershipRule } from "./membership-rule.ts"
import { MetricDefinition } from "./metric.ts"
import { RetentionRule } from "./retention-rule.ts"

/** The settings of a federation, as a schema that reads them from JSON. Each part is checked on its own here; that the parts
 * agree with one another is what `validateFederation` checks.
 * @example
 * ```ts
 * import { Federation, zenkokuRohoren } from "@keikaku/core"
 * import { Schema } from "effect"
 *
 * Schema.is(Federation)(zenkokuRohoren) // => true
 * Schema.is(Federation)({ ...zenkokuRohoren, insuranceYearRules: [] }) // => false
 * ```
 */
export const Federation = Schema.Struct({
  name: LabelText,
  /** What reports call all branches together: 全国, the nation. */
  whole: LabelText,
  /** The languages that every label of the settings is in; the first is the one that texts are in unless another is asked for. */
  languages: Schema.NonEmptyArray(LanguageCode),
  calendar: Calendar,
  currency: Currency,
  blocks: Schema.Array(Block),
  branches: Schema.Array(Branch),
  insuranceYearRules: Schema.NonEmptyArray(InsuranceYearRule),
  feeRules: Schema.NonEmptyArray(FeeRule),
  claimClosing: ClaimClosing,
  metrics: Schema.Array(MetricDefinition),
  /** Without it, `statutoryArticles`. */
  articles: Schema.optionalKey(Articles),
  /** Without it, `lateAfter30Days`. */
  audit: Schema.optionalKey(AuditRule),
  /** Without it, `keptForFiveYears`. */
  retention: Schema.optionalKey(RetentionRule),
  /** Without it, `freeToWithdraw`. */
  membership: Schema.optionalKey(MembershipRule),
  /** Without any, `commendedAfter20Years`. */
  commendationRules: Schema.optionalKey(Schema.NonEmptyArray(CommendationRule))
}).annotate({ identifier: "Federation", description: "the settings of a federation" })
export interface Federation extends Schema.Schema.Type<typeof Federation> {}

/** The branch with a code; `undefined` when the federation has none, which a decision turns into its refusal.
 * @example
 * ```ts
 * import { branchOf, zenkokuRohoren } from "@keikaku/core"
 *
 * branchOf(zenkokuRohoren, "13")?.label.ja // => "東京"
 * branchOf(zenkokuRohoren, "48") // => undefined
 * ```
 */
export const branchOf = (federation: Federation, code: string): Branch | undefined =>
  federation.branches.find((branch) => branch.code === code)

/** The block with a code; `undefined` when the federation has none.
 * @example
 * ```ts
 * import { blockOf, zenkokuRohoren } from "@keikaku/core"
 *
 * blockOf(zenkokuRohoren, "kinki")?.label.ja // => "近畿"
 * ```
 */
export const blockOf = (federation: Federation, code: string): Block | undefined =>
  federation.blocks.find((block) => block.code === code)

/** The branches of a block, in the federation's order; none for a block it does not have.
 * @example
 * ```ts
 * import { branchesOf, zenkokuRohoren } from "@keikaku/core"
 *
 * branchesOf(zenkokuRohoren, "kinki").map((branch) => branch.label.ja) // => ["滋賀", "京都", "大阪", "兵庫", "奈良", "和歌山"]
 * ```
 */
export const branchesOf = (federation: Federation, blockCode: string): ReadonlyArray<Branch> =>
  federation.branches.filter((branch) => branch.block === blockCode)

/** The metric with a code; `undefined` when the federation does not plan it.
 * @example
 * ```ts
 * import { metricOf, zenkokuRohoren } from "@keikaku/core"
 *
 * metricOf(zenkokuRohoren, "promoters")?.firmness // => "soft"
 * ```
 */
export const metricOf = (federation: Federation, code: string): MetricDefinition | undefined =>
  federation.metrics.find((metric) => metric.code === code)

/** The canvassing fees in force on a date; `undefined` before the federation's first rule, when nothing is paid.
 * @example
 * ```ts
 * import { feeRuleOn, zenkokuRohoren } from "@keikaku/core"
 * import { LocalDate } from "@keikaku/kernel"
 *
 * feeRuleOn(zenkokuRohoren, LocalDate.make("2023-06-01"))?.perVisit // => 1300
 * ```
 */
export const feeRuleOn = (federation: Federation, date: LocalDate): FeeRule | undefined =>
  inForceOn(federation.feeRules, date)

/** The criteria of commendations in force on a date; before the federation's first rule that one holds already.
 * @example
 * ```ts
 * import { commendationRuleOn, zenkokuRohoren } from "@keikaku/core"
 * import { LocalDate } from "@keikaku/kernel"
 *
 * commendationRuleOn(zenkokuRohoren, LocalDate.make("2023-06-01")).yearsOfService // => 20
 * ```
 */
export const commendationRuleOn = (
  { commendationRules = [commendedAfter20Years] }: Federation,
  date: LocalDate
): CommendationRule => inForceOn(commendationRules, date) ?? commendationRules[0]
