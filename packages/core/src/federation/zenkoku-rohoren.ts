// The default federation: 全国労働保険事務組合連合会 with its 47 branches, as the FY2023 plan describes it.
// What the plan does not say is an assumption, stated where it is made; a host that knows better configures its own value.
import { japaneseHolidays } from "../calendar/holidays.ts"
import { InsuranceYear, japaneseCalendar } from "../calendar/index.ts"
import { lateAfter30Days } from "./audit-rule.ts"
import { sixBlocks } from "./blocks.ts"
import { BlockCode, BranchCode } from "./branch.ts"
import { claimsCloseOn24March } from "./claim-closing.ts"
import { commendedAfter20Years } from "./commendation-rule.ts"
import { yenCurrency } from "./currency.ts"
import type { Federation } from "./federation.ts"
import { aichiFeeRule } from "./fee-rule.ts"
import { freeToWithdraw } from "./membership-rule.ts"
import { planMetrics } from "./metric.ts"
import { prefectures } from "./prefectures.ts"
import { keptForFiveYears } from "./retention-rule.ts"
import { zenkokuArticles } from "./zenkoku-articles.ts"

/** The settings of 全国労保連. Assumptions: the blocks' members, the fees (`aichiFeeRule`), the last claim day
 * (`claimsCloseOn24March`), the articles (`zenkokuArticles`), what is late (`lateAfter30Days`), how long personal data is kept (`keptForFiveYears`), the notice of a member that withdraws
 * (`freeToWithdraw`), who can be commended (`commendedAfter20Years`), and that the insurance year begins on 1 August (seen for 平成28保険年度) in every year.
 * @example
 * ```ts
 * import { zenkokuRohoren } from "@keikaku/core"
 *
 * zenkokuRohoren.branches.length // => 47
 * zenkokuRohoren.blocks.length // => 6
 * ```
 */
export const zenkokuRohoren: Federation = {
  name: { ja: "全国労働保険事務組合連合会", en: "National Federation of Labour Insurance Affairs Associations" },
  whole: { ja: "全国", en: "Nation" },
  languages: ["ja", "en"],
  calendar: { ...japaneseCalendar, holidays: japaneseHolidays },
  currency: yenCurrency,
  blocks: sixBlocks,
  branches: prefectures.map(({ block, code, label }) => ({
    code: BranchCode.make(code),
    label,
    block: BlockCode.make(block)
  })),
  insuranceYearRules: [{ fromYear: InsuranceYear.make(2016), firstMonth: 8 }],
  feeRules: [aichiFeeRule],
  claimClosing: claimsCloseOn24March,
  metrics: planMetrics,
  articles: zenkokuArticles,
  audit: lateAfter30Days,
  retention: keptForFiveYears,
  membership: freeToWithdraw,
  commendationRules: [commendedAfter20Years]
}
