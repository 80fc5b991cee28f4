// `keikaku history`: the recorded events themselves, read and printed chunk by chunk, so that its length does not matter.
import type { Plan } from "@keikaku/core"
import {
  type EventStore,
  type Instant,
  isRecordedBy,
  type LocalDate,
  lengthOf,
  type Query,
  type Recorded,
  type StoredEventUnreadable,
  type StoreUnavailable,
  selection,
  type Tag
} from "@keikaku/kernel"
import { Effect, Option, Result } from "effect"
import { Command, Flag } from "effect/cli"
import { eventWriter } from "../event-writer.ts"
import { UsageError } from "../exit-code.ts"
import { reportingFailures } from "../failure.ts"
import type { OutputClosed } from "../output.ts"
import { progressBar } from "../progress-bar.ts"
import { dateFlag, effectiveOnFlag, recordedAtFlag } from "../setting/checked-flags.ts"
import { Lang } from "../setting/language.ts"
import { thePlan } from "../setting/the-plan.ts"
import { openStore } from "../stores.ts"
import { watched } from "../watched.ts"
import { unknownEvent } from "./events.ts"
import { formatFlag } from "./format-flag.ts"

/** Which events, by tags and types. */
export const selectionFlags = {
  tag: Flag.String("tag").pipe(
    Flag.withMetavar("kind:id"),
    Flag.withDescription("この参照をすべて持つもの（繰り返し可） / With all of these tags (repeatable)"),
    Flag.between(0, 100)
  ),
  type: Flag.String("type").pipe(
    Flag.withDescription(
      "この種類のいずれか（繰り返し可、keikaku events で一覧） / Of any of these types (repeatable)"
    ),
    Flag.between(0, 1000)
  )
}

const config = {
  ...selectionFlags,
  from: dateFlag("from").pipe(Flag.withDescription("発効日がこの日以後 / Occurred on or after"), Flag.optional),
  to: dateFlag("to").pipe(Flag.withDescription("発効日がこの日以前 / Occurred on or before"), Flag.optional),
  after: Flag.Int("after").pipe(Flag.withDescription("この位置より後 / After this position"), Flag.withDefault(0)),
  limit: Flag.Int("limit").pipe(Flag.withDescription("件数の上限 / Maximum number of events"), Flag.optional),
  recordedAt: recordedAtFlag,
  effectiveOn: effectiveOnFlag,
  format: formatFlag
}

const isTag = (text: string): text is Tag => /^[^:]+:./.test(text)

/** The query of the tags and types, each of them checked. */
export const queryOf = (
  { catalogue }: Plan,
  tags: ReadonlyArray<string>,
  types: ReadonlyArray<string>
): Result.Result<Query, UsageError> => {
  const notTag = tags.find((tag) => !isTag(tag))
  if (notTag !== undefined)
    return Result.fail(
      new UsageError({
        sentence: { ja: `--tag ${notTag}: 「種類:ID」の形で指定してください。`, en: `--tag ${notTag}: write kind:id.` }
      })
    )
  const unknown = types.find((type) => !catalogue.events.has(type))
  return unknown === undefined
    ? Result.succeed([{ types, tags: tags.filter(isTag) }])
    : Result.fail(unknownEvent(catalogue, "--type: ", unknown))
}

interface Wanted {
  readonly query: Query
  readonly after: number
  readonly limit: number
  readonly upTo: number | Instant | undefined
  readonly from: LocalDate | undefined
  readonly to: LocalDate | undefined
}

const inRange = ({ from, to }: Wanted, { event: { occurredOn } }: Recorded): boolean =>
  (from === undefined || occurredOn >= from) && (to === undefined || occurredOn <= to)

/** Hands over the wanted events, a chunk at a time. */
const eachChunk = Effect.fnUntraced(function* (
  { catalogue }: Plan,
  store: EventStore,
  wanted: Wanted,
  write: (chunk: ReadonlyArray<Recorded>) => Effect.Effect<void, OutputClosed>
): Effect.fn.Return<void, StoreUnavailable | StoredEventUnreadable | OutputClosed> {
  let [after, left] = [wanted.after, wanted.limit]
  const { query, read } = selection(catalogue, wanted.query)
  while (left > 0) {
    const stored = yield* store.read(query, { after })
    const chunk: Array<Recorded> = []
    for (const each of stored) {
      const { upTo } = wanted
      for (const recorded of yield* Effect.fromResult(read(each))) {
        if (upTo !== undefined && !isRecordedBy({ upTo }, recorded)) left = 0
        if (left === 0) break
        if (!inRange(wanted, recorded)) continue
        chunk.push(recorded)
        left--
      }
      if (left === 0) break
      after = each.position
    }
    yield* write(chunk)
    if (stored.length === 0) return
  }
})

/** Prints the history that the flags select. */
export const history = Command.make("history", config, (given) =>
  reportingFailures(
    Effect.gen(function* () {
      const plan = yield* thePlan
      const query = yield* Effect.fromResult(queryOf(plan, given.tag, given.type))
      const limit = Option.getOrElse(given.limit, () => Number.POSITIVE_INFINITY)
      if (limit < 0 || given.after < 0)
        return yield* new UsageError({
          sentence: {
            ja: "--limit と --after は0以上の整数です。",
            en: "--limit and --after are whole numbers, 0 or more."
          }
        })
      const to = [given.to, given.effectiveOn].flatMap(Option.toArray).sort()[0]
      const { store } = yield* openStore("existing")
      const lang = yield* Lang
      const { end, write } = eventWriter(plan, given.format, lang)
      const [upTo, from] = [Option.getOrUndefined(given.recordedAt), Option.getOrUndefined(given.from)]
      const bar = progressBar({ label: lang === "ja" ? "出力" : "Printing", total: yield* lengthOf(store) })
      const reached = process.stdout.isTTY ? () => {} : bar.reached
      yield* eachChunk(plan, watched(store, reached), { query, after: given.after, limit, upTo, from, to }, write).pipe(
        Effect.ensuring(Effect.sync(bar.clear))
      )
      yield* end()
    }).pipe(Effect.scoped)
  )
).pipe(Command.withDescription("記録された出来事を順に出力する / Print the recorded events in order"))
