// Serves the plan of a file inside one of the frameworks until it is interrupted: `main.ts express plan.db`.
import type { Listen } from "./listening.ts"

const servers: Readonly<Record<string, () => Promise<Listen>>> = {
  express: async () => (await import("./express.ts")).listenWithExpress,
  fastify: async () => (await import("./fastify.ts")).listenWithFastify,
  hono: async () => (await import("./hono.ts")).listenWithHono,
  node: async () => (await import("./node-http.ts")).listenWithNode
}

const [name = "node", file = ":memory:"] = process.argv.slice(2)
const load = servers[name]
if (load === undefined) throw new Error(`${name}: one of ${Object.keys(servers).join(", ")}`)
const { close, port } = await (await load())(0, file)
console.log(`http://127.0.0.1:${port}/keikaku`)
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, close)
