// The plan of FY2023 (令和５年度事業計画書（案）) as data: its items in the plan's own numbering, and its targets.
// Source: 全国労働保険事務組合連合会, 令和５年度事業計画書（案）, kept in docs/plan-fy2023.ja.txt.
import { FiscalYear } from "../../calendar/index.ts"
import { MetricCode } from "../../federation/index.ts"
import { PlanItemId } from "../../identifier.ts"

const item = (id: string, title: string) => ({ item: PlanItemId.make(id), title })
const target = (metric: string, amount: number) => ({ metric: MetricCode.make(metric), amount })

/** The FY2023 plan: title, items by section, and the national targets of §4(3). */
export const planFy2023 = {
  fiscalYear: FiscalYear.make(2023),
  title: "令和５年度事業計画",
  items: [
    item("1.1", "景気・雇用情勢の注視"),
    item("1.2", "事務組合の役割：委託率と収納率"),
    item("1.3", "周知啓発事業の再受託"),
    item("1.4", "一掃業務：３年契約の最終年度と第三者の評価"),
    item("1.5", "知恵と工夫の共有"),
    item("1.6a", "区分経理の徹底と内部牽制体制の確保"),
    item("1.6b", "会計検査院の実地検査と厚生労働省の指導への対応"),
    item("1.6c", "代理店監査（書面による点検）の充実"),
    item("1.6d", "インボイス制度への対応"),
    item("1.7", "会員事務組合のニーズの汲み取り"),
    item("1.8", "総会・理事会の弾力的な運営"),
    item("2.1a", "組織体制と事業の検証"),
    item("2.1b", "開設・廃止の相談窓口と支援"),
    item("2.1c", "組織率の向上"),
    item("2.2", "会費収入の確保と財政基盤の強化"),
    item("2.3", "事務組合への委託の拡大"),
    item("2.4", "委員会での検討と省への要請"),
    item("2.5", "ブロック会議（地域協議会）"),
    item("3.1", "事務組合業務の改善"),
    item("3.2a", "業務支援ソフトウェアの円滑な稼働"),
    item("3.2b", "雇用保険料率の改定と年度更新"),
    item("3.2c", "電子申請の利用環境"),
    item("3.3", "特別加入制度と二重加入の解消"),
    item("4.0", "推進委員会による目標管理"),
    item("4.1", "労働局との協議会（年３回を目途）"),
    item("4.2", "支部毎の未手続事業一掃計画と目標管理"),
    item("4.3", "手続勧奨活動"),
    item("4.3a", "推進員の委任（7,700名程度）と活動の支援"),
    item("4.4", "推進員に対する研修"),
    item("4.5", "全国労働保険未手続事業一掃会議等"),
    item("5.1", "情報誌「全国労保連」の発行"),
    item("5.2", "「事務担当者必携」「やさしい年度更新」の出版"),
    item("5.3", "職員研修・年度更新の支援と表彰"),
    item("6.1a", "労保連労働災害保険事業の運営"),
    item("6.1b", "代理店登録の勧誘と支援措置"),
    item("6.1c", "第２次推進計画：保険料収入10億円と第３次の策定"),
    item("6.2", "中小企業退職金共済受託事業"),
    item("6.3", "労保連年金共済事業"),
    item("7.1", "労働保険・保険関係成立之証の普及"),
    item("7.2a", "ホームページと広報資料の充実"),
    item("7.2b", "セミナーへの講師派遣と相談会")
  ],
  targets: [
    target("canvasses", 94_000),
    target("establishments", 30_000),
    target("ei-procedures", 18_000),
    target("promoters", 7_700)
  ]
} as const
