// A process of its own that opens a contestant's log: of what is built, as the benchmark itself, and in the tests of the sources.
import { type ChildProcess, fork } from "node:child_process"
import { once } from "node:events"
import { fileURLToPath } from "node:url"
import type { Contestant, Place } from "./contestant.ts"

const isBuilt = import.meta.url.endsWith(".js")
const execArgv = isBuilt ? [] : ["--conditions=@keikaku/source", "--import", "tsx"]

/** Starts a script of this folder on a log; the result has its first message. Fails if it ends without one. */
export const startChild = async <Message>(
  script: "./follower.ts" | "./replayer.ts",
  { module, name }: Contestant,
  place: Place,
  where: string
): Promise<{ readonly child: ChildProcess; readonly message: Message }> => {
  const file = isBuilt ? script.replace(".ts", ".js") : script
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), [module, name, place, where], { execArgv })
  const ended = once(child, "exit").then(([code]) => Promise.reject(new Error(`${script} ended with ${code}`)))
  const [message] = await Promise.race([once(child, "message"), ended])
  return { child, message }
}
