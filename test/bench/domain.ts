// The work that every contestant does, as plain data and plain functions: a case is listed and then canvassed, and no act of
// canvassing is recorded twice, or on a case that is closed. Peers call these functions; keikaku says the same in its own words.

/** Something that happened, as a program without an event library would write it down. */
export interface Happened {
  readonly type: string
  readonly data: Readonly<Record<string, string | number | boolean>>
  readonly occurredOn: string
  /** Which case, promoter or target it belongs to, for those who keep one stream for each. */
  readonly stream: string
  /** Everything it is about, for those who keep one log. */
  readonly tags: ReadonlyArray<string>
}

/** A command to record one act of canvassing. */
export interface Canvass {
  readonly case: string
  readonly canvass: string
  readonly promoter: string
  readonly method: "visit"
  readonly explained: true
  readonly occurredOn: string
}

/** What of a case matters to the rule; `undefined` while it is not listed. */
export type Case =
  | {
      readonly business: string
      readonly branch: string
      readonly canvasses: ReadonlyArray<string>
      readonly closed: boolean
    }
  | undefined

/** What an event carries on which the rule depends. */
type Changing = Pick<Happened, "type"> & { readonly data: object }

/** The case after one more event. */
export const evolve = (state: Case, { data, type }: Changing): Case => {
  const { branch, business, canvass } = data as Record<string, string>
  if (type === "CaseListed") return { business: business!, branch: branch!, canvasses: [], closed: false }
  if (state === undefined) return state
  if (type === "CaseCanvassed") return { ...state, canvasses: [...state.canvasses, canvass!] }
  if (type === "CaseEstablished") return { ...state, closed: true }
  return type === "OutcomeReversed" ? { ...state, closed: false } : state
}

/** Why an act of canvassing cannot be recorded; `undefined` when it can. */
export const forbids = (state: Case, canvass: string): "not listed" | "closed" | "twice" | undefined => {
  if (state === undefined) return "not listed"
  if (state.closed) return "closed"
  return state.canvasses.includes(canvass) ? "twice" : undefined
}

/** The rule: the event that a command leads to. Throws when it is forbidden, which in a benchmark is always a mistake. */
export const decide = (command: Canvass, state: Case): Happened => {
  const reason = forbids(state, command.canvass)
  if (state === undefined || reason !== undefined)
    throw new Error(`bug: bench: ${command.canvass} is refused: ${reason}`)
  const { occurredOn, ...data } = command
  return caseEvent("CaseCanvassed", { ...data, business: state.business, branch: state.branch }, occurredOn)
}

/** An event of a case, under the tags that the case's events carry. */
export const caseEvent = (type: string, data: Happened["data"], occurredOn: string): Happened => {
  const about = [`case:${data.case}`, `business:${data.business}`, `branch:${data.branch}`]
  const tags = data.promoter === undefined ? about : [...about, `promoter:${data.promoter}`]
  return { type, data, occurredOn, stream: `case:${data.case}`, tags }
}

/** The nth command to canvass a case. */
export const canvassOf = (id: string, n: number): Canvass => ({
  case: id,
  canvass: `${id}-${n}`,
  promoter: "p-13-0",
  method: "visit",
  explained: true,
  occurredOn: "2024-03-01"
})
