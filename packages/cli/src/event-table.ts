// Recorded events as rows: the same events that JSON shows whole, in columns for people and for spreadsheets.
import { type Cell, type Column, column, columnsOf } from "@keikaku/core"
import type { Catalogue, Label, Recorded } from "@keikaku/kernel"
import type { Format, Row } from "./table/format.ts"

const forPeople = columnsOf({
  position: column.count("位置", "Position"),
  occurredOn: column.date("発効日", "Occurred on"),
  recordedAt: column.text("記録日時（UTC）", "Recorded at"),
  label: column.text("出来事", "Event"),
  summary: column.text("内容", "Content"),
  grounds: column.text("根拠", "Grounds")
})

const forPrograms: ReadonlyArray<Column> = [
  ...["position", "id", "type", "occurredOn", "recordedAt", "actor", "commandId", "correlationId", "causationId"],
  ...["tags", "data", "evidence", "corrects"]
].map((key) => ({ key, ...column.text(key, key) }))

/** The columns in which a history is printed: few for people; for CSV the whole event, its data as JSON. */
export const eventColumns = (format: Exclude<Format, "json">): ReadonlyArray<Column> =>
  format === "csv" ? forPrograms : forPeople

const jsonOrNull = (value: unknown): Cell => (value === undefined ? null : JSON.stringify(value))

/** What an event rests on, for people: what it corrects, why and with whose approval, and its documents. */
const groundsText = ({ corrects, evidence }: Recorded): Label => {
  const names = (evidence ?? []).map(({ name }) => name)
  const text = (word: string, sign: string) => [
    ...(corrects === undefined
      ? []
      : [`${word} #${corrects.position}${sign}${corrects.reason} (${corrects.approver})`]),
    ...names
  ]
  return { ja: text("訂正", "：").join("、"), en: text("corrects", ": ").join(", ") }
}

/** An event as a row that serves both. */
export const eventRow = (catalogue: Catalogue, recorded: Recorded): Row<Cell> => {
  const { _tag: type, occurredOn, ...data } = recorded.event
  const label = catalogue.events.get(type)?.label ?? type
  return {
    position: recorded.position,
    id: recorded.id,
    type,
    occurredOn,
    recordedAt: recorded.recordedAt,
    actor: recorded.actor,
    commandId: recorded.commandId,
    correlationId: recorded.correlationId,
    causationId: recorded.causationId ?? null,
    tags: recorded.tags.join(" "),
    data: JSON.stringify(data),
    evidence: jsonOrNull(recorded.evidence),
    corrects: jsonOrNull(recorded.corrects),
    grounds: groundsText(recorded),
    label,
    summary: Object.entries(data)
      .map(([key, value]) => `${key}=${typeof value === "string" ? value : JSON.stringify(value)}`)
      .join(" ")
  }
}
