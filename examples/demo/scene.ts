// How a mistake is put beside a step of a case: it is made on the same day, by the same hands, and changes nothing.
// Which mistakes there are stands in bad-commands.ts.
import type { Decision } from "@keikaku/kernel"
import type { Life } from "./case-life.ts"
import type { Field } from "./field.ts"
import { type Script, type Step, wrongStep } from "./step.ts"

/** A case, and the step beside which a mistake is made. */
export interface Scene {
  readonly life: Life
  readonly field: Field
  readonly beside: Step
}

/** A mistake: the code under which it must be refused, and the script with it, where it can be made. */
export interface Mistake {
  readonly refusal: string
  readonly make: (life: Life, field: Field) => Script | undefined
}

/** The wrong command, where the scene allows one. */
export type Wrong = readonly [decision: Decision<any>, command: Readonly<Record<string, unknown>>] | undefined

const beside =
  (shift: 0 | 1) =>
  (
    decision: Decision<any>,
    refusal: string,
    wrong: (scene: Scene) => Wrong,
    suits: (step: Step, life: Life) => boolean = () => true
  ): Mistake => ({
    refusal,
    make: (life, field) => {
      const at = life.script.findIndex((each) => each.decision === decision)
      const found = life.script[at]
      if (found === undefined || !suits(found, life)) return undefined
      const made = wrong({ life, field, beside: found })
      if (made === undefined) return undefined
      return life.script.toSpliced(at + shift, 0, wrongStep(refusal, made[0], found.on, found.actor, made[1]))
    }
  })

/** A mistake just before the first step of that kind. */
export const before = beside(0)

/** A mistake just after the first step of that kind. */
export const after = beside(1)
