// Everything that is going to be handed in, from the draft of the plan to the last day of the fiscal year.
import { canvassing } from "@keikaku/core"
import { associationsYear } from "./associations.ts"
import { badAppointments } from "./bad-appointments.ts"
import { mistakeMaker } from "./bad-commands.ts"
import { caseLife } from "./case-life.ts"
import { councils } from "./councils.ts"
import { type Branch, type Field, fieldOf } from "./field.ts"
import { guidanceWork } from "./guidance-work.ts"
import { meetingsYear } from "./meetings.ts"
import { officeWork } from "./office-work.ts"
import type { Options } from "./options.ts"
import { outreach } from "./outreach.ts"
import { planning } from "./planning.ts"
import { setUp } from "./set-up.ts"
import type { Script } from "./step.ts"
import { voices } from "./voices.ts"
import type { Groups } from "./year.ts"

const { CanvassCase } = canvassing

/** In one case of this many, somebody makes a mistake. */
const oneMistakeIn = 8

const caseScripts = (field: Field): ReadonlyArray<Script> => {
  const withMistake = mistakeMaker(field)
  let count = 0
  const ofBranch = (branch: Branch): ReadonlyArray<Script> => {
    const scripts: Array<Script> = []
    for (let canvasses = 0; canvasses < branch.size.canvasses; ) {
      const life = caseLife(field, branch, scripts.length)
      canvasses += life.script.filter(({ decision }) => decision === CanvassCase).length
      scripts.push(life.isPlain && ++count % oneMistakeIn === 0 ? withMistake(life) : life.script)
    }
    return scripts
  }
  return field.branches.flatMap(ofBranch)
}

/** The scripts of a synthetic year, in groups: on each day headquarters and promoters come before the cases. */
export const scriptsOf = (options: Options): Groups => {
  const field = fieldOf(options)
  const promoters = field.branches.flatMap(({ colleagues }) => colleagues.map(({ script }) => script))
  return [
    ...setUp,
    promoters,
    [
      ...[officeWork(options.seed), badAppointments(field), associationsYear],
      ...[...meetingsYear, ...planning, ...guidanceWork, ...councils(field), ...outreach, ...voices]
    ],
    caseScripts(field)
  ]
}
