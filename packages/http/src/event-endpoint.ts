// The log itself, `GET /events`, page by page: the stored lines as they are, not brought to newer versions, each with
// its position. A client that keeps the last position can always go on from there.
import { type Catalogue, Grounds } from "@keikaku/kernel"
import { Schema } from "effect"
import { HttpApiEndpoint, OpenApi } from "effect/http-api"
import { withParameterTypes } from "./parameter-types.ts"
import { UnavailableProblem, UnreadableProblem } from "./problem-schema.ts"

/** Events in a page by default, and at most. */
export const pageLimit = { usual: 100, most: 1000 } as const

const Position = Schema.Int.check(Schema.isGreaterThanOrEqualTo(0))
const Limit = Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: pageLimit.most }))
const TagText = Schema.TemplateLiteral([Schema.String, ":", Schema.String])

const typeNames = (catalogue: Catalogue) => {
  const [first, ...others] = catalogue.events.keys()
  return first === undefined ? Schema.String : Schema.Literals([first, ...others])
}

/** Which events: after a position, of any of the types and with all of the tags; both may be repeated. */
export const eventQueryParameters = (catalogue: Catalogue) =>
  Schema.Struct({
    after: Schema.optionalKey(Position.annotate({ description: "only events after this position (default 0)" })),
    limit: Schema.optionalKey(Limit.annotate({ description: `default ${pageLimit.usual}, at most ${pageLimit.most}` })),
    type: Schema.optionalKey(Schema.Array(typeNames(catalogue)).annotate({ description: "any of these types" })),
    tag: Schema.optionalKey(Schema.Array(TagText).annotate({ description: "all of these tags, kind:id" }))
  })

const StoredLine = Schema.Struct({
  position: Schema.Int,
  id: Schema.String,
  type: Schema.String,
  version: Schema.Int,
  recordedAt: Schema.String.annotate({ description: "yyyy-mm-ddThh:mm:ss.sssZ" }),
  occurredOn: Schema.String.annotate({ description: "yyyy-mm-dd" }),
  actor: Schema.String,
  commandId: Schema.String,
  correlationId: Schema.String,
  causationId: Schema.optionalKey(Schema.String),
  tags: Schema.Array(Schema.String),
  data: Schema.Record(Schema.String, Schema.Json),
  ...Grounds.fields
}).annotate({ identifier: "StoredLine", description: "記録の一行 / A line of the log, with its position" })

/** A page of events; `next` is the value of `after` for the following page, `null` when this one is not full. */
export const EventPage = Schema.Struct({
  events: Schema.Array(StoredLine),
  next: Schema.NullOr(Schema.Int)
}).annotate({ identifier: "EventPage" })

/** The endpoint of the log. */
export const eventEndpoint = (catalogue: Catalogue) => {
  const query = eventQueryParameters(catalogue)
  return HttpApiEndpoint.get("listEvents", "/events", {
    query,
    success: EventPage,
    error: [UnreadableProblem, UnavailableProblem]
  }).annotateMerge(
    OpenApi.annotations({
      identifier: "listEvents",
      summary: "記録の一覧 / The log",
      description: "記録された出来事を順に返す / The recorded events in their order, page by page",
      transform: withParameterTypes(query)
    })
  )
}
