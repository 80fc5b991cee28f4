// Reports about cases: the list with their states, one case with its whole life, those on which nothing happens, and the funnel.
import { type AnyEvent, forEach, type Projection, type Recorded } from "@keikaku/kernel"
import { Schema } from "effect"
import { addDays, dateIn, daysBetween } from "../../calendar/index.ts"
import { CaseId, PromoterId } from "../../identifier.ts"
import { column } from "../../report/column.ts"
import { listed } from "../../report/listed.ts"
import { defineReport, ofBranch } from "../../report/report.ts"
import { type CaseEntry, OutcomeReversed, type WithdrawalEvent } from "./events.ts"
import { type CaseHistory, caseOn, caseStates, cases, isOpen, isTakenBackBy, kindOf, stateOf } from "./facts.ts"

export { caseFunnel } from "./case-funnel.ts"

/** Every case, with its state. */
export const caseList = listed(
  "cases",
  { ja: "事案の一覧", en: "Cases" },
  {
    things: forEach(cases, (event) => event.case),
    parameters: { promoter: Schema.optionalKey(PromoterId) },
    identifier: ["case", column.text("事案", "Case")],
    statuses: caseStates,
    columns: {
      business: column.text("事業", "Business"),
      promoter: column.text("推進員", "Promoter"),
      canvasses: column.count("勧奨", "Canvasses"),
      listedOn: column.date("把握日", "Listed on")
    },
    since: column.date("最終日", "Last on"),
    row: (history, { asOf, parameters }) => {
      const found = caseOn(history, asOf)
      const promoter = found?.assignment?.promoter ?? null
      const wanted = (parameters as { readonly promoter?: PromoterId }).promoter
      if (found === undefined || (wanted !== undefined && wanted !== promoter)) return undefined
      const { branch, canvasses, lastOn: since, listing } = found
      return {
        branch,
        status: stateOf(found),
        business: listing.business,
        promoter,
        canvasses,
        listedOn: listing.occurredOn,
        since
      }
    }
  }
)

/** The data of an event besides what every row shows, in words of its fields. */
const detailOf = ({
  _tag,
  branch,
  business,
  case: _,
  occurredOn,
  ...rest
}: AnyEvent & Record<string, unknown>): string =>
  Object.entries(rest)
    .map(([key, value]) => `${key}: ${value}`)
    .join(", ")

type OfCase = Recorded<CaseEntry | WithdrawalEvent>

/** The positions at which entries were taken back, by the position of the entry: an outcome by its reversal, any other entry by its
 * withdrawal, and by the withdrawal of its reversal an outcome no longer. */
const takenBackAt = (life: ReadonlyArray<OfCase>): ReadonlyMap<number, number> => {
  const found = new Map<number, number>()
  for (const [n, { event, position }] of life.entries()) {
    const earlier = life.slice(0, n)
    const entry = earlier.findLast(
      (each) =>
        !found.has(each.position) &&
        (OutcomeReversed.is(event)
          ? kindOf(each.event) !== undefined && "outcome" in each.event && each.event.outcome === event.outcome
          : isTakenBackBy(each.event, event))
    )
    if (entry === undefined) continue
    found.set(entry.position, position)
    for (const [outcome, at] of found) if (at === entry.position) found.delete(outcome)
  }
  return found
}

/** One case, the one that is asked for: every event that touched it, what was taken back, and the state that it led to. */
export const caseLife = defineReport(
  "case",
  { ja: "事案の経過", en: "A case" },
  {
    parameters: { case: Schema.optionalKey(CaseId) },
    columns: {
      position: column.count("位置", "Position"),
      occurredOn: column.date("発効日", "Occurred on"),
      recordedOn: column.date("記録日", "Recorded on"),
      event: column.text("出来事", "Event"),
      type: column.code,
      branch: column.text("支部", "Branch"),
      detail: column.text("内容", "Detail"),
      takenBackAt: column.count("取消の位置", "Taken back at"),
      stateCode: column.code,
      state: column.text("状態", "State"),
      actor: column.text("記録者", "Actor")
    },
    projection: ({ parameters }): Projection<ReadonlyArray<OfCase>> => ({
      query: [{ types: cases.query.types, tags: [`case:${parameters.case}`] }],
      initial: () => [],
      apply: (life, recorded) =>
        (recorded as OfCase).event.case === parameters.case ? [...life, recorded as OfCase] : life
    }),
    rows: (life, { plan }) => {
      const back = takenBackAt(life)
      let history: CaseHistory = cases.initial
      return life.map((recorded) => {
        history = cases.evolve(history, recorded)
        const { actor, event, position, recordedAt } = recorded
        const found = caseOn(history)
        const stateCode = found === undefined ? null : stateOf(found)
        return {
          ...{
            position,
            occurredOn: event.occurredOn,
            recordedOn: dateIn(plan.federation.calendar.timeZone, recordedAt),
            actor,
            type: event._tag
          },
          event: plan.catalogue.events.get(event._tag)?.label ?? event._tag,
          ...{ branch: event.branch, detail: detailOf(event as never), takenBackAt: back.get(position) ?? null },
          ...{ stateCode, state: stateCode && caseStates[stateCode] }
        }
      })
    },
    notes: [
      {
        ja: "取消の位置＝その記録を取り消し、又は取り下げた記録の位置（一部の保険だけの取消を含む）。状態は、その位置までの記録によるもの。",
        en: "Taken back at: the position of the entry that reverses or withdraws it, if only for one insurance. The state is by what was recorded up to that position."
      }
    ]
  }
)

/** A case is stale when nothing has happened on it for this many days (assumption). */
export const staleAfterDays = 90

/** Open cases that nobody has touched for long, the longest first. */
export const staleCases = defineReport(
  "stale-cases",
  { ja: "滞留事案", en: "Stale cases" },
  {
    parameters: ofBranch,
    columns: {
      case: column.text("事案", "Case"),
      business: column.text("事業", "Business"),
      branch: column.text("支部", "Branch"),
      promoter: column.text("推進員", "Promoter"),
      canvasses: column.count("勧奨", "Canvasses"),
      lastOn: column.date("最終日", "Last on"),
      idleDays: column.count("経過日数", "Days idle")
    },
    projection: () => forEach(cases, (event) => event.case),
    rows: (state, { asOf, branch: wanted }) => {
      const idleSince = addDays(asOf, -staleAfterDays)
      const rows = [...state].flatMap(([id, history]) => {
        const found = caseOn(history, asOf)
        if (found === undefined || !isOpen(found) || found.lastOn > idleSince) return []
        const { assignment, branch, canvasses, lastOn, listing } = found
        if (wanted !== undefined && wanted !== branch) return []
        const who = { case: id, business: listing.business, branch, promoter: assignment?.promoter ?? null }
        return [{ ...who, canvasses, lastOn, idleDays: daysBetween(lastOn, asOf) }]
      })
      return rows.sort((a, b) => b.idleDays - a.idleDays || (a.case < b.case ? -1 : 1))
    },
    notes: [
      {
        ja: `${staleAfterDays}日以上動きのない継続中の事案（日数は既定値）。`,
        en: `Open cases on which nothing has happened for ${staleAfterDays} days or more (the number is a default).`
      }
    ]
  }
)
