// What the plan of FY2023 names, one row each, with where it lives or will live; and D8, which the law asks for. What of it is done
// the topics say themselves.

/** A row of the plan. */
export interface PlanRow {
  readonly id: string
  readonly text: string
  readonly home: string
}

/** Every row, in the order of the plan. */
export const planRows: ReadonlyArray<PlanRow> = [
  { id: "P0", text: "事業計画書（案）, its term, its items", home: "plan/business-plan" },
  { id: "P1.1", text: "有効求人倍率 1.28 and other circumstances", home: "plan/indicator" },
  { id: "P1.2", text: "適用事業 3,412千 / 委託 1,415千 = 41.5%; 収納率 99.6% vs 99.0%", home: "plan/indicator" },
  { id: "P1.3", text: "周知啓発事業: tender lost, to be won again; priority programmes", home: "plan/contract" },
  { id: "P1.4", text: "一掃業務: last year of a three-year contract; third-party evaluation", home: "plan/contract" },
  { id: "P1.5", text: "知恵と工夫の共有", home: "guidance/good-practice" },
  { id: "P1.6a", text: "区分経理, 内部牽制", home: "accounting/ledger" },
  { id: "P1.6b", text: "会計検査院 実地検査; 省の指導", home: "accounting/inspection" },
  { id: "P1.6c", text: "代理店監査（書面による点検）", home: "welfare/agency-audit" },
  { id: "P1.6d", text: "インボイス制度 (Oct 2023)", home: "accounting/counterparty" },
  { id: "P1.7", text: "会員ニーズの汲み取り → 委員会", home: "organisation/request" },
  { id: "P1.8", text: "総会・理事会, online / hybrid", home: "organisation/meeting" },
  { id: "P2.1a", text: "組織体制と事業の検証", home: "organisation/review" },
  {
    id: "P2.1b",
    text: "開設・廃止の相談窓口, 新設・廃止の情報と支援",
    home: "organisation/consultation, organisation/association"
  },
  { id: "P2.1c", text: "組織率 83.1%, 非会員", home: "organisation/association" },
  { id: "P2.2", text: "会費収入", home: "organisation/fee" },
  { id: "P2.3", text: "委託の拡大", home: "affairs/entrustment" },
  { id: "P2.4", text: "委員会 → 周知 → 省への要請", home: "organisation/request" },
  { id: "P2.5", text: "ブロック会議（地域協議会）", home: "organisation/meeting" },
  { id: "P3.1", text: "事務組合業務の改善", home: "affairs/improvement" },
  { id: "P3.2a", text: "業務支援ソフトウェア", home: "affairs/software" },
  { id: "P3.2b", text: "雇用保険料率の改定, 年度更新", home: "affairs/rate-table, affairs/renewal" },
  { id: "P3.2c", text: "電子申請", home: "affairs/renewal, organisation/request" },
  { id: "P3.3", text: "特別加入, 二重加入の解消, 一人親方", home: "affairs/special-enrolment" },
  { id: "P4.0", text: "推進委員会 (本部・支部), 目標管理", home: "organisation/meeting, plan/target" },
  { id: "P4.1", text: "労働局との協議会, about 3 a year", home: "sweep/council" },
  { id: "P4.2", text: "支部毎の一掃計画", home: "plan/target" },
  { id: "P4.3", text: "手続勧奨 94,000; 成立 30,000; 雇用保険手続 18,000", home: "sweep/case" },
  {
    id: "P4.3a",
    text: "推進員 7,700名程度; 母体団体; 活動支援; 手引・マニュアル",
    home: "sweep/promoter, guidance/publication"
  },
  {
    id: "P4.4",
    text: "推進員研修, 階層別, グループ討議, ロールプレイ",
    home: "guidance/training, guidance/promoter-level"
  },
  { id: "P4.5", text: "全国会議 15 Nov; 強化期間", home: "organisation/meeting" },
  { id: "P5.1", text: "情報誌「全国労保連」", home: "guidance/magazine" },
  { id: "P5.2", text: "「事務担当者必携」「やさしい年度更新」", home: "guidance/book" },
  { id: "P5.3", text: "職員研修, 年度更新支援, 表彰", home: "guidance/training, guidance/commendation" },
  { id: "P6.1a", text: "労保連労働災害保険: policies, premium, claims", home: "welfare/policy" },
  { id: "P6.1b", text: "代理店登録, 勧誘, 支援措置", home: "welfare/agency" },
  { id: "P6.1c", text: "第2次推進計画, ¥1bn; 第3次の策定; PDCA", home: "welfare/promotion-plan" },
  { id: "P6.2", text: "中退共", home: "welfare/retirement" },
  { id: "P6.3", text: "年金共済 (trustee reports)", home: "welfare/pension" },
  { id: "P7.1", text: "成立之証", home: "outreach/certificate" },
  { id: "P7.2a", text: "ホームページ, 広報資料", home: "outreach/content" },
  { id: "P7.2b", text: "セミナー講師派遣, 相談会", home: "outreach/event" },
  { id: "D8", text: "個人情報の保全, 保存期間, 消去 (asked for by the law)", home: "privacy/personal-data" }
]
