// PostgreSQL for the tests of a run. What servers are made from is made once; tests that neither stop nor change their server share
// one with the others of their worker. Both wait until a test asks, and go when the run is over.
import { once } from "node:events"
import { rmSync } from "node:fs"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { inject } from "vitest"
import type { TestProject } from "vitest/node"
import { makeTemplate, newHome, type Server, startServer, type Template } from "./store-postgres/server.ts"

declare module "vitest" {
  interface ProvidedContext {
    /** The address at which the process that runs the tests is asked for what they share. */
    readonly databases: string
  }
}

// What no test can see is left out: that the data outlives the machine.
const shared = "fsync = off\n"

/** Begins to listen before the first test; answers what ends the servers. */
export const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  let home: string | undefined
  let template: Promise<Template> | undefined
  const servers = new Map<string, Promise<Server>>()
  const templateOfRun = () => {
    home ??= newHome()
    template ??= makeTemplate(home)
    return template
  }
  const serverOf = async (worker: string) => {
    const server = servers.get(worker) ?? templateOfRun().then((made) => startServer(shared, made))
    servers.set(worker, server)
    return (await server).url
  }
  const listener = createServer((request, response) => {
    const answer = request.url === "/template" ? templateOfRun() : serverOf(request.url!)
    answer.then(
      (found) => response.end(JSON.stringify(found)),
      (cause) => response.writeHead(500).end(JSON.stringify(`${cause}`))
    )
  }).listen(0, "127.0.0.1")
  await once(listener, "listening")
  project.provide("databases", `http://127.0.0.1:${(listener.address() as AddressInfo).port}`)
  return async () => {
    listener.close()
    for (const server of servers.values()) await server.then(({ remove }) => remove())
    if (home !== undefined) rmSync(home, { recursive: true, force: true })
  }
}

const ask = async (path: string) => {
  const response = await fetch(`${inject("databases")}/${path}`)
  const answer = await response.json()
  if (!response.ok) throw new Error(answer)
  return answer
}

/** The address of the database that the tests of this worker share. */
export const sharedDatabase = (): Promise<string> => ask(`worker-${process.env.VITEST_POOL_ID}`)

/** Starts a server that a test may stop, kill or change, with further settings as in postgresql.conf; its test removes it. */
export const ownServer = async (settings?: string): Promise<Server> => startServer(settings, await ask("template"))
