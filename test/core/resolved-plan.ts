// The steps that lead to a plan which the board has approved and the general meeting has been told of: three directors and an auditor
// elected, a board that resolves on the plan, a general meeting with the plan on its agenda. Notice is waived by all, so that each
// meeting takes one day.
import { type Federation, zenkokuPlan, zenkokuRohoren } from "@keikaku/core"
import type { AnyEvent, Decision } from "@keikaku/kernel"
import { commandsOf, historyOf } from "@keikaku/testing"
import type { Step } from "./walk.ts"

/** A decision's name with its payload, `occurredOn` included. */
export type NamedStep = readonly [decision: string, data: Readonly<Record<string, unknown>> & { occurredOn: string }]

const directors = ["director-1", "director-2", "director-3"]
const onPlan = { item: "1", title: "事業計画", subject: "business-plan" }

/** What a plan is approved by: the item of the board of that day. */
export const approval = (date: string) => ({ meeting: `board-${date}`, item: "1" })
/** What a plan is adopted by: the item of the general meeting of that day. */
export const adoption = (date: string) => ({ meeting: `general-${date}`, item: "1" })

/** The board resolves on the plan. */
export const boardSteps = (occurredOn: string): ReadonlyArray<NamedStep> => {
  const on = { occurredOn, meeting: approval(occurredOn).meeting }
  return [
    ...directors.map((officer): NamedStep => ["ElectOfficer", { occurredOn, officer, office: "director" }]),
    ["ElectOfficer", { occurredOn, officer: "auditor-1", office: "auditor" }],
    ["ConveneMeeting", { ...on, kind: "board", date: occurredOn, format: "hybrid", waived: true }],
    ["SetAgendaItem", { ...on, ...onPlan, handling: "ordinary" }],
    ["HoldMeeting", on],
    ["RecordAttendance", { ...on, manner: "room", voters: directors }],
    ["ResolveItem", { ...on, item: "1", votesFor: 3, votesAgainst: 0, abstained: 0 }]
  ]
}

/** The general meeting is told of the plan. */
export const generalSteps = (occurredOn: string): ReadonlyArray<NamedStep> => {
  const on = { occurredOn, meeting: adoption(occurredOn).meeting }
  const called = { kind: "extraordinary-general-meeting", date: occurredOn, format: "in-person", waived: true }
  return [
    ["ConveneMeeting", { ...on, ...called }],
    ["SetAgendaItem", { ...on, ...onPlan, handling: "report" }],
    ["HoldMeeting", on]
  ]
}

/** From a drafted plan to an adopted one. */
export const adoptionSteps = (fiscalYear: number, approvedOn: string, adoptedOn: string): ReadonlyArray<NamedStep> => [
  ...boardSteps(approvedOn),
  ["ApprovePlan", { fiscalYear, occurredOn: approvedOn, ...approval(approvedOn) }],
  ...generalSteps(adoptedOn),
  ["AdoptPlan", { fiscalYear, occurredOn: adoptedOn, ...adoption(adoptedOn) }]
]

/** The same steps as a walk takes them. */
export const adoptionWalk = (actor: string, ...of: Parameters<typeof adoptionSteps>): ReadonlyArray<Step> =>
  adoptionSteps(...of).map(([name, { occurredOn, ...data }]) => [occurredOn, actor, name, data])

/** The events that steps lead to; each must be recorded. */
export const eventsOf = (steps: ReadonlyArray<NamedStep>, settings: Federation = zenkokuRohoren) => {
  const subject = { catalogue: zenkokuPlan.catalogue, settings }
  return historyOf(subject, commandsOf(subject, steps), (code, { name }) => {
    throw new Error(`${name}: ${code}`)
  }).map(({ event }): AnyEvent => event)
}

/** Sends steps at an office. */
export const actAll = (
  office: {
    readonly act: (decision: Decision<any>, occurredOn: string, command: Readonly<Record<string, unknown>>) => unknown
  },
  steps: ReadonlyArray<NamedStep>
): void => {
  for (const [name, { occurredOn, ...command }] of steps)
    office.act(zenkokuPlan.catalogue.decisions.get(name)!, occurredOn, command)
}
