// A host on fp-ts and io-ts: letters arrive as JSON, are read by a codec of the host's with one of keikaku's in it, and become one program.
// What a letter is refused for, and what is wrong with it, goes back to its sender; a failure of the store ends the program.
import { renderTable } from "@keikaku/cli"
import { canvassing, zenkokuPlan } from "@keikaku/core"
import { commandCodec, execute, issuesOf, orRefusal, report, withPlan } from "@keikaku/fp-ts"
import { issueText } from "@keikaku/kernel"
import { openSqlite } from "@keikaku/store-sqlite"
import * as Console from "fp-ts/lib/Console.js"
import { pipe } from "fp-ts/lib/function.js"
import * as RTE from "fp-ts/lib/ReaderTaskEither.js"
import * as T from "fp-ts/lib/Task.js"
import * as TE from "fp-ts/lib/TaskEither.js"
import * as t from "io-ts"

const { ListCase } = canvassing
const Letter = t.type({ id: t.string, branch: t.string, body: commandCodec(ListCase) })

const listed = { case: "c-1", business: "Ｔ1-1803-0101-8771", branch: "13", source: "own-research", scheme: "unified" }
const letters: ReadonlyArray<unknown> = [
  { id: "letter-1", branch: "13", body: { ...listed, occurredOn: "2023-05-08" } },
  { id: "letter-2", branch: "13", body: { ...listed, occurredOn: "2023-05-32", scheme: "all", note: "至急" } },
  { id: "letter-3", branch: "13", body: { ...listed, case: "c-2", branch: "99", occurredOn: "2023-05-08" } },
  { id: "letter-4", branch: "13", body: { ...listed, case: "c-2", occurredOn: "2023-05-09" } }
]

/** What becomes of a letter, as a line for its sender. */
const answer = (letter: unknown) =>
  pipe(
    RTE.fromEither(Letter.decode(letter)),
    RTE.mapLeft((errors) => ({ _tag: "Malformed" as const, issues: issuesOf(errors) })),
    RTE.chainW(({ body, branch, id }) =>
      execute(ListCase)(commandCodec(ListCase).encode(body), { commandId: id, actor: `branch:${branch}/post` })
    ),
    RTE.chainEitherKW(orRefusal),
    RTE.map((outcome) => `OK ${outcome._tag}`),
    RTE.orElseW((reason) => {
      if (reason._tag === "Malformed") return RTE.right(`NG ${reason.issues.map(issueText).join("; ")}`)
      return reason._tag === "Refused" ? RTE.right(`NG ${reason.rejection.sentence.ja}`) : RTE.left(reason)
    })
  )

const program = pipe(
  letters,
  RTE.traverseSeqArray(answer),
  RTE.bindTo("answers"),
  RTE.bindW("cases", () => report("cases")({ branch: "13" })),
  RTE.map(({ answers, cases }) => [...answers, renderTable(cases.table, { format: "table", lang: "ja" })].join("\n"))
)

const onFile = withPlan(async () => ({ plan: zenkokuPlan, ...(await openSqlite(process.argv[2] ?? ":memory:")) }))

await pipe(
  onFile(program),
  TE.matchE(
    (failure) => T.fromIO(Console.error(`${failure._tag}: ${failure.message}`)),
    (lines) => T.fromIO(Console.log(lines))
  )
)()
