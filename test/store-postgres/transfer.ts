// A business of a hundred accounts in which every decision reads two: whether an outcome is that of some serial order shows in
// the balances. Defined on the kernel alone.
import { decision, defineCatalogue, defineEvent, fact, refusal, type Tag } from "@keikaku/kernel"
import { Schema } from "effect"

const account = (name: string): Tag => `account:${name}`

/** An amount went from one account to another. */
export const Transferred = defineEvent("Transferred", {
  label: { ja: "振替済", en: "Transferred" },
  fields: { from: Schema.String, to: Schema.String, amount: Schema.Int },
  tags: ({ from, to }) => [account(from), account(to)]
})

/** More than there is cannot go. */
export const BalanceTooLow = refusal("BalanceTooLow", "amount", {
  ja: "残高は {balance} です。",
  en: "The balance is {balance}."
})

/** What every account has before any transfer. */
export const startingBalance = 100

const balanceOf = (name: string) =>
  fact(startingBalance)
    .on(
      Transferred,
      (balance, { amount, from, to }) => balance + (to === name ? amount : 0) - (from === name ? amount : 0)
    )
    .about(account(name))

/** Moves an amount if it is there. */
export const Transfer = decision(
  "Transfer",
  { ja: "振り替える", en: "Transfer" },
  {
    payload: { from: Schema.String, to: Schema.String, amount: Schema.Int },
    records: [Transferred],
    refuses: [BalanceTooLow],
    reads: ({ from, to }) => ({ source: balanceOf(from), target: balanceOf(to) }),
    decide: (c, { source }) => (source < c.amount ? BalanceTooLow({ balance: source }) : Transferred(c))
  }
)

/** All that can be asked there. */
export const transferCatalogue = defineCatalogue([Transfer])
