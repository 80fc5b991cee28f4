// Executes commands in which somebody wrote a name where the history takes a commitment: the name goes into the vault, and what
// stands for it into the command. What was sealed for a command that records nothing new is forgotten again.
import { Commitment, type Federation, SubjectId, Text } from "@keikaku/core"
import { type Application, commandTag, type Decision, decodeEvents, execute, findUnstorable } from "@keikaku/kernel"
import { Effect, Exit, Result, Schema } from "effect"
import { fieldsOf, jsonSchemaOf } from "./describe/payload-fields.ts"
import type { CommandRequest } from "./input/command-request.ts"
import { MalformedData } from "./input/malformed-data.ts"
import type { theVault } from "./vaults.ts"

const isText = Schema.is(Text)
const isCommitment = Schema.is(Commitment)

/** A text that is not itself a commitment, nor was meant to be one. */
const isPlain = (value: unknown): value is string =>
  isText(value) && !value.startsWith("commitment:") && findUnstorable(value) === undefined

const known = new WeakMap<object, ReadonlyArray<string>>()

/** The fields of a decision's payload that want a commitment; found once, for an import sends many commands. */
const commitmentFields = ({ payload }: Decision): ReadonlyArray<string> => {
  const found =
    known.get(payload) ??
    fieldsOf(jsonSchemaOf(payload)).flatMap(({ name, type }) => (type === "Commitment" ? [name] : []))
  known.set(payload, found)
  return found
}

/** The fields of a payload that want a commitment and were given something else. */
const plainFields = ({ decision, payload }: CommandRequest): ReadonlyArray<readonly [field: string, value: string]> => {
  if (typeof payload !== "object" || payload === null) return []
  const given = payload as Readonly<Record<string, unknown>>
  return commitmentFields(decision).flatMap((field) => {
    const value = given[field]
    return isPlain(value) ? [[field, value] as const] : []
  })
}

/** Whom a command's values are about: whom the event that it records is, by the same fields; `undefined` of a malformed command. */
const subjectOf = ({ decision, payload }: CommandRequest): string | undefined => {
  const commits = decision.records.flatMap((each) => each.commits ?? [])
  const subject = Result.try(() => commits[0]?.subject(payload))
  return Result.isSuccess(subject) && Schema.is(SubjectId)(subject.success) ? subject.success : undefined
}

const noVault = (field: string) =>
  new MalformedData({
    sentence: {
      ja: `${field}: 個人情報は記録に直接書けません。--vault と --vault-key で保管庫を指定してください。`,
      en: `${field}: personal data is not written into the history. Name the vault: --vault and --vault-key.`
    }
  })

/** The commitments that an earlier sending of the command was recorded with, if there was one: nothing is sealed for it again. */
const recordedBefore = Effect.fnUntraced(function* (
  { catalogue, store }: Application<Federation>,
  { metadata }: CommandRequest,
  fields: ReadonlyArray<string>
) {
  const [stored] = yield* store.read([{ types: [], tags: [commandTag(metadata.commandId)] }], { limit: 1 })
  if (stored === undefined) return undefined
  const events = yield* Effect.fromResult(decodeEvents(catalogue, stored))
  const found = events
    .flatMap(({ event }) => Object.entries(event))
    .filter(([field, value]) => fields.includes(field) && isCommitment(value))
  return found.length === fields.length ? Object.fromEntries(found) : undefined
})

/**
 * Executes a command, sealing its plain values first. They stay in the vault only if this very sending was recorded: not when it
 * was refused or failed, nor when another sending of it was faster, with a commitment of its own.
 */
export const executeSealing = Effect.fnUntraced(function* (
  application: Application<Federation>,
  request: CommandRequest,
  lazyVault: typeof theVault
) {
  const { decision, metadata, payload } = request
  const plain = plainFields(request)
  const subject = subjectOf(request)
  // Without a subject the command is malformed, and fails as such.
  if (plain.length === 0 || subject === undefined) return yield* execute(application, decision, payload, metadata)
  const executeAgain = Effect.gen(function* () {
    const fields = plain.map(([field]) => field)
    const before = yield* recordedBefore(application, request, fields)
    if (before === undefined) return undefined
    return yield* execute(application, decision, { ...(payload as object), ...before }, metadata)
  })
  const again = yield* executeAgain
  if (again !== undefined) return again
  const vault = yield* lazyVault
  if (vault === undefined) return yield* noVault(plain[0]![0])
  const sealed = yield* Effect.forEach(plain, ([field, value]) =>
    Effect.map(vault.seal(subject, value), (commitment) => [field, commitment] as const)
  )
  const command = { ...(payload as object), ...Object.fromEntries(sealed) }
  return yield* execute(application, decision, command, metadata).pipe(
    Effect.onExit((exit) =>
      Exit.isSuccess(exit) && exit.value._tag === "Recorded" && !exit.value.repeated
        ? Effect.void
        : vault.discard(sealed.map(([, commitment]) => commitment))
    ),
    // Another sending of it was faster, with a commitment of its own.
    Effect.catchTag("CommandIdTaken", (taken) =>
      Effect.flatMap(executeAgain, (again) => (again === undefined ? Effect.fail(taken) : Effect.succeed(again)))
    )
  )
}, Effect.uninterruptible)
