// The catalogue over HTTP: a web-standard handler and its OpenAPI document, both derived from what the application
// knows. Runs in any host; `@keikaku/http-node` serves it on a socket of Node.
export { openApi } from "./api.ts"
export { pageLimit } from "./event-endpoint.ts"
export { type Hosted, makeHandler, type WebHandler } from "./handler.ts"
export { jsonPointer } from "./json-pointer.ts"
export type { ActorOf, ApiIntroduction, Mount } from "./mount.ts"
export { type Issue, type ProblemKind, problemKinds, typeOfProblem } from "./problem.ts"
export * from "./problem-schema.ts"
export { maxBodyBytes } from "./request-body.ts"
export { internalError, malformedTarget, misdirected } from "./socket-problems.ts"
