// Events about one thing: what they share (fields, tags, particulars) stands once, and each kind adds its own.
import type { Schema } from "effect"
import { type Commits, defineEvent, type EventData, type EventPast, type Particulars } from "./event.ts"
import type { Named } from "./label.ts"
import type { Tag } from "./query.ts"

type Fields = Schema.Struct.Fields

/**
 * Starts a family of events.
 * @example
 * ```ts
 * import { eventsAbout } from "@keikaku/kernel"
 * import { Schema } from "effect"
 * const atDoor = eventsAbout({ fields: { door: Schema.String }, tags: (e) => [`door:${e.door}`] })
 * const DoorOpened = atDoor("DoorOpened", "開扉", { by: Schema.String }, { tags: (e) => [`person:${e.by}`] })
 * DoorOpened.label.en // => "Door opened"
 * Object.keys(DoorOpened.fields) // => ["door", "by"]
 * ```
 */
export const eventsAbout =
  <const Shared extends Fields>(shared: {
    readonly fields: Shared
    readonly tags: (data: EventData<Shared>) => ReadonlyArray<Tag>
    readonly particulars?: (data: EventData<Shared>) => Particulars
  }) =>
  // biome-ignore lint/complexity/noBannedTypes: no further fields is the empty record
  <const Type extends string, const Own extends Fields = {}>(
    type: Type,
    label: Named,
    own: Own = {} as Own,
    more: {
      /** Tags besides those that the family shares. */
      readonly tags?: (data: EventData<Shared & Own>) => ReadonlyArray<Tag>
      /** Particulars besides, or instead of, those that the family shares. */
      readonly particulars?: (data: EventData<Shared & Own>) => Particulars
      readonly commits?: Commits<EventData<Shared & Own>, keyof (Shared & Own) & string>
    } & EventPast = {}
  ) =>
    defineEvent(type, {
      ...more,
      label,
      fields: { ...shared.fields, ...own } as Shared & Own,
      tags: (e) => [...shared.tags(e as unknown as EventData<Shared>), ...(more.tags?.(e) ?? [])],
      particulars: (e) => ({
        ...shared.particulars?.(e as unknown as EventData<Shared>),
        ...more.particulars?.(e)
      })
    })
