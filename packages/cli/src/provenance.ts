// The provenance of a report, printed with it: how much of the record, with which root, and which version of the program read it. Whoever
// asks the same question of the same record gets the same answer, and can see that it is the same. The root is that of the very lines
// from which the figures were computed; where these are not the ones that were signed or hashed before, the report says so.
import { base64Of, fingerprintOf, type Provenance as Hashed, hexOf, sha256 } from "@keikaku/audit"
import { separated } from "@keikaku/core"
import type { Label, Language } from "@keikaku/kernel"
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
  /** The root of the tree over them, in Base64: that of a checkpoint of this size. Null where a line is missing. */
  readonly root: string | null
  /** Present where the lines are not those that were hashed or signed before. */
  readonly altered?: true
  /** Name and version. */
  readonly program: string
  /** SHA-256 of all kinds of events with their versions, in hexadecimal: which upcasters read the record. */
  readonly events: string
}

/** The provenance of a report of the first `size` events, whose lines were hashed. */
export const provenanceOf = Effect.fnUntraced(function* ({ isAsStored, rootAt }: Hashed, size: number) {
  const { name, version } = yield* Program
  const root = rootAt(size)
  const provenance: Provenance = {
    size,
    root: root === undefined ? null : base64Of(root),
    ...(isAsStored ? {} : { altered: true }),
    program: `${name} ${version}`,
    events: hexOf(fingerprintOf(sha256, (yield* ProgramPlan).catalogue))
  }
  return provenance
})

/** What is said of a report whose lines were changed. */
export const alteredNote: Label = {
  ja: "記録が変えられています。この帳票の数字は、署名またはハッシュを取ったときの記録によるものではありません。keikaku checkpoint verify で確かめてください。",
  en: "The record has been altered: these figures are not of the record that was signed or hashed. See keikaku checkpoint verify."
}

/** The same as a line for people. */
export const provenanceText = ({ events, program, root, size }: Provenance, lang: Language): string =>
  lang === "ja"
    ? `記録 ${separated(size)}件　ルート ${root ?? "—"}　${program}　出来事の定義 ${events.slice(0, 16)}`
    : `Record: ${separated(size)} events, root ${root ?? "—"}; ${program}, definitions of events ${events.slice(0, 16)}`
