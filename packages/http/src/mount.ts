// How a host mounts the API: under which path, who asks there, and how its document introduces it. What is malformed here is a mistake
// of the program that mounts, and dies before the first request.
import type { OpenApi } from "effect/http-api"

/** Who asks, by the host's own authentication: `role:unit/id`, or `undefined` where nobody is known. The request is the one that the
 * handler was given, so a host can find it again in a `WeakMap`; its body must not be read, only that of a clone. */
export type ActorOf = (request: Request) => string | undefined | Promise<string | undefined>

/** How the OpenAPI document introduces the API. The paths contain `basePath` already, so a server is an origin. */
export interface ApiIntroduction {
  readonly title?: string
  readonly version?: string
  readonly description?: string
  readonly servers?: ReadonlyArray<OpenApi.OpenAPISpecServer>
}

/** How a host mounts the API. */
export interface Mount {
  /** The path that requests have before the API's own, such as `/keikaku`. */
  readonly basePath?: string
  /** Who asks. Without it the header `Keikaku-Actor` is believed; with it, that header means nothing, and whoever is not known is
   * answered 401 wherever something of the plan is asked or read. */
  readonly actorOf?: ActorOf
  /** What a 401 answer says in `WWW-Authenticate` (RFC 9110 §11.6.1); `Bearer` by default. */
  readonly challenge?: string
  /** How the OpenAPI document introduces the API. */
  readonly openApi?: ApiIntroduction
}

/** Segments of unreserved characters (RFC 3986 §2.3), none of which a URL would resolve away. */
const wellFormed = /^(\/(?!\.{1,2}(\/|$))[\w.~-]+)+$/

/** The path before the API's own; empty where it is mounted at the root. */
export const basePathOf = ({ basePath }: Mount): "" | `/${string}` => {
  if (basePath === undefined) return ""
  if (wellFormed.test(basePath)) return basePath as `/${string}`
  throw new Error(
    `bug: http: basePath ${JSON.stringify(basePath)} is not segments of A-Z a-z 0-9 - . _ ~, each after a slash, such as /keikaku`
  )
}

/** What a 401 answer says in `WWW-Authenticate`. */
export const challengeOf = ({ challenge = "Bearer" }: Mount): string => {
  if (/^[!-~]+( [!-~]+)*$/.test(challenge)) return challenge
  throw new Error(`bug: http: challenge ${JSON.stringify(challenge)} is not the value of a header in visible ASCII`)
}
