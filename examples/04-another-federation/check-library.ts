// Our topic in the library: refusals, permissions, reports, targets, traces, search, auditors' reports.
import { deepEqual, equal, ok, rejects } from "node:assert/strict"
import {
  AssociationId,
  byRole,
  hostPlan,
  openPlan,
  ReportForbidden,
  searchOf,
  targetProgress,
  traceEvent,
  traceFigure
} from "@keikaku/core"
import { decodeEvents, everything, type Recorded } from "@keikaku/kernel"
import { openSqlite } from "@keikaku/store-sqlite"
import { Effect, Result } from "effect"
import { chambers } from "./federation.ts"
import {
  HoldInspection,
  InspectionHeld,
  InspectionIdTaken,
  InspectionWithdrawn,
  inspectionFindings,
  inspections,
  topic,
  WithdrawInspection
} from "./inspection.ts"
import { chambersPlan } from "./plan.ts"

/** How many inspections the demo year holds, less the one withdrawn. */
export const held = 35

const year = { fiscalYear: 2024 }
const atYearEnd = { effectiveOn: "2024-12-31" }

/** The checks, by what they show, on the log of the demo year. */
export const libraryChecks = async (path: string): Promise<Readonly<Record<string, () => void | Promise<void>>>> => {
  const opened = await openSqlite(path)
  const policy = byRole(chambersPlan)
  const plan = openPlan({ plan: chambersPlan, policy, ...opened })
  const host = hostPlan({ plan: chambersPlan, store: opened.store })
  const stored = await Effect.runPromise(opened.store.read(everything, { limit: 1_000 }))
  const log: ReadonlyArray<Recorded> = stored.flatMap((each) =>
    Result.getOrThrow(decodeEvents(chambersPlan.catalogue, each))
  )
  const rows = async (...[report, parameters]: Parameters<typeof plan.report>) =>
    (await plan.report(report, parameters, { ...atYearEnd, actor: "headquarters/check" })).table.rows
  const codeOf = async (actor: string, inspection = "nor-9") => {
    const command = { inspection, branch: "nor", association: "a", findings: 0, cost: 0, occurredOn: "2024-06-03" }
    const outcome = await plan.execute(HoldInspection, command, { commandId: `check-${actor}-${inspection}`, actor })
    return outcome._tag === "Refused" ? outcome.rejection : outcome._tag
  }
  return {
    "execute refuses in our languages": async () => {
      const rejection = await codeOf("branch:nor/x", "nor-1")
      ok(typeof rejection === "object" && InspectionIdTaken.is(rejection))
      equal(rejection.sentence.fr, "L'inspection nor-1 est celle de nor-assoc-1 du 2024-02-12.")
    },
    "permissions know who may ask and read": async () => {
      for (const actor of ["promoter:p1/x", "branch:idf/x", "auditor/x"])
        ok(JSON.stringify(await codeOf(actor)).includes("NotPermitted"), actor)
      const withdrawal = { inspection: "nor-1", reason: "erreur", occurredOn: "2024-12-30" }
      const refused = await plan.execute(WithdrawInspection, withdrawal, {
        commandId: "check-w",
        actor: "branch:nor/x"
      })
      equal(refused._tag === "Refused" && refused.rejection.code, "NotPermitted")
      await rejects(plan.report(inspectionFindings, {}, { actor: "promoter:p1/x" }), ReportForbidden)
      for (const { name } of topic.decisions) ok(chambersPlan.askedBy.has(name), name)
    },
    "reports of the topic": async () => {
      const [all] = await rows(inspections, { ...year, level: "nation" })
      deepEqual([all?.held, all?.guide, all?.name], [held, 48, chambers.whole])
      const open = await rows("inspection-findings", { branch: "nor", status: "open" })
      ok(open.length > 0 && open.every(({ branch, cost }) => branch === "nor" && Number(cost) > 25_050))
    },
    "targets measure our own metric": async () => {
      const own = ({ metricCode }: Readonly<Record<string, unknown>>) => metricCode === "inspections"
      const [progress] = (await rows(targetProgress, { ...year, level: "nation" })).filter(own)
      deepEqual(
        [progress?.target, progress?.actual, progress?.metric],
        [48, held, { en: "Inspections", fr: "Inspections" }]
      )
      const months = (await rows("target-months", year)).filter(own)
      equal(months[0]?.month, "2024-01")
      equal(
        months.reduce((sum, { actual }) => sum + Number(actual), 0),
        held
      )
      const divided = (await rows("target-division", year)).filter(own)
      ok(divided.filter(({ area, units }) => area !== "nation" && units === 4).length === chambers.branches.length)
    },
    "a figure leads to its events, an event to its figures": async () => {
      const place = { row: { area: "nation", metricCode: "inspections" }, column: "actual" }
      const { steps } = await Effect.runPromise(
        traceFigure(host, "target-progress", place, { ...year, level: "nation" })
      )
      equal(steps.filter(({ recorded }) => InspectionHeld.is(recorded.event)).length, held + 1)
      equal(steps.filter(({ recorded }) => InspectionWithdrawn.is(recorded.event)).length, 1)
      const last = log.findLast(({ event }) => InspectionHeld.is(event))!
      const { reports } = await Effect.runPromise(traceEvent(host, last.position, year))
      const changed = reports.filter(({ changes }) => changes.length > 0).map(({ report }) => report.name)
      for (const name of ["inspections", "target-progress"]) ok(changed.includes(name), `${name} of ${changed}`)
    },
    "search finds by what our events declare": () => {
      const found = (conditions: Parameters<typeof searchOf>[0]) =>
        log.filter(searchOf(conditions, chambers.calendar, chambersPlan.catalogue)).length
      equal(found({ counterparty: AssociationId.make("nor-assoc-1"), type: ["InspectionHeld"] }), 1)
      equal(
        found({ amountFrom: 25_051, type: ["InspectionHeld"] }),
        log.filter(({ event }) => InspectionHeld.is(event) && event.findings > 0).length
      )
      equal(found({ tag: ["inspection:nor-1"] }), 1)
    },
    "auditors see what was taken back": async () => {
      const corrections = await rows("corrections", year)
      ok(JSON.stringify(corrections).includes("saisie deux fois"))
    },
    "the plan closes": () => plan.close()
  }
}
