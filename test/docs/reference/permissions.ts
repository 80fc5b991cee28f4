// Who may ask and read what.
import { type Role, roles, zenkokuPlan } from "@keikaku/core"
import { both, derived, mark, page, table } from "./markdown.ts"

const marks = (isAmong: (role: Role) => boolean) => roles.map((role) => mark(role === "system" || isAmong(role)))

/** The page. */
export const permissions = (): string =>
  page(
    "# Who may ask what",
    [
      `${derived} It is what \`byRole(plan)\` enforces; without a policy`,
      "everybody may ask everything, and the host checks. An actor is written `role/id`, or `role:unit/id` for a role that is held",
      "for one unit (`branch:13/c-7`): what such an actor records must be of that unit, by the first tag of the kind. `system` is",
      "the host's own process, such as an import: it may ask whatever anybody may ask."
    ].join("\n"),
    "## Decisions",
    table(
      ["Topic", "Decision", "", ...roles],
      zenkokuPlan.topics.flatMap((topic) =>
        topic.decisions.map(({ by, label, name }) => [
          topic.name,
          `\`${name}\``,
          both(label),
          ...marks((role) => (by ?? topic.by).includes(role))
        ])
      )
    ),
    "## Reports",
    table(
      ["Report", "", ...roles],
      [...zenkokuPlan.reports.values()].map(({ by, label, name }) => [
        `\`${name}\``,
        both(label),
        ...marks((role) => by === undefined || by.includes(role))
      ])
    )
  )
