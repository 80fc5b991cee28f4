// Which keys sign for a log, and for which of its sizes: the keys that somebody trusts, and those to which they lead by
// hand-overs. A hand-over by the recovery key outweighs any by the key itself, which a thief may have signed.
import type { Label } from "@keikaku/kernel"
import { Result } from "effect"
import type { TrustedKey } from "./checkpoint.ts"
import { type HandOver, isRecoveryKey, readHandOver, recoveryName } from "./hand-over.ts"
import type { Hashing, Signing } from "./hashing.ts"
import { isSignedBy } from "./note.ts"
import { type VerifierKey, writeVerifierKey } from "./note-key.ts"

/** The keys of a log, the hand-overs that they were found by, and what cannot be decided. */
export interface KeyRing {
  /** Those to which outweighed or unsigned hand-overs lead are among them, and hold for no size. */
  readonly keys: ReadonlyArray<TrustedKey>
  /** Those that count, in the order in which they were followed. */
  readonly handOvers: ReadonlyArray<HandOver>
  /** Keys that were handed over twice: whoever held them signed both. */
  readonly contradictions: ReadonlyArray<Label>
}

/** Whether two keys are the same. */
export const isSameKey = (a: VerifierKey, b: VerifierKey): boolean => writeVerifierKey(a) === writeVerifierKey(b)

/** For no size at all. */
const never = { from: Number.POSITIVE_INFINITY, upTo: -1 }

const twice = (former: VerifierKey, sizes: ReadonlyArray<number>): Label => ({
  ja: `鍵 ${former.name}+${former.id} は、${sizes.join("件目と")}件目で、異なる鍵に引き継がれています。鍵の持ち主が両方に署名しました。`,
  en: `The key ${former.name}+${former.id} was handed over to different keys, at size ${sizes.join(" and at size ")}: whoever held it signed both.`
})

/**
 * The keys to which the trusted ones lead. A hand-over is followed forwards when the former key or a trusted recovery key has signed
 * it, and backwards when the next key is trusted, for it has signed it too. Notes that are malformed, or of other logs, are ignored.
 */
export const keyRing = (
  primitives: Pick<Hashing, "digest"> & Pick<Signing, "verify">,
  trusted: ReadonlyArray<VerifierKey>,
  notes: ReadonlyArray<string>
): KeyRing => {
  const all = notes.flatMap((note) => {
    const read = readHandOver(primitives, note)
    return Result.isSuccess(read) ? [read.success] : []
  })
  const keys: Array<TrustedKey> = trusted.filter((key) => !isRecoveryKey(key))
  const followed: Array<HandOver> = []
  const contradictions: Array<Label> = []
  const isRecovered = ({ note, origin }: HandOver) =>
    trusted.some((key) => key.name === recoveryName(origin) && isSignedBy(primitives, note, key))
  const indexOf = (key: VerifierKey) => keys.findIndex((each) => isSameKey(each, key))
  const follow = (handOver: HandOver) => {
    followed.push(handOver)
    const { former, next, size } = handOver
    const [at, to] = [indexOf(former), indexOf(next)]
    if (at < 0) keys.push({ ...former, upTo: size })
    else keys[at] = { ...keys[at]!, upTo: size }
    if (to < 0) keys.push({ ...next, from: size })
    else keys[to] = { ...keys[to]!, from: size }
  }
  for (let n = 0; n < keys.length; n++) {
    const key = keys[n]!
    for (const handOver of all) if (isSameKey(handOver.next, key) && indexOf(handOver.former) < 0) follow(handOver)
    if (followed.some(({ former }) => isSameKey(former, key))) continue
    const onwards = all.filter((handOver) => isSameKey(handOver.former, key))
    const recovered = onwards.filter(isRecovered)
    const own = onwards.filter(({ note }) => isSignedBy(primitives, note, key))
    const known = onwards.filter(({ next }) => indexOf(next) >= 0)
    const candidates = [recovered, known, own].find((each) => each.length > 0) ?? []
    const [first, ...others] = [...candidates].sort((a, b) => a.size - b.size)
    if (first === undefined) continue
    const other = others.find(
      ({ next, root, size }) => !isSameKey(next, first.next) || root !== first.root || size !== first.size
    )
    if (other === undefined) follow(first)
    else {
      contradictions.push(twice(key, [first.size, other.size]))
      keys[n] = { ...keys[n]!, upTo: first.size }
    }
  }
  const outweighed = all.map(({ next }) => next).filter((next) => indexOf(next) < 0)
  return {
    keys: [...keys, ...outweighed.map((key) => ({ ...key, ...never }))],
    handOvers: followed,
    contradictions
  }
}
