// What effect/cli requires of its surroundings, and how a program runs as a process of Node. @effect/platform-node has both,
// and with them undici, ws and redis, which want a newer Node and are not used here.
import { Effect, FileSystem, Layer, Path, Queue, Runtime, Sink, Stdio, Stream, Terminal } from "effect"
import { ChildProcessSpawner } from "effect/process"

const unused = (what: string) => Effect.die(new Error(`bug: cli: ${what}, which no command does`))

const terminal = Layer.succeed(
  Terminal.Terminal,
  Terminal.make({
    columns: Effect.sync(() => process.stdout.columns ?? 0),
    rows: Effect.sync(() => process.stdout.rows ?? 0),
    size: Effect.flatMap(Queue.make<Terminal.Size, never>(), () => unused("the terminal's size is watched")),
    readInput: unused("keys are read"),
    readLine: unused("a line is asked for"),
    display: (text) => Effect.callback<void>((resume) => void process.stdout.write(text, () => resume(Effect.void)))
  })
)

const stdio = Layer.succeed(
  Stdio.Stdio,
  Stdio.make({
    args: Effect.sync(() => process.argv.slice(2)),
    stdinIsTerminal: Effect.sync(() => process.stdin.isTTY),
    stdoutIsTerminal: Effect.sync(() => process.stdout.isTTY),
    stderrIsTerminal: Effect.sync(() => process.stderr.isTTY),
    stdin: Stream.fromEffect(unused("effect reads the standard input")),
    stdout: () => Sink.fromEffect(unused("effect writes the standard output")),
    stderr: () => Sink.fromEffect(unused("effect writes the standard error"))
  })
)

/** What the parser of the command line may ask for. keikaku's flags name no files to it, and it asks nobody anything. */
export const nodeServices = Layer.mergeAll(
  FileSystem.layerNoop({}),
  Path.layer,
  terminal,
  stdio,
  Layer.succeed(
    ChildProcessSpawner.ChildProcessSpawner,
    ChildProcessSpawner.make(() => unused("a process is started"))
  )
)

/** Runs a program as this process: SIGINT and SIGTERM interrupt it, and its end is the process's exit code. */
export const runAsProcess = Runtime.makeRunMain(({ fiber, teardown }) => {
  let signalled = false
  const interrupt = () => {
    signalled = true
    fiber.interruptUnsafe(fiber.id)
  }
  process.on("SIGINT", interrupt)
  process.on("SIGTERM", interrupt)
  fiber.addObserver((exit) => {
    process.off("SIGINT", interrupt)
    process.off("SIGTERM", interrupt)
    teardown(exit, (code) => {
      if (signalled || code !== 0) process.exit(code)
    })
  })
})
