// Searching the log, `GET /search`: the same conditions as on the command line, as query parameters, and pages as those of the
// log itself. A page may hold fewer events than asked for and yet not be the last: only `next` says that.
import { SearchConditions } from "@keikaku/core"
import type { Catalogue } from "@keikaku/kernel"
import { Schema } from "effect"
import { HttpApiEndpoint, OpenApi } from "effect/http-api"
import { EventPage, eventQueryParameters } from "./event-endpoint.ts"
import { withParameterTypes } from "./parameter-types.ts"
import { UnavailableProblem, UnreadableProblem } from "./problem-schema.ts"

/** The conditions and the page. */
export const searchParameters = (catalogue: Catalogue) =>
  Schema.Struct({ ...SearchConditions.fields, ...eventQueryParameters(catalogue).fields })

/** The endpoint of the search. */
export const searchEndpoint = (catalogue: Catalogue) => {
  const query = searchParameters(catalogue)
  return HttpApiEndpoint.get("search", "/search", {
    query,
    success: EventPage,
    error: [UnreadableProblem, UnavailableProblem]
  }).annotateMerge(
    OpenApi.annotations({
      identifier: "search",
      summary: "記録の検索 / Search the log",
      description:
        "条件をすべて満たす出来事を順に返す / The events that meet all of the conditions, in their order, page by page",
      transform: withParameterTypes(query)
    })
  )
}
