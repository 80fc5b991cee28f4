// The provenance of a report, printed with it: how much of the record, with which root, and which version of the program read it. Whoever
// asks the same question of the same record gets the same answer, and can see that it is the same.
import { base64Of, fingerprintOf, hexOf, rootOf, sha256 } from "@keikaku/audit"
import { separated } from "@keikaku/core"
import type { Language, StoreWithSidecar } from "@keikaku/kernel"
import { Context, Effect } from "effect"
import { ProgramPlan } from "./setting/the-plan.ts"

/** The program: keikaku, or a host's own. */
export class Program extends Context.Service<Program, { readonly name: string; readonly version: string }>()(
  "keikaku/cli/Program"
) {}

/** The record that a report was computed from, and by what. */
export interface Provenance {
  /** How many events had been recorded. */
  readonly size: number
  /** The root of the tree over them, in Base64: that of a checkpoint of this size. */
  readonly root: string
  /** Name and version. */
  readonly program: string
  /** SHA-256 of all kinds of events with their versions, in hexadecimal: which upcasters read the record. */
  readonly events: string
}

/** The provenance of a report of the first `size` events. Reads what no kept hash covers; writes nothing. */
export const provenanceOf = Effect.fnUntraced(function* (store: StoreWithSidecar, size: number) {
  const { name, version } = yield* Program
  const { root } = yield* rootOf(store, sha256, size)
  const provenance: Provenance = {
    size,
    root: base64Of(root),
    program: `${name} ${version}`,
    events: hexOf(fingerprintOf(sha256, (yield* ProgramPlan).catalogue))
  }
  return provenance
})

/** The same as a line for people. */
export const provenanceText = ({ events, program, root, size }: Provenance, lang: Language): string =>
  lang === "ja"
    ? `記録 ${separated(size)}件　ルート ${root}　${program}　出来事の定義 ${events.slice(0, 16)}`
    : `Record: ${separated(size)} events, root ${root}; ${program}, definitions of events ${events.slice(0, 16)}`
