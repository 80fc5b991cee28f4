// Who asks: a role, the unit that it is held for, and whoever it is there. The log keeps it as one text, `branch:13/c-7`.

/** The roles in which somebody may ask. `system` is the host's own process, such as an import. */
export const roles = ["headquarters", "branch", "association", "promoter", "auditor", "system"] as const
export type Role = (typeof roles)[number]

/** The roles that are held for one unit: that branch, that association, that promoter, and no other. */
export const rolesOfUnit: ReadonlySet<Role> = new Set(["branch", "association", "promoter"])

/** An actor, taken apart. `unit` is the branch, association or promoter for which the role is held. */
export interface Actor {
  readonly role: Role
  readonly unit: string | undefined
  readonly id: string
}

const written = /^([a-z]+)(?::([0-9A-Za-z._-]{1,64}))?\/([0-9A-Za-z._@-]{1,128})$/u

/** Reads `role/id` or `role:unit/id`; `undefined` for anything else, and where a role lacks the unit that it is held for.
 * @example
 * ```ts
 * import { parseActor } from "@keikaku/core"
 * parseActor("branch:13/c-7") // => { role: "branch", unit: "13", id: "c-7" }
 * parseActor("headquarters/c-1") // => { role: "headquarters", unit: undefined, id: "c-1" }
 * parseActor("branch/c-7") // => undefined
 * parseActor("Taro") // => undefined
 * ```
 */
export const parseActor = (text: string): Actor | undefined => {
  const [, name, unit, id] = written.exec(text) ?? []
  const role = roles.find((each) => each === name)
  if (role === undefined || id === undefined || rolesOfUnit.has(role) !== (unit !== undefined)) return undefined
  return { role, unit, id }
}
