// The API on a socket of Node: served for this machine alone, or as a listener for a server that the host has already.
export { requestListener } from "./request-listener.ts"
export { AddressUnavailable, HostNotLoopback, type Served, type ServeOptions, serve } from "./serve.ts"
