// Time-stamps over checkpoints (RFC 3161): that a log existed at a time is proved by an authority that its owner does not control. A
// request is made here and sent by whatever the host likes; nothing here opens a connection. Only this part of the package reads ASN.1.
export { type Authority, readAuthorities } from "./authority.ts"
export { checkTimeStamp, type TimeStamp, type TimeStampCheck } from "./check-time-stamp.ts"
export { MalformedAuthority, TimeStampDenied, TimeStampNotValid } from "./failure.ts"
export * from "./kept.ts"
export { stampedTextOf, timeStampRequest } from "./request.ts"
export { readTimeStampResponse } from "./response.ts"
export * from "./time-stamps.ts"
