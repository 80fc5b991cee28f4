// What others than the keeper of the log say of its checkpoints: witnesses that saw it grow, authorities that saw it at a time. Verified
// where the auditor asks for it, and names whom to believe.
import { join } from "node:path"
import type { Label } from "@keikaku/kernel"
import { Result } from "effect"
import { type WitnessPolicy, witnessed } from "../cosignature.ts"
import { ed25519 } from "../node-crypto.ts"
import type { Authority } from "../timestamp/authority.ts"
import { decodeTimeStamp, type KeptTimeStamp } from "../timestamp/kept.ts"
import { type Anchors, readNote } from "./check-checkpoints.ts"
import { bundleFiles } from "./layout.ts"
import { linesIn } from "./line-reader.ts"
import type { Finding, StampSeen, WitnessSeen } from "./report.ts"

interface Seen<A> {
  readonly seen: ReadonlyArray<A>
  readonly findings: ReadonlyArray<Finding>
}

const finding = (status: Finding["status"], file: Finding["file"], sentence: Label): Finding => ({
  status,
  file,
  sentence
})

/** Whether enough witnesses have cosigned the last checkpoint, which covers the whole bundle. */
export const checkWitnesses = ({ last }: Anchors, policy: WitnessPolicy | undefined): Seen<WitnessSeen> => {
  if (policy === undefined || last === undefined) return { seen: [], findings: [] }
  const { altered, cosignatures } = witnessed(ed25519, last, policy)
  const seen = cosignatures.map(({ time, witness: { name } }) => ({ name, time }))
  const file = bundleFiles.checkpoints
  const few = finding("not-checked", file, {
    ja: `最後のチェックポイントに連署した証人は、指定されたうちの${seen.length}人です（${policy.atLeast}人必要）。`,
    en: `Of the given witnesses ${seen.length} have cosigned the last checkpoint; ${policy.atLeast} are asked for.`
  })
  return {
    seen,
    findings: [
      ...altered.map(({ name }) =>
        finding("altered", file, {
          ja: `証人 ${name} の連署が、最後のチェックポイントの本文と合いません。`,
          en: `The cosignature of the witness ${name} does not match the last checkpoint.`
        })
      ),
      ...(seen.length < policy.atLeast ? [few] : [])
    ]
  }
}

const notesOf = async (folder: string, sizes: ReadonlySet<number>): Promise<ReadonlyArray<string>> => {
  const notes: Array<string> = []
  for await (const lines of linesIn(join(folder, bundleFiles.checkpoints)))
    for (const line of lines) {
      const note = line === undefined ? undefined : readNote(line)
      if (note !== undefined && sizes.has(Number(note.split("\n", 2)[1]))) notes.push(note)
    }
  return notes
}

const file = bundleFiles.timeStamps

const none = finding("not-checked", file, {
  ja: "指定された認証局によるタイムスタンプがありません。",
  en: "There is no time-stamp by a given authority."
})

const malformed = finding("malformed", file, {
  ja: "タイムスタンプの形式が正しくありません。",
  en: "A time-stamp is malformed."
})

/** Verifies the time-stamps of signed checkpoints, where authorities are given. Those of others count for nothing and against nothing. */
export const checkStamps = async (
  folder: string,
  { checkpoints }: Anchors,
  authorities: ReadonlyArray<Authority> | undefined
): Promise<Seen<StampSeen>> => {
  if (authorities === undefined || authorities.length === 0) return { seen: [], findings: [] }
  const kept: Array<KeptTimeStamp> = []
  const findings: Array<Finding> = []
  const sizes = new Set(checkpoints.map(({ size }) => size))
  for await (const lines of linesIn(join(folder, file)))
    for (const line of lines) {
      const stamp = line === undefined ? undefined : decodeTimeStamp(line)
      if (stamp === undefined) findings.push(malformed)
      else if (sizes.has(stamp.size)) kept.push(stamp)
    }
  // What reads ASN.1 is loaded only for this.
  const { checkTimeStamps } = await import("../timestamp/time-stamps.ts")
  const notes = await notesOf(folder, new Set(kept.map(({ size }) => size)))
  const seen: Array<StampSeen> = []
  for (const { result, size } of checkTimeStamps(kept, { notes, authorities })) {
    if (Result.isSuccess(result)) seen.push({ size, time: result.success.time, authority: result.success.authority })
    else if (result.failure.status !== "not-checked")
      findings.push(finding(result.failure.status, file, result.failure.sentence))
  }
  return { seen, findings: seen.length === 0 && findings.length === 0 ? [none] : findings }
}
