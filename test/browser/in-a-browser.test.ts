// The core in a browser: a page folds, decides and checks laws by itself, on the events of a real server, under a policy that forbids
// code made of text; and what it says is what the server says.
import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { gzipSync } from "node:zlib"
import { cellText } from "@keikaku/cli"
import { type AnyReport, type ReportResult, zenkokuPlan } from "@keikaku/core"
import { methods } from "@keikaku/core/apportion"
import { canonicalJson, everything, languages, textIn } from "@keikaku/kernel"
import { openSqlite } from "@keikaku/store-sqlite"
import { lawsOf } from "@keikaku/testing"
import { Effect } from "effect"
import type { Browser } from "playwright-core"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { bundledPage, bundledScript } from "../../examples/07-in-a-browser/bundle-page.ts"
import { contentSecurityPolicy, type ServedPage, servePage } from "../../examples/07-in-a-browser/serve-page.ts"
import { runExample } from "../examples/run-example.ts"
import { temporaryFile, temporaryFolder } from "../temporary.ts"
import { type OpenedPage, openedPage, startedBrowser } from "./opened-page.ts"

let browser: Browser
let opened: Awaited<ReturnType<typeof openSqlite>>
let served: ServedPage

beforeAll(async () => {
  const file = temporaryFile()
  expect(await runExample("demo", "--scale", "0.05", "--store", file)).toMatchObject({ code: 0 })
  opened = await openSqlite(file)
  served = await servePage({ plan: zenkokuPlan, store: opened.store }, 0)
  browser = await startedBrowser()
})
afterAll(async () => {
  await browser?.close()
  await served?.close()
  await opened?.close()
})

/** Sends a form of the page; what it shows then. */
const asked = async ({ page }: OpenedPage, id: string, name: string | undefined, data: string) => {
  const form = page.locator(`#${id}`)
  if (name !== undefined) await form.locator("select").selectOption(name)
  await form.locator("[name=data]").fill(data)
  await form.locator("button").click()
  await page.waitForSelector(`#${id}[aria-busy=false]`)
  return page.evaluate((place) => {
    const texts = (selector: string, inside: ParentNode = document.querySelector(place)!) =>
      Array.from(inside.querySelectorAll(selector), ({ textContent }) => textContent)
    return {
      sentences: texts("p"),
      headings: texts("th"),
      rows: Array.from(document.querySelectorAll(`${place} tr`), (row) => texts("td", row)).slice(1),
      data: texts("pre")[0]
    }
  }, `#${id} output`)
}

const lastRecorded = async (): Promise<string> => {
  const [last] = await Effect.runPromise(opened.store.read(everything, { backwards: true, limit: 1 }))
  return JSON.parse(last!.line).recordedAt
}

/** The finest level of a report that has levels. */
const parametersOf = ({ parameters }: AnyReport): Readonly<Record<string, string>> =>
  "level" in parameters ? { level: "branch" } : {}

/** The one text of what is written as JSON, in whatever order its keys are. */
const canonical = (text: string): string => canonicalJson(JSON.parse(text))

const decisions = [...zenkokuPlan.catalogue.decisions.keys()]

/** What the server answers to a command. */
const sent = async (name: string, body: string) => {
  const headers = { "content-type": "application/json" }
  return (await fetch(`${served.address}/decisions/${name}`, { method: "POST", headers, body })).json()
}

describe.each(languages)("a page in a browser (%s)", (lang) => {
  let watched: OpenedPage
  beforeAll(async () => {
    watched = await openedPage(browser, `${served.address}/?lang=${lang}`)
  })

  it("folds every report to the bytes that the server answers, and shows the table as the command line does", async () => {
    expect(await Effect.runPromise(opened.store.read(everything, { after: 1_000, limit: 1 }))).toHaveLength(1)
    const recordedAt = await lastRecorded()
    let rows = 0
    for (const [name, report] of zenkokuPlan.reports) {
      const parameters = parametersOf(report)
      const shown = await asked(watched, "report", name, JSON.stringify(parameters))
      const answer = await fetch(
        `${served.address}/reports/${name}?${new URLSearchParams({ ...parameters, recordedAt })}`
      )
      const text = await answer.text()
      expect([name, answer.status, canonical(shown.data!)]).toEqual([name, 200, canonical(text)])
      const { table }: ReportResult = JSON.parse(text)
      expect(shown.headings).toEqual(table.columns.map(({ label }) => textIn(label, lang)))
      expect(shown.rows).toEqual(
        table.rows.map((row) => table.columns.map(({ key, kind }) => cellText(row[key] ?? null, kind, { lang })))
      )
      rows += shown.rows.length
    }
    expect(rows).toBeGreaterThan(500)
  })

  it("decides as the server then does: what it records, and why it refuses", async () => {
    const seen = new Set<string>()
    const triedAndSent = async (name: string, payload: string): Promise<string> => {
      const { data, sentences } = await asked(watched, "decision", name, payload)
      const tried = JSON.parse(data!)
      const answer = await sent(name, payload)
      expect([name, tried]).toEqual([name, triedAs(answer)])
      if (tried._tag === "Refused") expect(sentences).toEqual([answer.sentence[lang]])
      seen.add(tried._tag)
      return tried._tag
    }
    for (const name of decisions.filter((_, n) => n % 2 === languages.indexOf(lang))) {
      await watched.page.locator("#decision select").selectOption(name)
      const payload = await watched.page.locator("#decision [name=data]").inputValue()
      // What is recorded by then makes the same refused, or already so; only what takes back may find another one to take back.
      if ((await triedAndSent(name, payload)) !== "WouldRecord") continue
      const again = await triedAndSent(name, payload)
      if (!name.startsWith("Withdraw")) expect(again).not.toBe("WouldRecord")
    }
    expect([...seen].sort()).toEqual(["AlreadySo", "Refused", "WouldRecord"])
  })

  it("says what is wrong with a command that is malformed", async () => {
    const payload = `{"fiscalYear":2030}`
    const { data, sentences } = await asked(watched, "decision", "DraftPlan", payload)
    expect([data, sentences[0]]).toEqual([undefined, (await sent("DraftPlan", payload)).sentence[lang]])
    expect(sentences[1]).toContain("occurredOn")
  })

  it("keeps the laws of dividing a target, by every method", async () => {
    const { data, rows } = await asked(watched, "laws", undefined, "60")
    const laws = methods.map((method) => Object.values(lawsOf(method)).filter((isKept) => isKept).length)
    expect(rows.map((row) => row.slice(0, 3))).toEqual(methods.map((method, n) => [method, String(laws[n]), "60"]))
    for (const { cases, divisions, laws } of JSON.parse(data!)) expect(divisions).toBeGreaterThanOrEqual(laws * cases)
  })

  it("says on the page which language it is in, and nothing on the console, and asks nobody but its server", async () => {
    expect(await watched.page.locator("html").getAttribute("lang")).toBe(lang)
    expect(watched.complaints).toEqual([])
    expect([...watched.origins]).toEqual([served.address])
  })
})

/** What a dry run says, for what the server says of the same command. */
const triedAs = ({ because, by, code, events, outcome, sentence }: any) => {
  if (code !== undefined) return { _tag: "Refused", rejection: { code, by, because, sentence } }
  if (outcome === "alreadySo") return { _tag: "AlreadySo" }
  return {
    _tag: "WouldRecord",
    events: events.map(({ data, occurredOn, type: _tag }: any) => ({ _tag, ...data, occurredOn }))
  }
}

describe("the policy of the page", () => {
  it("forbids code made of text, and every other origin", async () => {
    expect((await fetch(served.address)).headers.get("content-security-policy")).toBe(contentSecurityPolicy)
    const { complaints, page } = await openedPage(browser, served.address)
    await page.evaluate(() => fetch("http://127.0.0.1:9/").catch(() => {}))
    // Later, for what the test itself evaluates is exempt.
    await page.evaluate(
      () =>
        new Promise<void>((resolve) =>
          setTimeout(() => {
            addEventListener("securitypolicyviolation", () => resolve())
            try {
              resolve(new Function("return undefined")())
            } catch {}
          })
        )
    )
    expect(complaints).toContain("log: violated: script-src by eval")
    expect(complaints).toContain("log: violated: connect-src by http://127.0.0.1:9/")
  })
})

describe("the script of the page", () => {
  it.each(["node:fs", "fs", "buffer", "process"])("cannot be made where something imports %s", async (name) => {
    const entry = join(temporaryFolder(), "planted.ts")
    writeFileSync(entry, `import * as planted from "${name}"\nconsole.log(planted)\n`)
    await expect(bundledScript(entry)).rejects.toThrow(`${name} is a module of Node`)
  })

  it("has the size that its README states", async () => {
    const kilobytes = gzipSync((await bundledPage()).get("/main.js")!.body).length / 1_000
    const readme = readFileSync(join(import.meta.dirname, "../../examples/07-in-a-browser/README.md"), "utf8")
    const stated = Number(/(\d+) kB gzipped/.exec(readme)?.[1])
    expect(Math.abs(kilobytes - stated)).toBeLessThan(stated / 20)
  })
})
