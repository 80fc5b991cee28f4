// The 47 prefectures as data: where the federation has its branches, and how large a share of the nation each was.
// Codes are those of JIS X 0401. The weights are a real vector to divide a national target by.

/** A prefecture: its code (JIS X 0401), its names without 都道府県, the block it is counted in by default, and the number of
 * unregistered businesses that its Labour Bureau was to identify in FY2011 (Ministry of Health, Labour and Welfare).
 * Which block it belongs to is an assumption, not the federation's published grouping: a federation configures its own. */
export interface Prefecture {
  readonly code: string
  readonly ja: string
  readonly en: string
  readonly block: string
  readonly weightFy2011: number
}

/** The 47 prefectures in the order of their codes; their FY2011 weights sum to 50,040 businesses.
 * @example
 * ```ts
 * import { prefectures } from "@keikaku/core"
 *
 * prefectures.length // => 47
 * prefectures[12]?.ja // => "東京"
 * prefectures.reduce((sum, prefecture) => sum + prefecture.weightFy2011, 0) // => 50040
 * ```
 */
export const prefectures: ReadonlyArray<Prefecture> = [
  { code: "01", ja: "北海道", en: "Hokkaido", block: "hokkaido-tohoku", weightFy2011: 2420 },
  { code: "02", ja: "青森", en: "Aomori", block: "hokkaido-tohoku", weightFy2011: 490 },
  { code: "03", ja: "岩手", en: "Iwate", block: "hokkaido-tohoku", weightFy2011: 380 },
  { code: "04", ja: "宮城", en: "Miyagi", block: "hokkaido-tohoku", weightFy2011: 640 },
  { code: "05", ja: "秋田", en: "Akita", block: "hokkaido-tohoku", weightFy2011: 600 },
  { code: "06", ja: "山形", en: "Yamagata", block: "hokkaido-tohoku", weightFy2011: 380 },
  { code: "07", ja: "福島", en: "Fukushima", block: "hokkaido-tohoku", weightFy2011: 1110 },
  { code: "08", ja: "茨城", en: "Ibaraki", block: "kanto-koshinetsu", weightFy2011: 2340 },
  { code: "09", ja: "栃木", en: "Tochigi", block: "kanto-koshinetsu", weightFy2011: 630 },
  { code: "10", ja: "群馬", en: "Gunma", block: "kanto-koshinetsu", weightFy2011: 890 },
  { code: "11", ja: "埼玉", en: "Saitama", block: "kanto-koshinetsu", weightFy2011: 1300 },
  { code: "12", ja: "千葉", en: "Chiba", block: "kanto-koshinetsu", weightFy2011: 1660 },
  { code: "13", ja: "東京", en: "Tokyo", block: "kanto-koshinetsu", weightFy2011: 6150 },
  { code: "14", ja: "神奈川", en: "Kanagawa", block: "kanto-koshinetsu", weightFy2011: 2160 },
  { code: "15", ja: "新潟", en: "Niigata", block: "kanto-koshinetsu", weightFy2011: 1660 },
  { code: "16", ja: "富山", en: "Toyama", block: "tokai-hokuriku", weightFy2011: 380 },
  { code: "17", ja: "石川", en: "Ishikawa", block: "tokai-hokuriku", weightFy2011: 360 },
  { code: "18", ja: "福井", en: "Fukui", block: "tokai-hokuriku", weightFy2011: 340 },
  { code: "19", ja: "山梨", en: "Yamanashi", block: "kanto-koshinetsu", weightFy2011: 350 },
  { code: "20", ja: "長野", en: "Nagano", block: "kanto-koshinetsu", weightFy2011: 1790 },
  { code: "21", ja: "岐阜", en: "Gifu", block: "tokai-hokuriku", weightFy2011: 810 },
  { code: "22", ja: "静岡", en: "Shizuoka", block: "tokai-hokuriku", weightFy2011: 1700 },
  { code: "23", ja: "愛知", en: "Aichi", block: "tokai-hokuriku", weightFy2011: 1540 },
  { code: "24", ja: "三重", en: "Mie", block: "tokai-hokuriku", weightFy2011: 900 },
  { code: "25", ja: "滋賀", en: "Shiga", block: "kinki", weightFy2011: 570 },
  { code: "26", ja: "京都", en: "Kyoto", block: "kinki", weightFy2011: 1020 },
  { code: "27", ja: "大阪", en: "Osaka", block: "kinki", weightFy2011: 4390 },
  { code: "28", ja: "兵庫", en: "Hyogo", block: "kinki", weightFy2011: 1510 },
  { code: "29", ja: "奈良", en: "Nara", block: "kinki", weightFy2011: 520 },
  { code: "30", ja: "和歌山", en: "Wakayama", block: "kinki", weightFy2011: 340 },
  { code: "31", ja: "鳥取", en: "Tottori", block: "chugoku-shikoku", weightFy2011: 150 },
  { code: "32", ja: "島根", en: "Shimane", block: "chugoku-shikoku", weightFy2011: 130 },
  { code: "33", ja: "岡山", en: "Okayama", block: "chugoku-shikoku", weightFy2011: 810 },
  { code: "34", ja: "広島", en: "Hiroshima", block: "chugoku-shikoku", weightFy2011: 1200 },
  { code: "35", ja: "山口", en: "Yamaguchi", block: "chugoku-shikoku", weightFy2011: 960 },
  { code: "36", ja: "徳島", en: "Tokushima", block: "chugoku-shikoku", weightFy2011: 660 },
  { code: "37", ja: "香川", en: "Kagawa", block: "chugoku-shikoku", weightFy2011: 460 },
  { code: "38", ja: "愛媛", en: "Ehime", block: "chugoku-shikoku", weightFy2011: 980 },
  { code: "39", ja: "高知", en: "Kochi", block: "chugoku-shikoku", weightFy2011: 290 },
  { code: "40", ja: "福岡", en: "Fukuoka", block: "kyushu-okinawa", weightFy2011: 1630 },
  { code: "41", ja: "佐賀", en: "Saga", block: "kyushu-okinawa", weightFy2011: 200 },
  { code: "42", ja: "長崎", en: "Nagasaki", block: "kyushu-okinawa", weightFy2011: 780 },
  { code: "43", ja: "熊本", en: "Kumamoto", block: "kyushu-okinawa", weightFy2011: 950 },
  { code: "44", ja: "大分", en: "Oita", block: "kyushu-okinawa", weightFy2011: 310 },
  { code: "45", ja: "宮崎", en: "Miyazaki", block: "kyushu-okinawa", weightFy2011: 290 },
  { code: "46", ja: "鹿児島", en: "Kagoshima", block: "kyushu-okinawa", weightFy2011: 370 },
  { code: "47", ja: "沖縄", en: "Okinawa", block: "kyushu-okinawa", weightFy2011: 540 }
]
