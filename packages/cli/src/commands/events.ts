// `keikaku events`: what is recorded. With a name: the fields of that kind of event.
import { column, columnsOf, type Plan, type Table } from "@keikaku/core"
import { Effect, Option } from "effect"
import { Argument, Command } from "effect/cli"
import { eventText } from "../describe/definition-text.ts"
import { UsageError } from "../exit-code.ts"
import { reportingFailures } from "../failure.ts"
import { nearest } from "../nearest.ts"
import { print } from "../output.ts"
import { Lang } from "../setting/language.ts"
import { thePlan } from "../setting/the-plan.ts"
import { renderTable } from "../table/render-table.ts"
import { formatFlag } from "./format-flag.ts"

const table = ({ catalogue }: Plan): Table => ({
  columns: columnsOf({
    event: column.text("名前", "Name"),
    label: column.text("出来事", "Event"),
    version: column.count("版", "Version")
  }),
  rows: [...catalogue.events.values()].map(({ label, type, version }) => ({ event: type, label, version })),
  notes: []
})

/** The failure of naming an event that does not exist, with the nearest that does. */
export const unknownEvent = (catalogue: Plan["catalogue"], flag: string, name: string): UsageError => {
  const meant = nearest(name, catalogue.events.keys())
  return new UsageError({
    sentence: {
      ja: `${flag}「${name}」という出来事はありません。${meant === undefined ? "一覧は keikaku events にあります。" : `「${meant}」ではありませんか。`}`,
      en: `${flag}There is no event ${name}.${meant === undefined ? " See keikaku events." : ` Did you mean ${meant}?`}`
    }
  })
}

const config = {
  name: Argument.String("Event").pipe(
    Argument.withDescription("出来事の名前 / Name of a kind of event"),
    Argument.optional
  ),
  format: formatFlag
}

/** Lists the kinds of events, or describes one. */
export const events = Command.make("events", config, ({ format, name }) =>
  reportingFailures(
    Effect.gen(function* () {
      const lang = yield* Lang
      const plan = yield* thePlan
      if (Option.isNone(name)) return yield* print(renderTable(table(plan), { format, lang }))
      const event = plan.catalogue.events.get(name.value)
      if (event === undefined) return yield* unknownEvent(plan.catalogue, "", name.value)
      yield* print(eventText(event, format, lang))
    })
  )
).pipe(Command.withDescription("出来事の一覧と説明 / List the kinds of events, or describe one"))
