// A router of files in the manner of Next: `app/a/[[...path]]/route.ts` answers /a and everything under it, by the function that is
// named after the method. Just enough of it to serve route handlers as Next would.
import { readdirSync } from "node:fs"
import { join, sep } from "node:path"

type RouteHandler = (request: Request) => Response | Promise<Response>

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")

const patternOf = (route: string): RegExp => {
  const segments = route.split(sep).slice(0, -1)
  const pattern = segments.map((each) => (/^\[\[\.\.\..+\]\]$/.test(each) ? "(?:/.*)?" : `/${escaped(each)}`))
  return new RegExp(`^${pattern.join("")}$`)
}

/** The routes under a folder as one handler. */
export const fileRouter = async (folder: string): Promise<(request: Request) => Promise<Response>> => {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) =>
    /(^|[/\\])route\.ts$/.test(file)
  )
  const routes = await Promise.all(
    files.map(async (file) => ({
      pattern: patternOf(file),
      methods: (await import(join(folder, file))) as Readonly<Record<string, RouteHandler | undefined>>
    }))
  )
  return async (request) => {
    const route = routes.find(({ pattern }) => pattern.test(new URL(request.url).pathname))
    if (route === undefined) return new Response("not found", { status: 404 })
    return (await route.methods[request.method]?.(request)) ?? new Response(null, { status: 405 })
  }
}
