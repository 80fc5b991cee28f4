// What is answered where no endpoint matches: 405 where another method would, else 404, which for a decision or report
// names those that exist.
import type { Label } from "@keikaku/kernel"
import { HttpApi } from "effect/http-api"
import { type DerivedApi, openApiPath } from "./api.ts"
import { notFound, Problem } from "./problem.ts"

/** The problem of a request that no endpoint of the API takes. `url` may be a path or absolute. */
export const unmatched = (api: DerivedApi, basePath: string): ((method: string, url: string) => Problem) => {
  const methods = new Map<string, Array<string>>([[`${basePath}${openApiPath}`, ["GET"]]])
  HttpApi.reflect(api, {
    onGroup: () => {},
    onEndpoint: ({ endpoint }) =>
      void methods.set(endpoint.path, [...(methods.get(endpoint.path) ?? []), endpoint.method])
  })
  return (method, url) => {
    const { pathname } = new URL(url, "http://localhost")
    const allowed = methods.get(pathname)
    if (allowed !== undefined) return methodNotAllowed(method, allowed)
    if (!pathname.startsWith(`${basePath}/`)) return notFound("not-found", nothingThere)
    const [, collection, name] = pathname.slice(basePath.length).split("/")
    const known = namesUnder(`${basePath}/${collection}/`, methods.keys())
    if (collection === "decisions" && name) return notFound("unknown-decision", noDecision, { decision: name, known })
    if (collection === "reports" && name) return notFound("unknown-report", noReport, { report: name, known })
    return notFound("not-found", nothingThere)
  }
}

const namesUnder = (prefix: string, paths: Iterable<string>): ReadonlyArray<string> =>
  [...paths].filter((path) => path.startsWith(prefix)).map((path) => decodeURIComponent(path.slice(prefix.length)))

const noDecision: Label = { ja: "その名前の決定はありません。", en: "There is no decision of that name." }
const noReport: Label = { ja: "その名前の帳票はありません。", en: "There is no report of that name." }
const nothingThere: Label = { ja: "ここには何もありません。", en: "There is nothing here." }

/** RFC 9110 §15.5.6: the answer lists what is allowed; whoever may GET may also HEAD. */
const methodNotAllowed = (method: string, allowed: ReadonlyArray<string>): Problem => {
  const allow = allowed.flatMap((each) => (each === "GET" ? ["GET", "HEAD"] : [each]))
  return new Problem({
    kind: "method-not-allowed",
    status: 405,
    title: "Method not allowed",
    sentence: { ja: `${method} は使えません。`, en: `${method} is not allowed here.` },
    members: { allow },
    headers: { allow: allow.join(", ") }
  })
}
