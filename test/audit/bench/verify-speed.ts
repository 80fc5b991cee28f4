// How long the verification of a bundle takes, beside loops that only read the same file and hash each line: by `crypto.hash`, the
// tightest there is, and by `createHash`. Prints medians, their ratio to the first and the peak of resident memory:
// node --conditions=@keikaku/source --expose-gc --import tsx <this file> [events]
import { execFileSync } from "node:child_process"
import { createHash, hash } from "node:crypto"
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs"
import { open } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { performance } from "node:perf_hooks"
import { compactRange, ed25519, sha256, signCheckpoint, signerKeyOf, signNote, writeVerifierKey } from "@keikaku/audit"
import { bundleFiles, bundleFormat, verifyBundle } from "@keikaku/audit/bundle"
import { Effect, Result } from "effect"
import { guide } from "../../../packages/audit/src/bundle/guide.ts"
import { digestedFiles } from "../../../packages/audit/src/bundle/layout.ts"
import { encodeManifest } from "../../../packages/audit/src/bundle/manifest.ts"
import { encodeProofs } from "../../../packages/audit/src/bundle/proofs.ts"

const events = Number(process.argv[2] ?? 1_000_000)
const rounds = Number(process.argv[3] ?? 5)
const key = Result.getOrThrow(signerKeyOf({ ...sha256, ...ed25519 }, "bench.example/log", new Uint8Array(32).fill(7)))

const lineOf = (n: number): string => {
  const id = n.toString(16).padStart(12, "0")
  const note = "手続勧奨の記録"
  return `{"actor":"tokyo","commandId":"command-${id}","correlationId":"command-${id}","data":{"branch":"13","case":"case-${id}","note":"${note}","promoter":"promoter-${n % 7_700}","status":"established"},"id":"${id}-0000-4000-8000-${id}","occurredOn":"2023-06-01","recordedAt":"2023-06-01T09:00:00.000Z","tags":["case:case-${id}","promoter:promoter-${n % 7_700}","command:command-${id}"],"type":"CaseCanvassed","version":1}`
}

/** A bundle as an export would write it, without a store: of ten million events that alone would take the longest. */
const makeBundle = async (folder: string): Promise<void> => {
  const range = compactRange(sha256)
  const [lines, leaves] = await Promise.all(
    [bundleFiles.events, bundleFiles.leaves].map((n) => open(join(folder, n), "w"))
  )
  for (let n = 0; n < events; ) {
    const some = Array.from({ length: Math.min(5_000, events - n) }, () => lineOf(n++))
    const digests = some.map(sha256.leaf)
    for (const digest of digests) range.append(digest)
    await lines!.write(`${some.join("\n")}\n`)
    await leaves!.write(Buffer.from(digests.join(""), "latin1"))
  }
  await Promise.all([lines!.close(), leaves!.close()])
  const { note } = signCheckpoint(ed25519, key, { size: events, root: range.root() })
  const texts: Readonly<Record<string, string>> = {
    [bundleFiles.guide]: guide,
    [bundleFiles.handOvers]: "",
    [bundleFiles.timeStamps]: "",
    [bundleFiles.checkpoints]: `${JSON.stringify(note)}\n`,
    [bundleFiles.commitments]: "",
    [bundleFiles.evidence]: "",
    [bundleFiles.proofs]: encodeProofs({ before: [], consistency: [] }).join("")
  }
  for (const [name, text] of Object.entries(texts)) writeFileSync(join(folder, name), text)
  const manifest = encodeManifest({
    format: bundleFormat,
    origin: key.name,
    key: writeVerifierKey(key),
    from: 1,
    to: events,
    size: events,
    counts: { checkpoints: 1, commitments: 0, evidence: 0, personal: 0 },
    files: Object.fromEntries(
      digestedFiles(true).map((name) => {
        const bytes = Buffer.from(texts[name]!)
        return [name, { bytes: bytes.length, sha256: createHash("sha256").update(bytes).digest("hex") }]
      })
    )
  })
  writeFileSync(join(folder, bundleFiles.manifest), signNote(ed25519, manifest, key))
}

/** The minimum of work: the file is read in large chunks, and each line is hashed in place. */
const onlyReadAndHash =
  (digest: (line: Buffer) => unknown) =>
  async (folder: string): Promise<void> => {
    const file = await open(join(folder, bundleFiles.events))
    const chunk = Buffer.allocUnsafeSlow(4 * 1024 * 1024)
    let [rest, count] = [0, 0]
    for (;;) {
      const { bytesRead } = await file.read(chunk, rest, chunk.length - rest)
      if (bytesRead === 0) break
      const end = rest + bytesRead
      let start = 0
      for (let stop = chunk.indexOf(10); stop >= 0 && stop < end; stop = chunk.indexOf(10, start)) {
        digest(chunk.subarray(start, stop))
        start = stop + 1
        count += 1
      }
      rest = chunk.copy(chunk, 0, start, end)
    }
    await file.close()
    if (count !== events) throw new Error(`${count} lines of ${events}`)
  }

const inOneCall = onlyReadAndHash((line) => hash("sha256", line, "binary"))
const byAnObject = onlyReadAndHash((line) => createHash("sha256").update(line).digest())

const verify = (workers?: number) => async (folder: string) => {
  const threads = workers === undefined ? {} : { workers }
  const { status } = await Effect.runPromise(verifyBundle(folder, { keys: [key], ...threads }))
  if (status !== "whole") throw new Error(`the bundle is ${status}`)
}

const median = (times: ReadonlyArray<number>): number => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)]!
const megabytes = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(0)} MiB`

/** Runs everything in turn, several times over, and prints what came of it. */
const measure = async (folder: string): Promise<void> => {
  const bytes = statSync(join(folder, bundleFiles.events)).size
  console.log(`${events.toLocaleString("en")} events, ${(bytes / events).toFixed(0)} bytes a line, ${megabytes(bytes)}`)
  console.log(`resident memory before: ${megabytes(process.memoryUsage.rss())}`)
  const runs = {
    "read and hash": inOneCall,
    "read and createHash": byAnObject,
    verify: verify(),
    "verify, no workers": verify(0)
  }
  const times = new Map<string, Array<number>>(Object.keys(runs).map((name) => [name, []]))
  const peaks = new Map<string, number>()
  let now = ""
  const watch = setInterval(() => peaks.set(now, Math.max(peaks.get(now) ?? 0, process.memoryUsage.rss())), 20)
  for (let round = 0; round < rounds; round++)
    for (const [name, work] of Object.entries(runs)) {
      globalThis.gc?.()
      now = name
      const begun = performance.now()
      await work(folder)
      times.get(name)!.push(performance.now() - begun)
    }
  clearInterval(watch)
  const base = median(times.get("read and hash")!)
  for (const [name, all] of times)
    console.log(
      `${name}: median ${median(all).toFixed(0)} ms of ${all.length}, ${(median(all) / base).toFixed(2)} ×, at most ${megabytes(peaks.get(name)!)} resident`
    )
}

const made = process.argv[4]
if (made !== undefined) await makeBundle(made)
else {
  const folder = mkdtempSync(join(tmpdir(), "keikaku-verify-speed-"))
  try {
    // Made by a process of its own, so that the memory measured is that of the verification alone.
    execFileSync(process.execPath, [...process.execArgv, process.argv[1]!, `${events}`, `${rounds}`, folder])
    await measure(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
