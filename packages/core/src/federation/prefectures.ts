// The 47 prefectures as data: where the federation has its branches, and how large a share of the nation each was.
// Codes are those of JIS X 0401. The weights are a real vector to divide a national target by.
import type { Label } from "@keikaku/kernel"

/** A prefecture: its code (JIS X 0401), its names without 都道府県, the block it is counted in by default, and the number of
 * unregistered businesses that its Labour Bureau was to identify in FY2011 (Ministry of Health, Labour and Welfare).
 * Which block it belongs to is an assumption, not the federation's published grouping: a federation configures its own. */
export interface Prefecture {
  readonly code: string
  readonly label: Label
  readonly block: string
  readonly weightFy2011: number
}

/** The 47 prefectures in the order of their codes; their FY2011 weights sum to 50,040 businesses.
 * @example
 * ```ts
 * import { prefectures } from "@keikaku/core"
 *
 * prefectures.length // => 47
 * prefectures[12]?.label.ja // => "東京"
 * prefectures.reduce((sum, prefecture) => sum + prefecture.weightFy2011, 0) // => 50040
 * ```
 */
export const prefectures: ReadonlyArray<Prefecture> = [
  { code: "01", label: { ja: "北海道", en: "Hokkaido" }, block: "hokkaido-tohoku", weightFy2011: 2420 },
  { code: "02", label: { ja: "青森", en: "Aomori" }, block: "hokkaido-tohoku", weightFy2011: 490 },
  { code: "03", label: { ja: "岩手", en: "Iwate" }, block: "hokkaido-tohoku", weightFy2011: 380 },
  { code: "04", label: { ja: "宮城", en: "Miyagi" }, block: "hokkaido-tohoku", weightFy2011: 640 },
  { code: "05", label: { ja: "秋田", en: "Akita" }, block: "hokkaido-tohoku", weightFy2011: 600 },
  { code: "06", label: { ja: "山形", en: "Yamagata" }, block: "hokkaido-tohoku", weightFy2011: 380 },
  { code: "07", label: { ja: "福島", en: "Fukushima" }, block: "hokkaido-tohoku", weightFy2011: 1110 },
  { code: "08", label: { ja: "茨城", en: "Ibaraki" }, block: "kanto-koshinetsu", weightFy2011: 2340 },
  { code: "09", label: { ja: "栃木", en: "Tochigi" }, block: "kanto-koshinetsu", weightFy2011: 630 },
  { code: "10", label: { ja: "群馬", en: "Gunma" }, block: "kanto-koshinetsu", weightFy2011: 890 },
  { code: "11", label: { ja: "埼玉", en: "Saitama" }, block: "kanto-koshinetsu", weightFy2011: 1300 },
  { code: "12", label: { ja: "千葉", en: "Chiba" }, block: "kanto-koshinetsu", weightFy2011: 1660 },
  { code: "13", label: { ja: "東京", en: "Tokyo" }, block: "kanto-koshinetsu", weightFy2011: 6150 },
  { code: "14", label: { ja: "神奈川", en: "Kanagawa" }, block: "kanto-koshinetsu", weightFy2011: 2160 },
  { code: "15", label: { ja: "新潟", en: "Niigata" }, block: "kanto-koshinetsu", weightFy2011: 1660 },
  { code: "16", label: { ja: "富山", en: "Toyama" }, block: "tokai-hokuriku", weightFy2011: 380 },
  { code: "17", label: { ja: "石川", en: "Ishikawa" }, block: "tokai-hokuriku", weightFy2011: 360 },
  { code: "18", label: { ja: "福井", en: "Fukui" }, block: "tokai-hokuriku", weightFy2011: 340 },
  { code: "19", label: { ja: "山梨", en: "Yamanashi" }, block: "kanto-koshinetsu", weightFy2011: 350 },
  { code: "20", label: { ja: "長野", en: "Nagano" }, block: "kanto-koshinetsu", weightFy2011: 1790 },
  { code: "21", label: { ja: "岐阜", en: "Gifu" }, block: "tokai-hokuriku", weightFy2011: 810 },
  { code: "22", label: { ja: "静岡", en: "Shizuoka" }, block: "tokai-hokuriku", weightFy2011: 1700 },
  { code: "23", label: { ja: "愛知", en: "Aichi" }, block: "tokai-hokuriku", weightFy2011: 1540 },
  { code: "24", label: { ja: "三重", en: "Mie" }, block: "tokai-hokuriku", weightFy2011: 900 },
  { code: "25", label: { ja: "滋賀", en: "Shiga" }, block: "kinki", weightFy2011: 570 },
  { code: "26", label: { ja: "京都", en: "Kyoto" }, block: "kinki", weightFy2011: 1020 },
  { code: "27", label: { ja: "大阪", en: "Osaka" }, block: "kinki", weightFy2011: 4390 },
  { code: "28", label: { ja: "兵庫", en: "Hyogo" }, block: "kinki", weightFy2011: 1510 },
  { code: "29", label: { ja: "奈良", en: "Nara" }, block: "kinki", weightFy2011: 520 },
  { code: "30", label: { ja: "和歌山", en: "Wakayama" }, block: "kinki", weightFy2011: 340 },
  { code: "31", label: { ja: "鳥取", en: "Tottori" }, block: "chugoku-shikoku", weightFy2011: 150 },
  { code: "32", label: { ja: "島根", en: "Shimane" }, block: "chugoku-shikoku", weightFy2011: 130 },
  { code: "33", label: { ja: "岡山", en: "Okayama" }, block: "chugoku-shikoku", weightFy2011: 810 },
  { code: "34", label: { ja: "広島", en: "Hiroshima" }, block: "chugoku-shikoku", weightFy2011: 1200 },
  { code: "35", label: { ja: "山口", en: "Yamaguchi" }, block: "chugoku-shikoku", weightFy2011: 960 },
  { code: "36", label: { ja: "徳島", en: "Tokushima" }, block: "chugoku-shikoku", weightFy2011: 660 },
  { code: "37", label: { ja: "香川", en: "Kagawa" }, block: "chugoku-shikoku", weightFy2011: 460 },
  { code: "38", label: { ja: "愛媛", en: "Ehime" }, block: "chugoku-shikoku", weightFy2011: 980 },
  { code: "39", label: { ja: "高知", en: "Kochi" }, block: "chugoku-shikoku", weightFy2011: 290 },
  { code: "40", label: { ja: "福岡", en: "Fukuoka" }, block: "kyushu-okinawa", weightFy2011: 1630 },
  { code: "41", label: { ja: "佐賀", en: "Saga" }, block: "kyushu-okinawa", weightFy2011: 200 },
  { code: "42", label: { ja: "長崎", en: "Nagasaki" }, block: "kyushu-okinawa", weightFy2011: 780 },
  { code: "43", label: { ja: "熊本", en: "Kumamoto" }, block: "kyushu-okinawa", weightFy2011: 950 },
  { code: "44", label: { ja: "大分", en: "Oita" }, block: "kyushu-okinawa", weightFy2011: 310 },
  { code: "45", label: { ja: "宮崎", en: "Miyazaki" }, block: "kyushu-okinawa", weightFy2011: 290 },
  { code: "46", label: { ja: "鹿児島", en: "Kagoshima" }, block: "kyushu-okinawa", weightFy2011: 370 },
  { code: "47", label: { ja: "沖縄", en: "Okinawa" }, block: "kyushu-okinawa", weightFy2011: 540 }
]
