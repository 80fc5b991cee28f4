// `keikaku search`: the recorded events that meet several conditions together, in the forms in which `history` prints them.
import { type SearchConditions, searchOf, searchQuery } from "@keikaku/core"
import { defaultReadLimit, lengthOf, readAll, selection } from "@keikaku/kernel"
import { Effect, Option, Stream } from "effect"
import { Command, Flag } from "effect/cli"
import { eventWriter } from "../event-writer.ts"
import { reportingFailures } from "../failure.ts"
import { progressBar } from "../progress-bar.ts"
import { dateFlag } from "../setting/checked-flags.ts"
import { Lang } from "../setting/language.ts"
import { thePlan } from "../setting/the-plan.ts"
import { openStore } from "../stores.ts"
import { watched } from "../watched.ts"
import { formatFlag } from "./format-flag.ts"
import { queryOf, selectionFlags } from "./history.ts"
import { knownBranch } from "./report.ts"

const day = (name: string, description: string) => dateFlag(name).pipe(Flag.withDescription(description), Flag.optional)
const text = (name: string, description: string) =>
  Flag.String(name).pipe(Flag.withDescription(description), Flag.optional)
const amount = (name: string, description: string) =>
  Flag.Int(name).pipe(Flag.withDescription(description), Flag.optional)

const config = {
  recordedFrom: day("recorded-from", "記録日がこの日以後 / Recorded on or after"),
  recordedTo: day("recorded-to", "記録日がこの日以前 / Recorded on or before"),
  effectiveFrom: day("effective-from", "発効日がこの日以後 / Took effect on or after"),
  effectiveTo: day("effective-to", "発効日がこの日以前 / Took effect on or before"),
  ...selectionFlags,
  actor: text("actor", "記録者 / Recorded by"),
  branch: text("branch", "支部コード / Code of a branch"),
  counterparty: text("counterparty", "相手方（事業、事務組合、母体団体など） / Whom it is with"),
  amountFrom: amount(
    "amount-from",
    "この金額以上（通貨の最小単位） / Of at least this amount, in the currency's smallest unit"
  ),
  amountTo: amount("amount-to", "この金額以下（通貨の最小単位） / Of at most this amount, in that unit"),
  text: text("text", "内容に含む文字列 / Text that its data holds"),
  format: formatFlag
}

/** Prints the events that meet all of the conditions. */
export const search = Command.make("search", config, ({ branch, format, tag, type, ...given }) =>
  reportingFailures(
    Effect.gen(function* () {
      const plan = yield* thePlan
      yield* Effect.fromResult(queryOf(plan, tag, type))
      if (Option.isSome(branch)) yield* knownBranch(plan.federation, branch.value)
      const asked = Object.entries({ ...given, branch }).flatMap(([name, value]) =>
        Option.isSome<unknown>(value) ? [[name, value.value] as const] : []
      )
      const conditions = { ...Object.fromEntries(asked), tag, type } as SearchConditions
      const isWanted = searchOf(conditions, plan.federation.calendar, plan.catalogue)
      const { query, read } = selection(plan.catalogue, searchQuery(conditions))
      const { store } = yield* openStore("existing")
      const lang = yield* Lang
      const { end, write } = eventWriter(plan, format, lang)
      const bar = progressBar({ label: lang === "ja" ? "検索" : "Searching", total: yield* lengthOf(store) })
      const reached = process.stdout.isTTY ? () => {} : bar.reached
      yield* readAll(watched(store, reached), query).pipe(
        Stream.mapEffect((stored) => Effect.fromResult(read(stored))),
        Stream.flattenIterable,
        Stream.filter(isWanted),
        Stream.grouped(defaultReadLimit),
        Stream.runForEach(write),
        Effect.ensuring(Effect.sync(bar.clear))
      )
      yield* end()
    }).pipe(Effect.scoped)
  )
).pipe(
  Command.withDescription("条件をすべて満たす記録を探す / Find the events that meet all of the conditions"),
  Command.withExamples([
    {
      command: "keikaku search --counterparty a-13-1 --effective-from 2023-04-01 --format csv",
      description: "ある事務組合に関する当年度の記録 / What concerns an association since April"
    }
  ])
)
