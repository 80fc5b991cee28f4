// A library for the tests of reactions: a loan is stamped at once, and its reader reminded on the day on which it ends, unless the book
// is back by then.
import {
  decision,
  defineCatalogue,
  eventsAbout,
  fact,
  first,
  LocalDate,
  once,
  reaction,
  refusal
} from "@keikaku/kernel"
import { Schema } from "effect"

const aboutLoan = eventsAbout({ fields: { loan: Schema.String }, tags: (e) => [`loan:${e.loan}`] })
export const BookLent = aboutLoan("BookLent", "貸出", { until: LocalDate })
export const BookReturned = aboutLoan("BookReturned", "返却")
export const LoanStamped = aboutLoan("LoanStamped", "押印")
export const ReaderReminded = aboutLoan("ReaderReminded", "督促")

export const isReturned = fact(false).on(BookReturned, () => true)

export const LoanTaken = refusal("LoanTaken", "loan", { ja: "{loan} は貸出中です。", en: "{loan} is lent." })
export const BookIsBack = refusal("BookIsBack", "loan", { ja: "{loan} は返却済みです。", en: "{loan} is back." })
export const NoStamp = refusal("NoStamp", "loan", { ja: "{loan} に押印できません。", en: "{loan} takes no stamp." })

const payload = { loan: Schema.String }
const onlyOnce = (loan: string) => (): ReturnType<typeof LoanTaken> => LoanTaken({ loan })

export const LendBook = decision("LendBook", "貸し出す", {
  payload: { loan: Schema.String, until: LocalDate },
  records: [BookLent],
  refuses: [LoanTaken],
  reads: ({ loan }) => ({ lent: first(BookLent).about(`loan:${loan}`) }),
  decide: (c, { lent }) => once(BookLent(c), lent, onlyOnce(c.loan))
})
export const ReturnBook = decision("ReturnBook", "返却する", {
  payload,
  records: [BookReturned],
  refuses: [LoanTaken],
  reads: ({ loan }) => ({ returned: first(BookReturned).about(`loan:${loan}`) }),
  decide: (c, { returned }) => once(BookReturned(c), returned, onlyOnce(c.loan))
})
/** Records a stamp whenever it is asked: a second one would show. */
export const StampLoan = decision("StampLoan", "押印する", {
  payload,
  records: [LoanStamped],
  refuses: [NoStamp],
  reads: () => ({}),
  decide: (c) => (c.loan.startsWith("bare") ? NoStamp(c) : LoanStamped(c))
})
/** The same for reminders, unless the book is back. */
export const RemindReader = decision("RemindReader", "督促する", {
  payload,
  records: [ReaderReminded],
  refuses: [BookIsBack],
  reads: ({ loan }) => ({ isBack: isReturned.about(`loan:${loan}`) }),
  decide: (c, { isBack }) => (isBack ? BookIsBack(c) : ReaderReminded(c))
})

export const catalogue = defineCatalogue([LendBook, ReturnBook, StampLoan, RemindReader])

export const stamp = reaction({
  name: "stamp",
  label: "貸出に押印する",
  on: [BookLent],
  run: ({ loan, occurredOn }, ask) => ask(StampLoan, { loan, occurredOn })
})

export const remind = reaction({
  name: "remind",
  label: "期限の日に督促する",
  on: [BookLent],
  at: ({ until }) => until,
  run: async ({ loan, until }, ask, { read }) => {
    if (await read(isReturned.about(`loan:${loan}`))) return
    await ask(RemindReader, { loan, occurredOn: until }, { expects: [BookIsBack] })
  }
})

/** A second stamp for a loan that was reminded: a reaction to what a reaction caused. */
export const stampAgain = reaction({
  name: "stamp-again",
  label: "督促した貸出に押印する",
  on: [ReaderReminded],
  run: async ({ loan, occurredOn }, ask) => {
    await ask(StampLoan, { loan: `${loan} reminded`, occurredOn })
    await ask(StampLoan, { loan: `${loan} reminded twice`, occurredOn })
  }
})

export const reactions = [stamp, remind, stampAgain]

/** A day of April. */
export const april = (day: number): LocalDate => LocalDate.make(`2023-04-${`${day}`.padStart(2, "0")}`)
