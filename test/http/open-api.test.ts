// The OpenAPI document: valid, complete, and derived, for the plan's own catalogue as for a made-up one.
import { zenkokuPlan } from "@keikaku/core"
import { openApi, problemKinds } from "@keikaku/http"
import { Validator } from "@seriousme/openapi-schema-validator"
import { describe, expect, it } from "vitest"
import { chambersPlan } from "../../examples/04-another-federation/plan.ts"
import { plan, start } from "./counter.ts"

const validate = (document: object) => new Validator().validate(structuredClone(document) as Record<string, unknown>)

describe.each([
  ["the plan", zenkokuPlan],
  ["a made-up plan", plan]
])("the OpenAPI document of %s", (_, { catalogue, ...rest }) => {
  const document = openApi({ catalogue, ...rest })

  it("is valid against the official schema of OpenAPI 3.1", async () => {
    expect(await validate(document)).toEqual({ valid: true })
    expect(document.openapi).toMatch(/^3\.1\./)
  })

  it("holds every decision with its payload, its answer and its refusals, in both languages", () => {
    for (const { label, name, payload, refuses } of catalogue.decisions.values()) {
      const operation = document.paths[`/decisions/${name}`]?.post
      expect(operation?.summary).toBe(`${label.ja} / ${label.en}`)
      const body = operation?.requestBody?.content["application/json"]?.schema
      expect(body).toEqual({ $ref: `#/components/schemas/${name}Command` })
      const command = document.components.schemas[`${name}Command`] as { properties: object; required: Array<string> }
      expect(Object.keys(command.properties)).toEqual([...Object.keys((payload as any).fields), "evidence", "corrects"])
      expect(command.required).toContain("occurredOn")
      const refusals = JSON.stringify([operation?.responses[422], operation?.responses[403]])
      for (const { code } of refuses) expect(refusals).toContain(`#/components/schemas/${code}Refusal`)
    }
  })

  it("holds every kind of event with its fields", () => {
    for (const { label, type } of catalogue.events.values())
      expect(document.components.schemas[`${type}Event`]).toMatchObject({ description: `${label.ja} / ${label.en}` })
  })
})

describe("the OpenAPI document", () => {
  it("describes each thing once, and nothing that is not used", () => {
    const { components, ...rest } = openApi(zenkokuPlan)
    const names = Object.keys(components.schemas)
    expect(names.filter((name) => /_\d+$|Encoded$/.test(name))).toEqual([])
    const text = JSON.stringify({ ...rest, components })
    expect(names.filter((name) => !text.includes(`"#/components/schemas/${name}"`))).toEqual([])
  })

  it("shows query parameters as what they mean: a year is an integer", () => {
    const after = openApi(plan).paths["/events"]?.get?.parameters[0]
    expect(after).toMatchObject({
      name: "after",
      in: "query",
      required: false,
      schema: { type: "integer", minimum: 0 }
    })
  })

  it("is what the server answers", async () => {
    const { body, status } = await start().ask("/openapi.json")
    expect(status).toBe(200)
    expect(body).toEqual(JSON.parse(JSON.stringify(openApi(plan))))
  })

  it("an invalid document would be noticed", async () => {
    expect(await validate({ ...openApi(plan), info: {} })).toMatchObject({ valid: false })
  })

  it("names the request headers and query parameters", () => {
    const { paths } = openApi(plan)
    const names = (parameters: ReadonlyArray<{ name: string; in: string }> = []) =>
      parameters.map((p) => `${p.in} ${p.name}`)
    expect(names(paths["/decisions/OpenCounter"]?.post?.parameters)).toEqual([
      "header idempotency-key",
      "header keikaku-actor"
    ])
    expect(names(paths["/events"]?.get?.parameters)).toEqual(["query after", "query limit", "query type", "query tag"])
  })

  it("kinds of problems are not repeated", () => {
    expect(new Set(problemKinds).size).toBe(problemKinds.length)
  })
})

describe("the OpenAPI document of a federation without Japanese", () => {
  const { components, openapi, paths } = openApi(chambersPlan)

  it("has the host's own decisions, events and reports in its languages, and titles that a reader knows", () => {
    expect(openapi).toMatch(/^3\.1\./)
    expect(paths["/decisions/HoldInspection"]?.post?.summary).toBe("Réaliser une inspection / Hold an inspection")
    expect(paths["/reports/inspection-findings"]?.get?.summary).toBe(
      "Constats des inspections / Findings of inspections"
    )
    expect(components.schemas.HoldInspectionCommand).toMatchObject({ title: "Hold an inspection" })
    const untitled = Object.values(components.schemas).filter(
      (schema) => "title" in schema && schema.title === undefined
    )
    expect(untitled).toEqual([])
  })
})
