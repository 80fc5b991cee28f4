// The body of a request as a web stream that reads from the socket only as fast as it is read itself. What nobody read is
// discarded after the answer, so that the client reads the answer and the connection can be used again.
import type { IncomingMessage } from "node:http"

/** The body of a request. `onRead` is called once, when somebody first asks for it. */
export const bodyStream = (incoming: IncomingMessage, onRead: () => void): ReadableStream<Uint8Array<ArrayBuffer>> => {
  let state: "unread" | "read" | "done" = "unread"
  const finish = (end: () => void) => () => {
    if (state !== "done") end()
    state = "done"
  }
  return new ReadableStream(
    {
      start: (controller) => {
        incoming.pause()
        incoming.on("data", (chunk: Uint8Array<ArrayBuffer>) => {
          if (state === "done") return
          incoming.pause()
          controller.enqueue(chunk)
        })
        incoming.once(
          "end",
          finish(() => controller.close())
        )
        incoming.once("error", (error) => finish(() => controller.error(error))())
      },
      pull: () => {
        if (state === "unread") onRead()
        state = "read"
        incoming.resume()
      },
      cancel: () => {
        state = "done"
      }
    },
    { highWaterMark: 0 }
  )
}

/** Discards what is left of a body that was answered before it was read; the server's `requestTimeout` limits how long. */
export const discardRest = (incoming: IncomingMessage): void => {
  incoming.removeAllListeners("data")
  incoming.resume()
}
