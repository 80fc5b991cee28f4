// How stored data of one version becomes the next version's, or several events of other types. Upcasters are frozen like the
// lines that they read: a part of a split names the version of its type that was current when the split was written.
import type { JsonObject } from "./canonical-json.ts"
import type { LocalDate } from "./local-date.ts"

/** One of the events that a line is split into: its type and the data of the version that the split names. */
export type Part<Type extends string = string> = readonly [type: Type, data: JsonObject]

/** Turns the data of one version into several events. All of them took effect on the day of the line. */
export interface Split {
  /** The types of the parts, and the version in which the data of each is given. */
  readonly into: Readonly<Record<string, number>>
  /** The parts of a line, at least one. Pure. */
  readonly parts: (data: JsonObject, occurredOn: LocalDate) => ReadonlyArray<Part>
}

/** Turns the stored data of one version into the next version's, or into other events. Pure; runs after the stored bytes were
 * read. */
export type Upcaster = ((data: JsonObject) => JsonObject) | Split

/**
 * An upcaster that makes several events of one. The event's own type may be among the parts, in its next version.
 * @example
 * ```ts
 * import { split } from "@keikaku/kernel"
 * const seated = split({ GuestArrived: 1, SeatTaken: 1 }, ({ guest, seat }) => [
 *   ["GuestArrived", { guest: guest! }],
 *   ["SeatTaken", { seat: seat! }]
 * ])
 * seated.into // => { GuestArrived: 1, SeatTaken: 1 }
 * ```
 */
export const split = <const Into extends Readonly<Record<string, number>>>(
  into: Into,
  parts: (data: JsonObject, occurredOn: LocalDate) => ReadonlyArray<Part<keyof Into & string>>
): Split => ({ into, parts })
