// Japan's public holidays and the days on which offices are open: the calendar's only part that carries a table, of some
// 30 kB gzipped, and therefore a door of its own.
export * from "./calendar/holidays.ts"
export * from "./calendar/working-day.ts"
