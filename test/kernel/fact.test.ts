// Facts start from one value for ever: a rule that changed it in place would change every fact of its kind.
import { type AnyEvent, defineEvent, fact, LocalDate, type Recorded } from "@keikaku/kernel"
import { Schema } from "effect"
import { expect, it } from "vitest"

const Counted = defineEvent("Counted", { label: "数え", fields: { n: Schema.Int }, tags: () => ["counter:1"] })
const counted = { event: Counted({ n: 1, occurredOn: LocalDate.make("2024-04-01") }) } as unknown as Recorded<AnyEvent>

it("what a fact starts from cannot be changed by a rule, however deep", () => {
  const rules: ReadonlyArray<(state: { list: Array<number>; inner: { n: number } }) => void> = [
    (state) => void state.list.push(1),
    (state) => void Object.assign(state.inner, { n: 1 }),
    (state) => void Object.assign(state, { list: [] })
  ]
  for (const rule of rules) {
    const changing = fact({ list: [] as Array<number>, inner: { n: 0 } }).on(Counted, (state) => {
      rule(state)
      return state
    })
    expect(() => changing.evolve(changing.initial, counted)).toThrow(TypeError)
    expect(changing.initial).toEqual({ list: [], inner: { n: 0 } })
  }
})

it("a map or a set is not frozen: only a new one is a new state", () => {
  const names = fact<ReadonlySet<number>>(new Set()).on(Counted, (all, { n }) => new Set([...all, n]))
  expect([...names.evolve(names.initial, counted)]).toEqual([1])
  expect([...names.initial]).toEqual([])
})
