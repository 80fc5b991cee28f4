// A read model of the transfers: the balance of each account and how often it changed, which no event may change twice.
import type { EventOf, ReadModel } from "@keikaku/kernel"
import { startingBalance, Transferred } from "./transfer.ts"

const counted = (table: string, account: string, amount: number) => ({
  sql: `INSERT INTO ${table} VALUES ($1, ${startingBalance} + $2::integer, 1)
    ON CONFLICT (account) DO UPDATE SET balance = ${table}.balance + $2::integer, changes = ${table}.changes + 1`,
  parameters: [account, amount]
})

/** The first version of the model. */
export const balances: ReadModel = {
  name: "balances",
  version: 1,
  columns: "account text PRIMARY KEY, balance integer NOT NULL, changes integer NOT NULL",
  query: [{ types: [Transferred.type], tags: [] }],
  apply: (table, events) =>
    events.flatMap((recorded) => {
      const { amount, from, to } = recorded.event as EventOf<typeof Transferred>
      return [counted(table, from, -amount), counted(table, to, amount)]
    })
}
