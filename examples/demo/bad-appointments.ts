// Mistakes around promoters, made once each at the beginning of the year: appointments and cards that must be refused.
import { addDays, promoter } from "@keikaku/core"
import { LocalDate } from "@keikaku/kernel"
import type { Field } from "./field.ts"
import { type Script, step, wrongStep } from "./step.ts"

const { AppointPromoter, IssuePromoterCard, NominatePromoter, ReinstatePromoter } = promoter

const on = LocalDate.make("2023-04-05")
const lastDay = LocalDate.make("2024-03-31")
const headquarters = "headquarters"

/** Wrong commands about promoters of the first branch, and one about somebody whom no parent body lends. */
export const badAppointments = ({ branches: [branch] }: Field): Script => {
  const [first, second] = branch!.colleagues.map(({ id }) => id)
  const term = { termFrom: on, termTo: lastDay }
  const lentByNobody = { promoter: "p-01-998", association: "a-01-1", branch: "01", parentBody: "body-01-99" }
  return [
    wrongStep("PromoterNotNominated", AppointPromoter, on, headquarters, { promoter: "p-01-999", ...term }),
    step(NominatePromoter, on, branch!.actor, lentByNobody),
    wrongStep("ParentBodyNotSecured", AppointPromoter, on, headquarters, { promoter: "p-01-998", ...term }),
    wrongStep("TermOverlaps", AppointPromoter, on, headquarters, { promoter: first, ...term }),
    wrongStep("CardOutlivesTerm", IssuePromoterCard, on, headquarters, {
      promoter: first,
      card: "card-01-1-9",
      expiresOn: addDays(lastDay, 30)
    }),
    wrongStep("CardNumberTaken", IssuePromoterCard, on, headquarters, {
      promoter: second,
      card: "card-01-1-1",
      expiresOn: lastDay
    }),
    wrongStep("PromoterNotSuspended", ReinstatePromoter, on, headquarters, { promoter: first })
  ]
}
