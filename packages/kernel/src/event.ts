// What happened, in the past tense. A definition is everything there is to know about one kind of event: shape, tags,
// label, version. Codecs, documentation and arbitraries are derived from it and never written a second time.
import { Schema } from "effect"
import type { Grounds } from "./grounds.ts"
import { type Label, labelOf, type Named } from "./label.ts"
import { type Instant, LocalDate } from "./local-date.ts"
import type { Tag } from "./query.ts"
import type { Upcaster } from "./upcaster.ts"

/** Every event names its kind and the business date on which it took effect. */
export interface AnyEvent {
  readonly _tag: string
  readonly occurredOn: LocalDate
}

/** What events of any kind are searched and audited by, where they have it. */
export interface Particulars {
  /** An amount of money, whole, in the smallest unit of the currency. */
  readonly amount?: number
  /** Whom it is with: the identifier of a business, an association, a person. */
  readonly counterparty?: string
  /** Who approved what the event records, besides the actor who recorded it. */
  readonly approver?: string
  /** Why it takes back or changes earlier events, if it does. */
  readonly amends?: string
}

/** Which fields of an event hold commitments, and whose values those stand for. The values are kept elsewhere until they are
 * erased, and found by whose they are: an event that holds one carries the tag `subject:…`. */
export interface Commits<E = any, Field extends string = string> {
  readonly fields: ReadonlyArray<Field>
  readonly subject: (event: E) => string
}

/** One kind of event. `version` is one more than the number of upcasters: each leads from a version to the next. */
export interface EventDefinition<E extends AnyEvent = any> {
  readonly type: E["_tag"]
  readonly version: number
  readonly label: Label
  /** What its data consists of, besides `occurredOn`. */
  readonly fields: Schema.Struct.Fields
  readonly schema: Schema.Codec<E, any>
  /** Whether an event is one of this kind. */
  readonly is: (event: AnyEvent) => event is E
  readonly tags: (event: E) => ReadonlyArray<Tag>
  readonly upcasters: ReadonlyArray<Upcaster>
  /** What the type was called before: lines of these names are read as this one. */
  readonly formerly: ReadonlyArray<string>
  /** The kinds of tags that lines recorded earlier lack or have otherwise; theirs are computed anew on reading. */
  readonly newTags: ReadonlyArray<string>
  readonly particulars: (event: E) => Particulars
  readonly commits: Commits<E> | undefined
}

/** The event type that a definition describes. */
export type EventOf<D> = D extends { readonly schema: { readonly Type: infer E extends AnyEvent } } ? E : never

/** An event as the log holds it: who recorded it, when, by which command, and where it stands. */
export interface Recorded<E extends AnyEvent = AnyEvent> extends Grounds {
  readonly event: E
  /** 1, 2, 3, … without gaps. */
  readonly position: number
  readonly id: string
  /** Never earlier than that of the position before. */
  readonly recordedAt: Instant
  readonly actor: string
  readonly commandId: string
  /** What belongs together across commands; the command's own id unless the host says otherwise. */
  readonly correlationId: string
  /** The id of the event that led to the command, if one did. */
  readonly causationId: string | undefined
  readonly tags: ReadonlyArray<string>
  /** Which part of its line it is, where the line's type was split: the parts share position and id, and come together. */
  readonly part?: { readonly number: number; readonly of: number }
}

/** How a kind of event came to be what it is: what lines that were recorded earlier need to be read by. */
export interface EventPast {
  /** From each version to the next, the first from version 1. */
  readonly upcasters?: ReadonlyArray<Upcaster>
  /** What the type was called before. Lines of these names are read as this one, and found by the present name. */
  readonly formerly?: ReadonlyArray<string>
  /** The kinds of tags (`room` of `room:7`) that `tags` gives and that lines recorded earlier lack or have otherwise. */
  readonly newTags?: ReadonlyArray<string>
}

/** What an event of these fields is made of: the fields and the day. */
export type EventData<Fields extends Schema.Struct.Fields> = Schema.Struct.Type<Fields> & {
  readonly occurredOn: LocalDate
}

/**
 * Defines one kind of event; the result also makes such events, keeping of what it is given the event's own fields.
 * `occurredOn` belongs to every event and is not listed among the fields.
 * @example
 * ```ts
 * import { defineEvent, LocalDate } from "@keikaku/kernel"
 * import { Schema } from "effect"
 * const SeatTaken = defineEvent("SeatTaken", {
 *   label: { ja: "着席", en: "Seat taken" },
 *   fields: { seat: Schema.String, guest: Schema.String },
 *   tags: (e) => [`seat:${e.seat}`]
 * })
 * const occurredOn = LocalDate.make("2023-04-01")
 * SeatTaken({ seat: "7", guest: "g1", occurredOn })._tag // => "SeatTaken"
 * SeatTaken.version // => 1
 * ```
 */
export const defineEvent = <const Type extends string, const Fields extends Schema.Struct.Fields>(
  type: Type,
  options: {
    /** A text alone is Japanese; the English one is then the type in words. */
    readonly label: Named
    readonly fields: Fields
    readonly tags: (data: EventData<Fields>) => ReadonlyArray<Tag>
    readonly particulars?: (data: EventData<Fields>) => Particulars
    readonly commits?: Commits<EventData<Fields>, keyof Fields & string>
  } & EventPast
) => {
  type Event = { readonly _tag: Type } & EventData<Fields>
  if (!/^[A-Z][0-9A-Za-z]*$/.test(type))
    throw new Error(`bug: defineEvent: ${JSON.stringify(type)} is not an event type`)
  const { commits, tags, upcasters = [] } = options
  const commitsTo = (e: EventData<Fields>) => commits?.fields.some((field) => (e as any)[field] !== undefined)
  const names = [...Object.keys(options.fields), "occurredOn"]
  const make = (data: EventData<Fields>): Event => {
    const event: Record<string, unknown> = { _tag: type }
    for (const name of names) if (Object.hasOwn(data, name)) event[name] = data[name as keyof typeof data]
    return event as Event
  }
  return Object.assign(make, {
    type,
    version: upcasters.length + 1,
    label: labelOf(type, options.label),
    fields: options.fields,
    is: ((event: AnyEvent) => event._tag === type) as (event: AnyEvent) => event is Event & AnyEvent,
    schema: Schema.TaggedStruct(type, { ...options.fields, occurredOn: LocalDate }) as unknown as Schema.Codec<
      Event,
      any
    >,
    tags: (e: Event): ReadonlyArray<Tag> => (commitsTo(e) ? [...tags(e), `subject:${commits!.subject(e)}`] : tags(e)),
    upcasters,
    formerly: options.formerly ?? [],
    newTags: options.newTags ?? [],
    particulars: (options.particulars ?? (() => ({}))) as (event: Event) => Particulars,
    commits: commits as Commits<Event> | undefined
  })
}
