// What is claimed: canvasses, establishments and EI procedures are handed in together, month by month, until the fiscal year's last
// claim day; the reports of canvasses are then accepted for payment.
import { alreadySo, type EventOf, type LocalDate, once } from "@keikaku/kernel"
import { Schema } from "effect"
import { fiscalYearOf } from "../../calendar/index.ts"
import { decision } from "../../decision.ts"
import { type Federation, lastClaimDay } from "../../federation/index.ts"
import { CanvassId, CaseId, OutcomeId } from "../../identifier.ts"
import {
  CanvassAccepted,
  CanvassSubmitted,
  CaseCanvassed,
  CaseEstablished,
  EiProcedureCompleted,
  SuccessSubmitted
} from "./events.ts"
import { type CaseHistory, caseOf, caseOn, entriesOf } from "./facts.ts"
import { of as inCase, onListed } from "./life.ts"
import * as refused from "./refusals.ts"

/** The canvass with this identifier. */
export const canvassIn = (history: CaseHistory, id: CanvassId) =>
  entriesOf(history, CaseCanvassed).find(({ canvass }) => canvass === id)

/** The submission of the canvass with this identifier. */
export const canvassSubmissionIn = (history: CaseHistory, id: CanvassId) =>
  entriesOf(history, CanvassSubmitted).find(({ canvass }) => canvass === id)

/** The acceptance of the canvass with this identifier. */
export const acceptanceIn = (history: CaseHistory, id: CanvassId) =>
  entriesOf(history, CanvassAccepted).find(({ canvass }) => canvass === id)

/** The submission of the success with this identifier. */
export const successSubmissionIn = (history: CaseHistory, id: OutcomeId) =>
  entriesOf(history, SuccessSubmitted).find(({ outcome }) => outcome === id)

/** The establishment or EI procedure with this identifier, while any of it stands. */
const successIn = (history: CaseHistory, id: OutcomeId) =>
  [...entriesOf(history, CaseEstablished), ...entriesOf(history, EiProcedureCompleted)].find(
    ({ outcome }) => outcome === id && caseOn(history)?.outcomes.some((standing) => standing.id === id)
  )

type Submitted = EventOf<typeof CanvassSubmitted> | EventOf<typeof SuccessSubmitted>

/** Hands one piece of work in, once and in time. */
const submit = <E extends Submitted>(
  event: E,
  earlier: E | undefined,
  done: { readonly work: string; readonly doneOn: LocalDate },
  settings: Federation
) => {
  const claim = { ...done, case: event.case, submittedOn: event.occurredOn }
  if (earlier !== undefined)
    return once(event, earlier, () => refused.AlreadySubmitted({ ...claim, on: earlier.occurredOn }))
  if (claim.submittedOn < done.doneOn) return refused.SubmittedBeforeDone(claim)
  const fiscalYear = fiscalYearOf(done.doneOn, settings.calendar)
  const last = lastClaimDay(settings.claimClosing, fiscalYear, settings.calendar)
  return claim.submittedOn > last ? refused.ClaimWindowClosed({ ...claim, fiscalYear, lastClaimDay: last }) : event
}

const atMost500 = Schema.isMaxLength(500)

/** Hands in what was done, for any number of cases at once: a month's claim of a branch. If one piece cannot be claimed, none is
 * submitted; what was submitted on the same day already is passed over. */
export const SubmitCanvasses = decision("SubmitCanvasses", "手続勧奨・成立の報告を提出する", {
  payload: {
    canvasses: Schema.Array(Schema.Struct({ case: CaseId, canvass: CanvassId })).check(atMost500),
    successes: Schema.Array(Schema.Struct({ case: CaseId, outcome: OutcomeId })).check(atMost500)
  },
  records: [CanvassSubmitted, SuccessSubmitted],
  refuses: [
    refused.CaseNotListed,
    refused.CanvassNotRecorded,
    refused.OutcomeNotClaimable,
    refused.AlreadySubmitted,
    refused.SubmittedBeforeDone,
    refused.ClaimWindowClosed
  ],
  reads: ({ canvasses, successes }) =>
    Object.fromEntries([...canvasses, ...successes].map((each) => [`case:${each.case}`, caseOf(each.case)])),
  decide: ({ canvasses, occurredOn, successes }, histories, { settings }) => {
    const submitted = new Map<string, Submitted>()
    const answers = [
      ...canvasses.map(({ canvass, case: id }) => {
        const history = histories[`case:${id}`]!
        if (caseOn(history) === undefined) return refused.CaseNotListed({ case: id })
        const act = canvassIn(history, canvass)
        if (act === undefined) return refused.CanvassNotRecorded({ case: id, canvass })
        const done = { work: canvass, doneOn: act.occurredOn }
        return submit(CanvassSubmitted({ ...act, occurredOn }), canvassSubmissionIn(history, canvass), done, settings)
      }),
      ...successes.map(({ case: id, outcome }) => {
        const history = histories[`case:${id}`]!
        if (caseOn(history) === undefined) return refused.CaseNotListed({ case: id })
        const success = successIn(history, outcome)
        if (success === undefined) return refused.OutcomeNotClaimable({ case: id, outcome })
        const done = { work: outcome, doneOn: success.occurredOn }
        return submit(
          SuccessSubmitted({ ...success, occurredOn }),
          successSubmissionIn(history, outcome),
          done,
          settings
        )
      })
    ]
    for (const answer of answers) {
      if (answer === alreadySo) continue
      if ("code" in answer) return answer
      submitted.set(JSON.stringify(answer), answer)
    }
    return [...submitted.values()]
  }
})

/** Accepts the report of a canvass for payment, once it is submitted. */
export const AcceptCanvass = decision("AcceptCanvass", "手続勧奨報告を受理する", {
  payload: { case: CaseId, canvass: CanvassId },
  records: CanvassAccepted,
  refuses: [
    refused.CaseNotListed,
    refused.CanvassNotRecorded,
    refused.CanvassNotSubmitted,
    refused.CanvassAlreadyAccepted
  ],
  reads: (c) => ({ found: caseOf(c.case) }),
  decide: (c, { found: history }) =>
    onListed(c, history, (found) => {
      const act = canvassIn(history, c.canvass)
      if (act === undefined) return refused.CanvassNotRecorded(c)
      const event = CanvassAccepted({ ...inCase(c, found), branch: act.branch })
      const submission = canvassSubmissionIn(history, c.canvass)
      if (submission === undefined || c.occurredOn < submission.occurredOn)
        return refused.CanvassNotSubmitted({ canvass: c.canvass, on: c.occurredOn })
      return once(event, acceptanceIn(history, c.canvass), ({ occurredOn: on }) =>
        refused.CanvassAlreadyAccepted({ ...c, on })
      )
    })
})
