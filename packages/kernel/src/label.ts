// What people see of a thing that code names: Japanese by default, English on request.

/** The name of an event, a command, a figure or a report in both languages. */
export interface Label {
  readonly ja: string
  readonly en: string
}

/** The languages that every label and every sentence exists in. */
export const languages = ["ja", "en"] as const
export type Language = (typeof languages)[number]
