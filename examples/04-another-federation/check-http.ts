// Our topic over HTTP, from our own server: the OpenAPI document, decisions, reports, the log and the search.
import { deepEqual, equal, match, ok } from "node:assert/strict"
import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { join } from "node:path"
import { held } from "./check-library.ts"
import { topic } from "./inspection.ts"

const start = async (path: string): Promise<{ readonly server: ChildProcess; readonly address: string }> => {
  const env = { ...process.env, PORT: "0" }
  const server = spawn(process.execPath, [join(import.meta.dirname, "serve.js"), path], {
    env,
    stdio: ["ignore", "pipe", "inherit"]
  })
  const [line] = await Promise.race([once(server.stdout!, "data"), once(server, "exit")])
  return { server, address: new URL(String(line)).origin }
}

/** The checks, by what they show, on the log of the demo year. */
export const httpChecks = async (path: string): Promise<Readonly<Record<string, () => void | Promise<void>>>> => {
  const { address, server } = await start(path)
  const ask = async (target: string, init: RequestInit = {}) => {
    const answer = await fetch(`${address}${target}`, init)
    return { status: answer.status, body: (await answer.json()) as any }
  }
  const post = (name: string, actor: string, command: unknown) =>
    ask(`/decisions/${name}`, {
      method: "POST",
      headers: { "content-type": "application/json", "keikaku-actor": actor },
      body: JSON.stringify(command)
    })
  return {
    "OpenAPI documents our decisions with their refusals, and our reports": async () => {
      const { body } = await ask("/openapi.json")
      for (const { label, name, refuses } of topic.decisions) {
        const { description } = body.paths[`/decisions/${name}`].post
        for (const text of [label.fr, ...refuses.map(({ code }) => code)])
          ok(description.includes(text), `${name}: ${text}`)
      }
      for (const { name } of topic.reports) ok(body.paths[`/reports/${name}`].get, name)
    },
    "decisions over HTTP": async () => {
      const command = {
        inspection: "http-1",
        branch: "nor",
        association: "a-1",
        findings: 0,
        cost: 100,
        occurredOn: "2024-07-01"
      }
      equal((await post("HoldInspection", "branch:idf/x", command)).body.code, "NotPermitted")
      const { occurredOn: _, ...data } = command
      deepEqual((await post("HoldInspection", "branch:nor/x", command)).body.events[0].data, data)
      const { body } = await post("RemedyFindings", "branch:nor/x", { inspection: "http-1", occurredOn: "2024-07-02" })
      match(JSON.stringify(body), /n'a rien constaté/)
      const withdrawal = { inspection: "http-1", reason: "essai", occurredOn: "2024-07-03" }
      equal((await post("WithdrawInspection", "headquarters/x", withdrawal)).status, 200)
    },
    "reports over HTTP": async () => {
      const { body: all } = await ask("/reports")
      const names = all.reports.map(({ name }: any) => name)
      for (const { name } of topic.reports) ok(names.includes(name), name)
      const asked = "fiscalYear=2024&level=nation&effectiveOn=2024-12-31"
      equal((await ask(`/reports/inspections?${asked}`)).body.table.rows[0].held, held)
      const { body } = await ask(`/reports/target-progress?${asked}`)
      equal(body.table.rows.find((row: any) => row.metricCode === "inspections").actual, held)
      equal((await ask("/reports/inspection-findings", { headers: { "keikaku-actor": "promoter:p1/x" } })).status, 403)
    },
    "the log and the search over HTTP": async () => {
      ok((await ask("/events?type=InspectionHeld")).body.events.length > held)
      equal((await ask("/search?counterparty=nor-assoc-1&type=InspectionHeld")).body.events.length, 1)
    },
    "the server stops": async () => {
      server.kill("SIGTERM")
      await once(server, "exit")
    }
  }
}
