// Playing commands on an application under test: a store of its own for each case, every command under its own id, and
// what came of it. The laws of replay look at what was answered and at what the log then holds.
import {
  type Catalogue,
  decodeEvents,
  type EventStore,
  everything,
  type Open,
  type Outcome,
  type Recorded
} from "@keikaku/kernel"
import { Effect, Result } from "effect"
import fc from "fast-check"
import { interleaved } from "../arbitraries/case-lives.ts"
import { type AnyCommand, anyCommand, type LawSubject } from "../arbitraries/histories.ts"
import { validHistories } from "../arbitraries/valid-histories.ts"
import type { StoreHarness } from "../store-contract/rule.ts"

/** What the laws need of an application that is open. */
export type ApplicationUnderTest = Pick<Open<any>, "execute" | "view" | "replay">

/** An application under test: how it is opened on a store, and how it comes by empty stores. */
export interface ReplaySubject<Settings> extends LawSubject<Settings> {
  readonly open: (store: EventStore) => ApplicationUnderTest
  readonly make: StoreHarness["make"]
}

/** A command that was sent, and its outcome. */
export interface Sent {
  readonly commandId: string
  readonly command: AnyCommand<any>
  readonly outcome: Outcome
}

/** Commands that come to something, among any others, and a number that says where to cut. */
export interface Script {
  readonly commands: ReadonlyArray<AnyCommand<any>>
  readonly cut: number
}

/** Scripts for a subject. */
export const scriptsOf = <Settings>(subject: LawSubject<Settings>): fc.Arbitrary<Script> =>
  fc
    .record({
      valid: validHistories(subject, { commands: 25 }),
      wild: fc.array(anyCommand(subject.catalogue, subject.pools), { maxLength: 12 }),
      draws: fc.array(fc.nat({ max: 3 }), { minLength: 1, maxLength: 12 }),
      cut: fc.nat({ max: 1_000 })
    })
    .map(({ cut, draws, valid, wild }) => ({ commands: interleaved([valid.commands, wild], draws), cut }))

/** A script as text: a command per line. */
export const showScript = ({ commands }: Pick<Script, "commands">): string =>
  commands.map(([{ name }, command]) => `${name} ${JSON.stringify(command)}`).join("\n")

/** Sends one command under an id. */
export const send = async (
  application: ApplicationUnderTest,
  command: AnyCommand<any>,
  commandId: string
): Promise<Sent> => {
  const [decision, payload] = command
  const outcome = await application.execute(decision, payload as never, { commandId, actor: "law" })
  return { commandId, command, outcome }
}

/** Sends commands one after another, each under an id of its own. */
export const sendAll = async (
  application: ApplicationUnderTest,
  commands: ReadonlyArray<AnyCommand<any>>,
  prefix = "c"
): Promise<ReadonlyArray<Sent>> => {
  const sent: Array<Sent> = []
  for (const [n, command] of commands.entries()) sent.push(await send(application, command, `${prefix}${n + 1}`))
  return sent
}

/** What the outcomes say was recorded now. */
export const recordedIn = (sent: ReadonlyArray<Sent>): ReadonlyArray<Recorded> =>
  sent.flatMap(({ outcome }) => (outcome._tag === "Recorded" && !outcome.repeated ? outcome.events : []))

/** What the log holds. */
export const logOf = async (catalogue: Catalogue, store: EventStore): Promise<ReadonlyArray<Recorded>> => {
  const stored = await Effect.runPromise(store.read(everything))
  return stored.flatMap((each) => Result.getOrThrow(decodeEvents(catalogue, each)))
}

/** Uses a store of its own, and closes it. */
export const onItsStore = async <A>(
  { make }: Pick<ReplaySubject<any>, "make">,
  use: (store: EventStore) => Promise<A>
): Promise<A> => {
  const opened = await make()
  try {
    return await use(opened.store)
  } finally {
    await opened.close()
  }
}
