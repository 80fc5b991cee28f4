// Who may ask what: the role before anything is read, and the unit that the role is held for on what would be recorded. A host
// that has rules of its own checks them before it asks, and needs no policy here.
import type { AnyEvent, Policy, Rejection } from "@keikaku/kernel"
import { type Actor, parseActor, type Role, rolesOfUnit } from "./actor.ts"
import type { Plan } from "./define-plan.ts"
import type { Federation } from "./federation/index.ts"
import { NotPermitted } from "./shared-refusals.ts"

/** A policy for decisions and for reports. */
export interface PlanPolicy extends Policy<Federation> {
  readonly mayRead: (
    report: { readonly name: string; readonly by: ReadonlyArray<Role> | undefined },
    actor: string
  ) => Rejection | undefined
}

/** The first tag of a kind names whose the event is: `branch:13` before the branch that a case is moved to. */
const ownerOf = (plan: Plan, event: AnyEvent, kind: string): string | undefined =>
  plan.catalogue.events
    .get(event._tag)
    ?.tags(event)
    .find((tag) => tag.startsWith(`${kind}:`))
    ?.slice(kind.length + 1)

const isOwn = (plan: Plan, { role, unit }: Actor, event: AnyEvent): boolean =>
  !rolesOfUnit.has(role) || ownerOf(plan, event, role) === unit

/** Whether a role is among those that may; `system` is the host's own process and may what anybody may. */
const isAmong = (by: ReadonlyArray<Role>, actor: Actor | undefined): boolean =>
  actor !== undefined && (actor.role === "system" || by.includes(actor.role))

/**
 * Decides by the roles that the plan's decisions and reports name. A branch, an association or a promoter records only what is
 * its own. An actor that is not written `role/id` or `role:unit/id` may nothing.
 */
export const byRole = (plan: Plan): PlanPolicy => ({
  mayAsk: ({ name }, { actor }) =>
    isAmong(plan.askedBy.get(name) ?? [], parseActor(actor)) ? undefined : NotPermitted({ actor, asked: name }),
  mayRecord: ({ name }, events, { actor }) => {
    const parsed = parseActor(actor)
    return parsed !== undefined && events.every((event) => isOwn(plan, parsed, event))
      ? undefined
      : NotPermitted({ actor, asked: name })
  },
  mayRead: ({ by, name }, actor) =>
    by === undefined || isAmong(by, parseActor(actor)) ? undefined : NotPermitted({ actor, asked: name })
})
