// How far a reaction has come, and what it has set aside, kept beside the log: `reaction/NAME/progress`, a place with the last waiting
// event that was dealt with, and `reaction/NAME/aside/POSITION/PART` for each event set aside, empty once that is settled.
import { Effect } from "effect"
import type { Recorded } from "./event.ts"
import type { LocalDate } from "./local-date.ts"
import type { Place } from "./place.ts"
import type { Trouble } from "./reaction-failure.ts"
import type { StoreWithSidecar } from "./sidecar.ts"
import type { StoreUnavailable } from "./store.ts"

/** Every event up to the place has been seen. Those that had to wait have been dealt with up to `through`, in the order of {@link turnOf}. */
export interface Progress extends Place {
  readonly through?: string
  /** Why the last run ended before the end of the log. */
  readonly stopped?: Trouble
}

/** The progress, and the text in which it is kept. */
export interface KeptProgress {
  readonly text: string | undefined
  readonly progress: Progress
}

type Log = Pick<StoreWithSidecar, "identity" | "sidecar">

const digits = (number: number) => `${number}`.padStart(16, "0")

/** When the turn of a waiting event comes: by day, position and part. Text order is that order. */
export const turnOf = (due: LocalDate, { part, position }: Pick<Recorded, "part" | "position">): string =>
  `${due} ${digits(position)} ${digits(part?.number ?? 1)}`

/** After the turns of all events that wait until a day. */
export const endOf = (day: LocalDate): string => `${day} ~`

const progressKey = (name: string) => `reaction/${name}/progress`
const asideKey = (name: string, { part = 1, position }: Pick<Trouble, "part" | "position">) =>
  `reaction/${name}/aside/${digits(position)}/${digits(part)}`

/** The progress of a reaction; one that has never run is before the first event. */
export const progressOf = Effect.fnUntraced(function* (
  { identity, sidecar }: Log,
  name: string
): Effect.fn.Return<KeptProgress, StoreUnavailable> {
  const key = progressKey(name)
  const text = (yield* sidecar.get([key])).get(key)
  return { text, progress: text === undefined ? { log: yield* identity, position: 0 } : JSON.parse(text) }
})

/** Keeps the progress together with what was set aside; undefined, and nothing kept, where another process was there first. */
export const keepProgress = (
  { sidecar }: Log,
  name: string,
  { text }: KeptProgress,
  progress: Progress,
  aside: ReadonlyArray<Trouble> = []
): Effect.Effect<KeptProgress | undefined, StoreUnavailable> => {
  const key = progressKey(name)
  const kept = JSON.stringify(progress)
  const texts = aside.map((each) => [asideKey(name, each), JSON.stringify(each)] as const)
  return Effect.map(sidecar.put(new Map([[key, kept], ...texts]), { key, text }), (isKept) =>
    isKept ? { text: kept, progress } : undefined
  )
}

/** What is set aside, in the order of the log. */
export const setAsideBy = ({ sidecar }: Log, name: string): Effect.Effect<ReadonlyArray<Trouble>, StoreUnavailable> =>
  Effect.map(sidecar.list(`reaction/${name}/aside/`), (kept) =>
    kept.flatMap(([, text]) => (text === "" ? [] : [JSON.parse(text)]))
  )

/** Changes or, with undefined, ends what is set aside; nothing where another process was there first. */
export const settle = ({ sidecar }: Log, name: string, before: Trouble, after: Trouble | undefined) => {
  const key = asideKey(name, before)
  const text = after === undefined ? "" : JSON.stringify(after)
  return sidecar.put(new Map([[key, text]]), { key, text: JSON.stringify(before) })
}
