// Which hosts are this machine and nobody else.
import { isIPv4 } from "node:net"

/** Whether a host is this machine alone: `localhost`, 127.0.0.0/8 or ::1. */
export const isLoopback = (host: string): boolean =>
  host === "localhost" || host === "::1" || (isIPv4(host) && host.startsWith("127."))

/** The host that a Host header or an authority names (RFC 9110 §7.2), without its port and brackets, in lower case. */
export const hostIn = (authority: string): string =>
  authority
    .toLowerCase()
    .replace(/:\d+$/, "")
    .replace(/^\[(.*)\]$/, "$1")
