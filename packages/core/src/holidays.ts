// Holidays and working days, a door of their own: Japan's public holidays carry a table of some 30 kB gzipped, and working
// days, by any federation's holidays, answer with effect's Result, which is larger than the rest of the calendar.
export * from "./calendar/holidays.ts"
export * from "./calendar/working-day.ts"
