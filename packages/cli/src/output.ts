// The two ways out: results go to standard output, everything about them to standard error. A reader that leaves
// early (`| head`) is not an error: whoever only reports stops, whoever records goes on.
import { Data, Effect } from "effect"

/** Nobody reads the output any more. */
export class OutputClosed extends Data.TaggedError("OutputClosed") {}

/** Writes to standard output; completes when text or bytes have been handed over, so that nothing is lost at exit. */
export const print = (text: string | Uint8Array): Effect.Effect<void, OutputClosed> =>
  text === "" ? Effect.void : write(process.stdout, text)

/** Writes a line to standard error, where a reader that left is ignored. */
export const diagnose = (line: string): Effect.Effect<void> => Effect.ignore(write(process.stderr, `${line}\n`))

/** Keeps Node from dying of an EPIPE that `write` reports anyway. */
export const expectClosedOutput: Effect.Effect<void> = Effect.sync(() => {
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {})
})

const write = (stream: NodeJS.WriteStream, text: string | Uint8Array): Effect.Effect<void, OutputClosed> =>
  Effect.callback((resume) => {
    if (stream.destroyed) resume(Effect.fail(new OutputClosed()))
    else stream.write(text, (error) => resume(error ? Effect.fail(new OutputClosed()) : Effect.void))
  })
