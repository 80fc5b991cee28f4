// A host on Effect sends its spans and metrics to a collector, which here is a socket of this machine that keeps what it receives.
import { once } from "node:events"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { afterAll, beforeAll, expect, it } from "vitest"
import { runExample } from "./run-example.ts"

const received: Array<{ readonly path: string; readonly body: any }> = []
const collector = createServer(async (request, response) => {
  let text = ""
  for await (const chunk of request) text += chunk
  received.push({ path: request.url!, body: JSON.parse(text) })
  response.setHeader("content-type", "application/json").end("{}")
})
beforeAll(async () => {
  collector.listen(0, "127.0.0.1")
  await once(collector, "listening")
})
afterAll(() => collector.close())

const plain = ({ stringValue, intValue, doubleValue }: any) => stringValue ?? Number(intValue ?? doubleValue)
const attributesOf = ({ attributes }: any) =>
  Object.fromEntries(attributes.map(({ key, value }: any) => [key, plain(value)]))
const at = (path: string) => received.flatMap((each) => (each.path === path ? [each.body] : []))

it("05-effect-host records, refuses and reports, and its spans and metrics arrive", async () => {
  const { port } = collector.address() as AddressInfo
  const { code, stderr, stdout } = await runExample({
    name: "05-effect-host",
    env: {
      OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}`,
      OTEL_TRACES_EXPORTER: "otlp",
      OTEL_METRICS_EXPORTER: "otlp"
    }
  })
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" })
  expect(stdout).toMatch(/^支部 99 はありません。\n/)

  const spans = at("/v1/traces").flatMap(({ resourceSpans }) =>
    resourceSpans.flatMap((each: any) => each.scopeSpans[0].spans)
  )
  const [session] = spans.filter(({ name }) => name === "clerk.session")
  const commands = spans.filter(({ name }) => name === "keikaku.execute")
  expect(commands.map(attributesOf)).toEqual([
    { "keikaku.decision": "SecureParentBody", "keikaku.outcome": "recorded", "keikaku.events": 1 },
    { "keikaku.decision": "SecureParentBody", "keikaku.outcome": "refused", "keikaku.refusal": "UnknownBranch" }
  ])
  expect(commands.map(({ parentSpanId }) => parentSpanId)).toEqual([session.spanId, session.spanId])
  const [append] = spans.filter(({ name }) => name === "keikaku.append")
  expect([append.parentSpanId, append.traceId]).toEqual([commands[0].spanId, session.traceId])
  const [report] = spans.filter(({ name }) => name === "keikaku.report")
  expect(attributesOf(report)).toMatchObject({ "keikaku.report": "target-progress", "keikaku.rows": 5 })

  const metrics = at("/v1/metrics").at(-1).resourceMetrics[0].scopeMetrics[0].metrics
  const metric = (name: string) => metrics.find((each: any) => each.name === name)
  const points = metric("keikaku.commands").sum.dataPoints
  expect(points.map((each: any) => [attributesOf(each)["keikaku.outcome"], each.asDouble])).toEqual([
    ["recorded", 1],
    ["refused", 1]
  ])
  expect(metric("keikaku.events.appended").sum).toMatchObject({ isMonotonic: true, dataPoints: [{ asDouble: 1 }] })
  expect(metric("keikaku.operation.duration")).toMatchObject({ unit: "s", histogram: {} })
  expect(JSON.stringify(received)).not.toMatch(/chamber-13|clerk"|c-1/)
})

it("05-effect-host ends with a sentence where a setting is wrong, and sends nothing where it is not asked to", async () => {
  const before = received.length
  const { code, stderr, stdout } = await runExample({ name: "05-effect-host", env: { PLAN_BUSY_TIMEOUT: "a while" } })
  expect([code, stdout]).toEqual([1, ""])
  expect(stderr).toContain("PLAN_BUSY_TIMEOUT")
  expect((await runExample("05-effect-host")).code).toBe(0)
  expect(received).toHaveLength(before)
})
