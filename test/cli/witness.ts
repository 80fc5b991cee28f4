// A witness as the specification demands it (C2SP tlog-witness, "add-checkpoint"), over HTTP: it remembers the latest checkpoint that
// it cosigned of each log, and cosigns nothing that does not continue it. It reads requests by itself, not with our reader.
import { createHash } from "node:crypto"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import {
  type CosignerKey,
  checkConsistency,
  cosign,
  cosignerKeyOf,
  type Digest,
  digestOfBase64,
  ed25519,
  openNote,
  sha256,
  type VerifierKey,
  writeVerifierKey
} from "@keikaku/audit"
import { Result } from "effect"
import { onTestFinished } from "vitest"

interface Answer {
  readonly status: number
  readonly type?: string
  readonly body?: string
}

interface Tree {
  readonly size: number
  readonly root: Digest
}

/** What the witness remembers of each log, by origin. */
type Memory = Map<string, Tree>

const bad: Answer = { status: 400 }

const answerTo = (
  body: string,
  { key, logs, memory, time }: { key: CosignerKey; logs: ReadonlyArray<VerifierKey>; memory: Memory; time: number }
): Answer => {
  const end = body.indexOf("\n\n")
  const [oldLine = "", ...lines] = body.slice(0, Math.max(0, end)).split("\n")
  const old = /^old (0|[1-9]\d*)$/.exec(oldLine)
  const proof = lines.map(digestOfBase64)
  if (old === null || lines.length > 63 || !proof.every((hash) => hash !== undefined)) return bad
  const note = body.slice(end + 2)
  const [origin = "", sizeText = "", rootText = ""] = note.split("\n")
  const trusted = logs.filter(({ name }) => name === origin)
  if (trusted.length === 0) return { status: 404 }
  if (Result.isFailure(openNote(ed25519, note, trusted))) return { status: 403 }
  const root = digestOfBase64(rootText)
  const [oldSize, size] = [Number(old[1]), Number(sizeText)]
  if (root === undefined || oldSize > size) return bad
  const known = memory.get(origin) ?? { size: 0, root: sha256.empty }
  if (known.size !== oldSize) return { status: 409, type: "text/x.tlog.size", body: `${known.size}\n` }
  const isConsistent = checkConsistency(sha256, { older: known, newer: { size, root }, proof })
  if (!isConsistent) return { status: 422 }
  memory.set(origin, { size, root })
  return { status: 200, type: "text/plain", body: cosign(ed25519, key, note, time) }
}

/** Starts a witness that trusts these keys of logs; each cosignature is a second later than the one before. */
export const startWitness = async (name: string, logs: ReadonlyArray<VerifierKey>) => {
  const key = Result.getOrThrow(
    cosignerKeyOf({ ...sha256, ...ed25519 }, name, createHash("sha256").update(name).digest())
  )
  const memory: Memory = new Map()
  let time = 1_679_315_147
  const server = createServer((request, response) => {
    const chunks: Array<Buffer> = []
    request.on("data", (chunk: Buffer) => chunks.push(chunk))
    request.on("end", () => {
      const isAsked = request.method === "POST" && request.url === "/add-checkpoint"
      const body = Buffer.concat(chunks).toString()
      const {
        body: answer = "",
        status,
        type = "text/plain"
      } = isAsked ? answerTo(body, { key, logs, memory, time: time++ }) : { status: 404 }
      response.writeHead(status, { "Content-Type": type }).end(answer)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo
  return {
    vkey: writeVerifierKey(key),
    post: async (body: string) => {
      const response = await fetch(`http://127.0.0.1:${port}/add-checkpoint`, { method: "POST", body })
      return { status: response.status, type: response.headers.get("Content-Type"), body: await response.text() }
    }
  }
}
