// The articles of the default federation, as far as the plan tells of them; the rest is the statute, until they are found.
import { type Label, LocalDate } from "@keikaku/kernel"
import { type Articles, statutoryArticles } from "./articles.ts"

const strengthening = (from: string, name: Label, meeting: Label) => ({
  from: LocalDate.make(from),
  month: 11,
  name,
  meeting
})
const campaign = { ja: "強化期間", en: "Strengthening period" }

/** The articles of 全国労保連 were not found: the statute holds, and with it that the general meeting is told of the plan (assumption).
 * What the plan says of meetings is added: block meetings in September and October that deal with canvassing and insurance (§2(5),
 * §4(5)①), and the national meeting in the strengthening period (§4(5)②). That the period is November in every year is an
 * assumption (seen for 2012, 2019 and 2023 to 2025), and so are the days from which the names hold: they follow the contracts of
 * the commissioned programme, of FY2018 and FY2021.
 * @example
 * ```ts
 * import { zenkokuArticles } from "@keikaku/core"
 *
 * zenkokuArticles.blockMeetings.months // => [9, 10]
 * zenkokuArticles.strengthening.at(-1)?.meeting.ja // => "全国労働保険未手続事業一掃会議"
 * ```
 */
export const zenkokuArticles: Articles = {
  ...statutoryArticles,
  blockMeetings: { months: [9, 10], subjects: ["canvassing", "insurance"] },
  strengthening: [
    strengthening("1947-04-01", campaign, { ja: "全国会議", en: "National meeting" }),
    strengthening("2018-04-01", campaign, {
      ja: "全国労働保険適正加入促進会議",
      en: "National meeting on proper enrolment in labour insurance"
    }),
    strengthening(
      "2021-04-01",
      { ja: "労働保険未手続事業一掃強化期間", en: "Strengthening period of the sweep" },
      { ja: "全国労働保険未手続事業一掃会議", en: "National meeting on unregistered businesses" }
    )
  ]
}
