// What a plan sets targets for: each figure's name, unit and meaning, in one table.
// Codes are open text, so that a federation can plan for figures of its own without a change here.
import { Schema } from "effect"
import { LabelText } from "../label.ts"

/** The code of a metric: 1 to 48 lower-case letters, digits or hyphens.
 * @example
 * ```ts
 * import { MetricCode } from "@keikaku/core"
 *
 * MetricCode.make("canvasses") // => "canvasses"
 * ```
 */
export const MetricCode = Schema.String.check(
  Schema.isPattern(/^[0-9a-z-]{1,48}$/u, { message: "a metric code is 1 to 48 small letters, digits or hyphens" })
)
  .annotate({ identifier: "MetricCode", description: "a figure that is planned" })
  .pipe(Schema.brand("MetricCode"))
export type MetricCode = typeof MetricCode.Type

/** What one of a metric is: an act, a business, a person, or the smallest unit of the federation's currency.
 * @example
 * ```ts
 * import { MetricUnit } from "@keikaku/core"
 *
 * MetricUnit.literals // => ["acts", "businesses", "persons", "money"]
 * ```
 */
export const MetricUnit = Schema.Literals(["acts", "businesses", "persons", "money"])
export type MetricUnit = typeof MetricUnit.Type

/** Whether falling short of the target is a breach: `firm` is; `soft`, for what the plan words as 程度 (about) or 目途 (as a
 * guide), is reported without being one.
 * @example
 * ```ts
 * import { Firmness } from "@keikaku/core"
 *
 * Firmness.literals // => ["firm", "soft"]
 * ```
 */
export const Firmness = Schema.Literals(["firm", "soft"])
export type Firmness = typeof Firmness.Type

/** How a metric is measured: a `flow` adds up over the year, a `stock` is counted on a day.
 * @example
 * ```ts
 * import { MetricKind } from "@keikaku/core"
 *
 * MetricKind.literals // => ["flow", "stock"]
 * ```
 */
export const MetricKind = Schema.Literals(["flow", "stock"])
export type MetricKind = typeof MetricKind.Type

/** The definition of a metric.
 * @example
 * ```ts
 * import { MetricDefinition } from "@keikaku/core"
 * import { Schema } from "effect"
 *
 * const seminars = { code: "seminars", label: { ja: "セミナー開催回数", en: "Seminars held" }, unit: "acts", firmness: "firm", kind: "flow" }
 * Schema.is(MetricDefinition)(seminars) // => true
 * ```
 */
export const MetricDefinition = Schema.Struct({
  code: MetricCode,
  label: LabelText,
  unit: MetricUnit,
  firmness: Firmness,
  kind: MetricKind
}).annotate({ identifier: "MetricDefinition" })
export interface MetricDefinition extends Schema.Schema.Type<typeof MetricDefinition> {}

/** The figures of the FY2023 plan: canvasses, establishments (EI-only not counted), EI procedures and promoters (§4(3)),
 * and the federation accident insurance's premium income (§6). Promoters are 7,700名程度, hence soft.
 * @example
 * ```ts
 * import { planMetrics } from "@keikaku/core"
 *
 * planMetrics.map((metric) => metric.code) // => ["canvasses", "establishments", "ei-procedures", "promoters", "premium-income"]
 * planMetrics.filter((metric) => metric.firmness === "soft").map((metric) => metric.code) // => ["promoters"]
 * ```
 */
export const planMetrics: ReadonlyArray<MetricDefinition> = [
  {
    code: MetricCode.make("canvasses"),
    label: { ja: "手続勧奨件数", en: "Canvasses" },
    unit: "acts",
    firmness: "firm",
    kind: "flow"
  },
  {
    code: MetricCode.make("establishments"),
    label: { ja: "保険関係成立件数（雇用保険のみを除く）", en: "Establishments (EI-only not counted)" },
    unit: "businesses",
    firmness: "firm",
    kind: "flow"
  },
  {
    code: MetricCode.make("ei-procedures"),
    label: { ja: "雇用保険手続件数", en: "Employment-insurance procedures" },
    unit: "businesses",
    firmness: "firm",
    kind: "flow"
  },
  {
    code: MetricCode.make("promoters"),
    label: { ja: "推進員数", en: "Promoters in office" },
    unit: "persons",
    firmness: "soft",
    kind: "stock"
  },
  {
    code: MetricCode.make("premium-income"),
    label: { ja: "労保連労働災害保険の保険料収入", en: "Premium income of the federation accident insurance" },
    unit: "money",
    firmness: "firm",
    kind: "flow"
  }
]
