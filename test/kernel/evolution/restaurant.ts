// A restaurant whose events have been renamed, split, retired and given a tag, beside the definitions that its old lines were
// recorded with. Orders and bookings are only here to have a past.
import {
  type AnyEvent,
  alreadySo,
  decision,
  defineCatalogue,
  defineEvent,
  type EventDefinition,
  type EventStore,
  encodeEvent,
  fact,
  Instant,
  LocalDate,
  projection,
  refusal,
  split
} from "@keikaku/kernel"
import { Effect, Schema } from "effect"

const text = Schema.String

/** As the events were defined when the old lines were recorded. */
export const old = {
  ChairTaken: defineEvent("ChairTaken", {
    label: "着席",
    fields: { seat: text, guest: text },
    tags: (e) => [`seat:${e.seat}`]
  }),
  GuestArrived: defineEvent("GuestArrived", {
    label: "来店",
    fields: { guest: text },
    tags: (e) => [`guest:${e.guest}`]
  }),
  WalkInSeated: defineEvent("WalkInSeated", {
    label: "予約なし",
    fields: { guest: text, seat: text },
    tags: (e) => [`seat:${e.seat}`]
  }),
  OrderPlaced: defineEvent("OrderPlaced", {
    label: "注文",
    fields: { seat: text, dish: text, drink: text },
    tags: (e) => [`seat:${e.seat}`]
  }),
  BellRung: defineEvent("BellRung", { label: "鐘", fields: { seat: text }, tags: (e) => [`seat:${e.seat}`] }),
  LampLit: defineEvent("LampLit", { label: "灯り", fields: { seat: text }, tags: (e) => [`seat:${e.seat}`] })
}

/** Renamed, and found by guest only since then. */
export const SeatTaken = defineEvent("SeatTaken", {
  label: "着席",
  fields: { seat: text, guest: text },
  tags: (e) => [`seat:${e.seat}`, `guest:${e.guest}`],
  formerly: ["ChairTaken"],
  newTags: ["guest"]
})
/** Has a field more. */
export const GuestArrived = defineEvent("GuestArrived", {
  label: "来店",
  fields: { guest: text, party: Schema.Int },
  tags: (e) => [`guest:${e.guest}`],
  upcasters: [(data) => ({ ...data, party: 1 })],
  newTags: ["guest"]
})
/** Split into an arrival and a seat: nothing is recorded under this name any more. */
export const WalkInSeated = defineEvent("WalkInSeated", {
  label: "予約なし",
  fields: {},
  tags: () => [],
  upcasters: [
    split({ GuestArrived: 1, ChairTaken: 1 }, ({ guest, seat }) => [
      ["GuestArrived", { guest: guest! }],
      ["ChairTaken", { seat: seat!, guest: guest! }]
    ])
  ]
})
/** Split into itself, without the drink, and the drink. */
export const OrderPlaced = defineEvent("OrderPlaced", {
  label: "注文",
  fields: { seat: text, dish: text },
  tags: (e) => [`seat:${e.seat}`],
  upcasters: [
    split({ OrderPlaced: 2, DrinkOrdered: 1 }, ({ dish, drink, seat }) => [
      ["OrderPlaced", { seat: seat!, dish: dish! }],
      ["DrinkOrdered", { seat: seat!, drink: drink! }]
    ])
  ]
})
export const DrinkOrdered = defineEvent("DrinkOrdered", {
  label: "飲物",
  fields: { seat: text, drink: text },
  tags: (e) => [`seat:${e.seat}`]
})
/** Nobody rings any more. */
export const BellRung = old.BellRung
/** Its upcaster has a fault. */
export const LampLit = defineEvent("LampLit", {
  label: "灯り",
  fields: { seat: text, colour: text },
  tags: (e) => [`seat:${e.seat}`],
  upcasters: [
    ({ seat }) => {
      throw new Error(`no colour is known for seat ${seat}`)
    }
  ]
})

const SeatOccupied = refusal("SeatOccupied", "seat", { ja: "{guest} が着席しています。", en: "{guest} has the seat." })
const AlreadySeated = refusal("AlreadySeated", "guest", { ja: "{seat} に着席しています。", en: "Has seat {seat}." })

/** Who has a seat, by seat; and which seat somebody has, by guest. */
export const guestAt = fact<string | undefined>(undefined).on(SeatTaken, (_, e) => e.guest)
export const seatOf = fact<string | undefined>(undefined).on(SeatTaken, (_, e) => e.seat)

export const TakeSeat = decision("TakeSeat", "着席する", {
  payload: { seat: text, guest: text },
  records: [SeatTaken],
  refuses: [SeatOccupied, AlreadySeated],
  reads: (c) => ({ guest: guestAt.about(`seat:${c.seat}`), seat: seatOf.about(`guest:${c.guest}`) }),
  decide: (c, { guest, seat }) => {
    if (guest === c.guest) return alreadySo
    if (guest !== undefined) return SeatOccupied({ guest })
    return seat === undefined ? SeatTaken(c) : AlreadySeated({ seat })
  }
})
export const Arrive = decision("Arrive", "来店する", {
  payload: { guest: text, party: Schema.Int },
  records: [GuestArrived],
  refuses: [],
  reads: () => ({}),
  decide: (c) => GuestArrived(c)
})
export const Order = decision("Order", "注文する", {
  payload: { seat: text, dish: text, drink: text },
  records: [OrderPlaced, DrinkOrdered],
  refuses: [],
  reads: () => ({}),
  decide: (c) => [OrderPlaced(c), DrinkOrdered(c)]
})
export const LightLamp = decision("LightLamp", "灯す", {
  payload: { seat: text, colour: text },
  records: [LampLit],
  refuses: [],
  reads: (c) => ({
    lamps: fact(0)
      .on(LampLit, (n) => n + 1)
      .about(`seat:${c.seat}`)
  }),
  decide: (c) => LampLit(c)
})

/** The restaurant as it is today. */
export const catalogue = defineCatalogue({
  decisions: [TakeSeat, Arrive, Order, LightLamp],
  retired: [WalkInSeated, BellRung]
})

/** Who sits where, in the order in which they sat down. */
export const seats = projection((): ReadonlyArray<string> => []).on(SeatTaken, (all, e) => [
  ...all,
  `${e.guest}@${e.seat}`
])

export const at = Instant.make("2023-04-01T00:00:00.000Z")
export const occurredOn = LocalDate.make("2023-04-01")

/** Appends an event as a program of its time did. */
export const append = (
  store: EventStore,
  definition: EventDefinition,
  data: object,
  commandId: string,
  recordedAt = at
) => {
  const event = { _tag: definition.type, ...data, occurredOn } as AnyEvent
  const metadata = { id: `${commandId}/1`, actor: "a", commandId, correlationId: commandId, causationId: undefined }
  return Effect.runPromise(store.append([encodeEvent(definition, event, metadata, recordedAt)]))
}
