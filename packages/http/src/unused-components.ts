// The derivation of the OpenAPI document leaves component schemas behind that the finished document does not need.
import type { OpenApi } from "effect/http-api"

/** The document without the component schemas that nothing in it refers to. */
export const withoutUnused = (document: OpenApi.OpenAPISpec): OpenApi.OpenAPISpec => {
  const { components, ...rest } = document
  const used = new Set<string>()
  const visit = (part: unknown): void => {
    for (const [, name] of JSON.stringify(part).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
      if (name === undefined || used.has(name)) continue
      used.add(name)
      visit(components.schemas[name])
    }
  }
  visit(rest)
  const schemas = Object.fromEntries(Object.entries(components.schemas).filter(([name]) => used.has(name)))
  return { ...rest, components: { ...components, schemas } }
}
