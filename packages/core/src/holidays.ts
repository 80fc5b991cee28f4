// Japan's public holidays: the calendar's only part that carries a table, of some 30 kB gzipped, and therefore a door of its
// own. Working days by any federation's holidays are in the calendar.
export * from "./calendar/holidays.ts"
