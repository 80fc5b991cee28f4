// The steps that lead to a plan which the board has approved and the general meeting has been told of: three directors and an auditor
// elected, a board that resolves on the plan, a general meeting with the plan on its agenda. What is asked of the plan comes between.

/** A decision's name with its payload, `occurredOn` included. */
export type NamedStep = readonly [decision: string, data: Readonly<Record<string, unknown>> & { occurredOn: string }]

/** The officers of every test. */
export const directors = ["director-1", "director-2", "director-3"] as const

/** What the plan is approved and adopted by. */
export const boardItem = { meeting: "board-1", item: "1" } as const
export const generalItem = { meeting: "general-1", item: "1" } as const

/** Elects the officers. */
export const electedOfficers = (occurredOn: string): ReadonlyArray<NamedStep> => [
  ...directors.map((officer) => ["ElectOfficer", { occurredOn, officer, office: "director" }] as const),
  ["ElectOfficer", { occurredOn, officer: "auditor-1", office: "auditor" }]
]

/** A board called on a day for another, at which all directors resolve on the plan. */
export const boardMeeting = (convenedOn: string, date: string, { item, meeting } = boardItem as Item) =>
  [
    ["ConveneMeeting", { occurredOn: convenedOn, meeting, kind: "board", date, format: "hybrid" }],
    [
      "SetAgendaItem",
      { occurredOn: convenedOn, meeting, item, title: "事業計画", subject: "business-plan", handling: "ordinary" }
    ],
    ["HoldMeeting", { occurredOn: date, meeting }],
    ["RecordAttendance", { occurredOn: date, meeting, manner: "room", voters: [...directors] }],
    ["ResolveItem", { occurredOn: date, meeting, item, votesFor: 3, votesAgainst: 0, abstained: 0 }]
  ] as const

/** A general meeting called on a day for another, at which the plan is reported. */
export const generalMeeting = (convenedOn: string, date: string, { item, meeting } = generalItem as Item) =>
  [
    [
      "ConveneMeeting",
      { occurredOn: convenedOn, meeting, kind: "extraordinary-general-meeting", date, format: "in-person" }
    ],
    [
      "SetAgendaItem",
      { occurredOn: convenedOn, meeting, item, title: "事業計画", subject: "business-plan", handling: "report" }
    ],
    ["HoldMeeting", { occurredOn: date, meeting }]
  ] as const

interface Item {
  readonly meeting: string
  readonly item: string
}
