// What the demonstration says, in Japanese or English. Tables are those of the reports themselves.

import { renderTable } from "@keikaku/cli"
import { businessPlan, column, separated, type Table, zenkokuPlan } from "@keikaku/core"
import type { Label } from "@keikaku/kernel"
import { textIn } from "@keikaku/kernel"
import type { Checked } from "./check.ts"
import type { Tally } from "./desk.ts"
import { nextCommands } from "./next.ts"
import { fullScale, type Options } from "./options.ts"
import { shareOfReal } from "./share.ts"

const { planFy2023 } = businessPlan

const inDetail = ["13", "23", "27"]

/** Everything that is printed, in the language of the options. */
export const printer = ({ lang, path, scaleThousandths, seed }: Options) => {
  const say = (label: Label) => console.log(textIn(label, lang))
  const head = (label: Label) => console.log(`\n■ ${textIn(label, lang)}\n`)
  const table = (shown: Table) => process.stdout.write(renderTable(shown, { format: "table", lang }))
  const share = shareOfReal(scaleThousandths)
  const number = ({ events }: Tally, type: string) => separated(events.get(type) ?? 0)

  return {
    year: textIn({ ja: "令和５年度", en: "FY2023" }, lang),

    opening: () => {
      say({
        ja: `${planFy2023.title}を１年分動かします。`,
        en: "One year of the business plan of FY2023 (令和５年度)."
      })
      say({
        ja: "計画の項目・目標・配分の重みは実物です。事案・推進員・日々の出来事はすべて合成で、実在の人や事業は登場しません。",
        en: "The plan's items, targets and weights are real. Cases, promoters and all that happens are synthetic: no real person or business appears."
      })
      say({ ja: `記録庫: ${path}`, en: `Store: ${path}` })
      say({
        ja: `規模: ${share.ja}（実際の規模は --scale ${fullScale}）、種: ${seed}`,
        en: `Volume: ${share.en} (--scale ${fullScale} is the real one), seed: ${seed}`
      })
    },

    setUp: (tally: Tally) => {
      head({ ja: "準備したもの", en: "What was set up" })
      const n = (type: string) => number(tally, type)
      const amounts = planFy2023.targets.map(({ amount }) => separated(amount)).join(" / ")
      say({
        ja: `計画: ${n("PlanItemAdded")}項目を起案、理事会で承認、総会で議決。手引・マニュアル ${n("ManualIssued")}点。`,
        en: `Plan: ${n("PlanItemAdded")} items, approved by the board, adopted by the general meeting. Manuals: ${n("ManualIssued")}.`
      })
      say({
        ja: `目標: ${amounts} を47支部にウェブスター方式で配分し、各支部が受諾（${n("BranchTargetAccepted")}件）。`,
        en: `Targets: ${amounts}, divided among 47 branches by Webster's method and accepted by each (${n("BranchTargetAccepted")}).`
      })
      say({
        ja: `推進員（年間）: 母体団体 ${n("ParentBodySecured")}、推薦 ${n("PromoterNominated")}、委嘱 ${n("PromoterAppointed")}、推進員証 ${n("PromoterCardIssued")}。`,
        en: `Promoters (all year): ${n("ParentBodySecured")} parent bodies, ${n("PromoterNominated")} nominated, ${n("PromoterAppointed")} appointed, ${n("PromoterCardIssued")} cards.`
      })
    },

    nation: (progress: Table) => {
      head({ ja: "目標の進捗（全国とブロック）", en: "Target progress: nation and blocks" })
      table(progress)
      if (scaleThousandths < fullScale * 1_000)
        say({
          ja: `※ 目標は実物、出来事は${share.ja}です。達成率もその割合になります。`,
          en: `Note: targets are real, what happened is ${share.en}; achievement is about that share.`
        })
    },

    branches: (progress: Table, funnel: Table) => {
      head({ ja: "３支部の詳細", en: "Three branches in detail" })
      for (const { columns, rows } of [progress, funnel]) {
        table({ columns, rows: rows.filter(({ area }) => inDetail.includes(String(area))), notes: [] })
        console.log()
      }
    },

    events: ({ events }: Tally) => {
      head({ ja: "記録された出来事", en: "What was recorded" })
      const ordered = [...zenkokuPlan.catalogue.events.values()].filter(({ type }) => events.has(type))
      const items = ordered.map(({ label, type }) => `${textIn(label, lang)} ${separated(events.get(type)!)}`)
      for (let n = 0; n < items.length; n += 6) console.log(items.slice(n, n + 6).join(lang === "ja" ? "、" : ", "))
    },

    refusals: ({ refusals, repeated }: Tally) => {
      head({ ja: "断られた指示（わざと混ぜた誤り）", en: "What was refused (mistakes made on purpose)" })
      const rows = [...refusals.values()]
        .sort((a, b) => b.times - a.times || (a.code < b.code ? -1 : 1))
        .map(({ code, example, times }) => ({ code, times, example }))
      const columns = [
        { key: "code", ...column.text("コード", "Code") },
        { key: "times", ...column.count("件数", "Times") },
        { key: "example", ...column.text("一例", "One of them") }
      ]
      table({ columns, rows, notes: [] })
      say({
        ja: `※ 断られた指示は何も記録しません。同じ指示の再送 ${separated(repeated)}件も、何も増やしません。`,
        en: `Note: a refused command records nothing; nor did ${separated(repeated)} commands that were sent twice.`
      })
    },

    figures: ({ commands, events }: Tally, millis: number) => {
      head({ ja: "数字", en: "Figures" })
      const recorded = [...events.values()].reduce((sum, times) => sum + times, 0)
      const seconds = `${Math.floor(millis / 1_000)}.${Math.floor((millis % 1_000) / 100)}`
      const perSecond = separated(Math.floor((commands * 1_000) / Math.max(millis, 1)))
      say({
        ja: `出来事 ${separated(recorded)}、指示 ${separated(commands)}、${seconds}秒（毎秒 ${perSecond} 指示）、${share.ja}。`,
        en: `${separated(recorded)} events, ${separated(commands)} commands, ${seconds} s (${perSecond} commands a second), ${share.en}.`
      })
    },

    checked: ({ differences, figures }: Checked) => {
      if (differences.length === 0)
        return say({
          ja: `検算: 全国＝47支部の合計（${figures}の数値すべて）。`,
          en: `Check: the nation is the sum of its 47 branches in all of ${figures} figures.`
        })
      console.error({ ja: "検算: 一致しません。", en: "Check: these do not agree." }[lang])
      for (const difference of differences) console.error(`  ${textIn(difference, lang)}`)
    },

    next: () => {
      head({ ja: "次に試すこと", en: "What to try next" })
      for (const line of nextCommands(path, lang)) console.log(line)
    }
  }
}
