// The tree of a bundle, which takes leaves by the block where it can, has the roots of one that takes them one by one.
import { compactRange, type Digest, sha256 } from "@keikaku/audit"
import fc from "fast-check"
import { expect, it } from "vitest"
import { rootTrail } from "../../packages/audit/src/bundle/root-trail.ts"

const most = 1_400
const leaves = Array.from({ length: most }, (_, n) => sha256.leaf(`${n}`))

const range = compactRange(sha256)
const states = [{ size: 0, root: range.root(), subtrees: range.subtrees() }]
for (const leaf of leaves) {
  range.append(leaf)
  states.push({ size: range.size(), root: range.root(), subtrees: range.subtrees() })
}

const size = fc.nat({ max: most })

/** Appends the leaves from one size to another, in parts. */
const grow = (
  append: (leaves: ReadonlyArray<Digest>) => void,
  from: number,
  to: number,
  parts: ReadonlyArray<number>
) => {
  for (const [n, part] of parts.entries())
    append(leaves.slice(n === 0 ? from : Math.max(parts[n - 1]!, from), Math.min(part, to)))
}

it("wherever it starts, however the leaves come, the root at every remembered size is that of the tree", () => {
  fc.assert(
    fc.property(size, size, fc.array(size), fc.array(size), (some, other, sizes, cuts) => {
      const [from, to] = [Math.min(some, other), Math.max(some, other)]
      const trail = rootTrail(states[from]!, sizes)
      const parts = [...cuts.filter((cut) => cut >= from && cut <= to).sort((a, b) => a - b), to]
      grow(trail.append, from, to, parts)
      expect(trail.size()).toBe(to)
      for (const each of sizes)
        expect(trail.rootAt(each)).toBe(each >= from && each <= to ? states[each]!.root : undefined)
    })
  )
})

it("a fork goes its own way and remembers what was before", () => {
  const trail = rootTrail(states[0]!, [100, 700, 1_000])
  trail.append(leaves.slice(0, 600))
  const fork = trail.fork()
  trail.append(leaves.slice(600))
  fork.append(leaves.slice(0, 400))
  for (const each of [100, 700, 1_000]) expect(trail.rootAt(each)).toBe(states[each]!.root)
  expect(fork.rootAt(100)).toBe(states[100]!.root)
  expect(fork.rootAt(700)).not.toBe(states[700]!.root)
})
