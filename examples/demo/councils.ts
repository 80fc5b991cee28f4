// The councils of each branch with the Labour Bureau: three in the year, as the plan has it (§4(1)), a name list at the first. The days
// and the number of businesses on the lists are invented.
import { council } from "@keikaku/core"
import { LocalDate } from "@keikaku/kernel"
import type { Branch, Field } from "./field.ts"
import { type Script, step, wrongStep } from "./step.ts"

const { AgreeCouncilRoles, HandOverNameList, HoldCouncil } = council

const councilDays = ["2023-06-13", "2023-10-11", "2024-02-06"].map((day) => LocalDate.make(day))

/** The branch's council that meets on a day or next after it. */
export const nextCouncil = (
  code: string,
  date: LocalDate
): { readonly id: string; readonly on: LocalDate } | undefined => {
  const at = councilDays.findIndex((day) => day >= date)
  return at < 0 ? undefined : { id: `council-${code}-${at + 1}`, on: councilDays[at]! }
}

/** The branch's name list, once it was handed over. */
export const nameListBy = (code: string, date: LocalDate): string | undefined =>
  date < councilDays[0]! ? undefined : `list-${code}-1`

const ofBranch = ({ actor, code, size }: Branch): Script =>
  councilDays.flatMap((on, n) => {
    const held = { council: `council-${code}-${n + 1}` }
    const list = { ...held, list: `list-${code}-1`, businesses: 40 + size.index }
    const meeting = step(HoldCouncil, on, actor, { ...held, branch: code, topics: ["targets", "difficult-cases"] })
    if (n > 0) return [meeting]
    return [
      meeting,
      step(AgreeCouncilRoles, on, actor, { ...held, roles: "局は説明会で周知し、支部は個別に勧奨する" }),
      step(HandOverNameList, on, actor, list),
      ...(size.index === 0
        ? [wrongStep("NameListIdTaken", HandOverNameList, on, actor, { ...list, businesses: 1 })]
        : [])
    ]
  })

/** The year's councils. */
export const councils = ({ branches }: Field): ReadonlyArray<Script> => branches.map(ofBranch)
