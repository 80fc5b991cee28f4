// What a command rests on, from the flags of `keikaku do`: files that show it, and the event that it corrects. A file is hashed as it
// is read and never kept; of the event that is corrected the leaf hash is taken from the line as it is stored.
import { createHash } from "node:crypto"
import { createReadStream } from "node:fs"
import { basename } from "node:path"
import { hexOf, sha256 } from "@keikaku/audit"
import { type Correction, type Evidence, everything, type Grounds } from "@keikaku/kernel"
import { Effect, Option } from "effect"
import { Flag } from "effect/cli"
import { UsageError } from "../exit-code.ts"
import { openStore } from "../stores.ts"
import { unreadable } from "./text-lines.ts"

/** The flags that say what a command rests on. */
export const groundsFlags = {
  corrects: Flag.Int("corrects").pipe(
    Flag.withMetavar("position"),
    Flag.withDescription("この位置の記録を訂正する / It corrects the event at this position"),
    Flag.optional
  ),
  reason: Flag.String("reason").pipe(
    Flag.withDescription("訂正の理由（--corrects とともに） / Why it corrects"),
    Flag.optional
  ),
  approver: Flag.String("approver").pipe(
    Flag.withDescription(
      "訂正の承認者の識別子（--corrects とともに、氏名は不可） / Who approved the correction: no name"
    ),
    Flag.optional
  ),
  evidence: Flag.String("evidence").pipe(
    Flag.withMetavar("file"),
    Flag.withDescription(
      "根拠となる文書（繰り返し可）。名前とSHA-256だけを記録する / A document that shows it (repeatable); recorded are its name and hash"
    ),
    Flag.between(0, 100)
  )
}

interface Given {
  readonly corrects: Option.Option<number>
  readonly reason: Option.Option<string>
  readonly approver: Option.Option<string>
  readonly evidence: ReadonlyArray<string>
}

const hashOf = async (path: string): Promise<string> => {
  const hash = createHash("sha256")
  for await (const chunk of createReadStream(path)) hash.update(chunk)
  return hash.digest("hex")
}

const evidenceIn = (path: string) =>
  Effect.map(
    Effect.tryPromise({ try: () => hashOf(path), catch: unreadable(path) }),
    (sha256): Evidence => ({ name: basename(path), sha256 })
  )

const incomplete = new UsageError({
  sentence: {
    ja: "--corrects と --reason と --approver は三つとも指定してください。",
    en: "--corrects, --reason and --approver go together."
  }
})

const noSuchPosition = (position: number) =>
  new UsageError({
    sentence: {
      ja: `--corrects ${position}: その位置の記録はありません。`,
      en: `--corrects ${position}: nothing is recorded at that position.`
    }
  })

const correctionOf = Effect.fnUntraced(function* ({ approver, corrects, reason }: Given) {
  if (Option.isNone(corrects) && Option.isNone(reason) && Option.isNone(approver)) return undefined
  if (Option.isNone(corrects) || Option.isNone(reason) || Option.isNone(approver)) return yield* incomplete
  const position = corrects.value
  const { store } = yield* openStore("existing")
  const [stored] = yield* store.read(everything, { after: Math.max(position - 1, 0), limit: 1 })
  if (stored?.position !== position) return yield* noSuchPosition(position)
  const leaf = hexOf(sha256.leaf(stored.line))
  return { position, leaf, reason: reason.value, approver: approver.value } satisfies Correction
}, Effect.scoped)

/** What the flags say a command rests on. */
export const groundsOf = Effect.fnUntraced(function* (given: Given) {
  const corrects = yield* correctionOf(given)
  const [first, ...others] = yield* Effect.forEach(given.evidence, evidenceIn)
  return {
    ...(corrects === undefined ? {} : { corrects }),
    ...(first === undefined ? {} : { evidence: [first, ...others] })
  } satisfies Grounds as Grounds
})
